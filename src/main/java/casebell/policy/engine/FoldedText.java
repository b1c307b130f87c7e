package casebell.policy.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A text as one byte for each character, in lower case as far as ASCII goes, in which phrases are looked for eight places at a time. Characters beyond
 * Latin lose their upper half, so what is found is no answer yet, but what is not found is not there. Makes no garbage, but when a text is longer than
 * all before.
 */
final class FoldedText {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final int FIRST = 512;
    /** Two words may be read beyond the end. */
    private static final int MARGIN = 16;
    /** Count as {@code k} and {@code s} when case does not matter, which their lower half does not tell. */
    private static final int KELVIN = 0x212a;

    private static final int LONG_S = 0x017f;

    private byte[] bytes = new byte[FIRST];
    private int length;
    private boolean isTelling;
    private boolean isRead;

    /** Another case begins. */
    void forget() {
        isRead = false;
    }

    /** Whether it holds the text of the case at hand. */
    boolean isRead() {
        return isRead;
    }

    /** Takes over a text. */
    @SuppressWarnings(
            "deprecation") // the only way to the bytes of a text that makes no garbage; that it drops upper halves is
    // wanted here
    void read(String text) {
        isRead = true;
        length = text.length();
        isTelling = text.indexOf(KELVIN) < 0 && text.indexOf(LONG_S) < 0;
        if (bytes.length < length + MARGIN) {
            bytes = new byte[2 * (length + MARGIN)];
        }
        text.getBytes(0, length, bytes, 0);
        Arrays.fill(bytes, length, length + MARGIN, (byte) 0);
        for (int i = 0; i < length; i += Long.BYTES) {
            EIGHT.set(bytes, i, lower((long) EIGHT.get(bytes, i)));
        }
    }

    /** Whether a phrase of at least two characters may stand in it; {@code false} is certain. */
    boolean mayHold(byte[] phrase) {
        if (!isTelling) {
            return true;
        }
        long first = (phrase[0] & 0xffL) * ONES;
        long second = (phrase[1] & 0xffL) * ONES;
        int last = length - phrase.length;
        for (int i = 0; i <= last; i += Long.BYTES) {
            long differs = ((long) EIGHT.get(bytes, i) ^ first) | ((long) EIGHT.get(bytes, i + 1) ^ second);
            // the top bit of each byte that is zero, and perhaps of some above it
            if (((differs - ONES) & ~differs & TOPS) != 0 && isAmong(phrase, i, Math.min(last, i + Long.BYTES - 1))) {
                return true;
            }
        }
        return false;
    }

    private boolean isAmong(byte[] phrase, int from, int to) {
        for (int i = from; i <= to; i++) {
            if (Arrays.equals(bytes, i, i + phrase.length, phrase, 0, phrase.length)) {
                return true;
            }
        }
        return false;
    }

    /** What a folded phrase is looked for as. */
    static byte[] bytes(String phrase) {
        byte[] bytes = new byte[phrase.length()];
        for (int i = 0; i < bytes.length; i++) {
            int low = phrase.charAt(i) & 0xff;
            bytes[i] = (byte) (low >= 'A' && low <= 'Z' ? low + ('a' - 'A') : low);
        }
        return bytes;
    }

    /** Eight bytes with {@code A} to {@code Z} in lower case. */
    private static long lower(long eight) {
        long low = eight & ~TOPS;
        long fromA = low + ONES * (0x80 - 'A');
        long aboveZ = low + ONES * (0x80 - 'Z' - 1);
        return eight + ((fromA & ~aboveZ & ~eight & TOPS) >>> 2);
    }
}
