package casebell.policy.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A text as one byte for each character, in lower case as far as ASCII goes, in which phrases are looked for. Characters beyond Latin lose their upper
 * half, so what is found is no answer yet, but what is not found is not there. Makes no garbage, but when a text is longer than all before.
 *
 * <p>Which pairs of characters begin at an even place of the text is noted when it is read. A phrase that stands there shows at least the pairs at its
 * own even places, or those at its odd ones; most phrases show neither. The others are looked for eight places at a time.
 */
final class FoldedText {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final int FIRST = 512;
    /** So many glances are as long as one look. */
    static final int LOOK = 8;
    /** Two words may be read beyond the end. */
    private static final int MARGIN = 16;
    /** Twelve bits tell a pair, six of each character. */
    private static final int PAIRS = 1 << 12;

    private static final long SIX = 0x003f003f003f003fL;
    private static final long SIX_MORE = 0x0fc00fc00fc00fc0L;
    /** Count as {@code k} and {@code s} when case does not matter, which their lower half does not tell. */
    private static final int KELVIN = 0x212a;

    private static final int LONG_S = 0x017f;

    private final byte[] pairs = new byte[PAIRS];
    /** What notes a pair of the text at hand. */
    private byte mark;

    private byte[] bytes = new byte[FIRST];
    private int length;
    private boolean isTelling;
    private boolean isRead;
    private int spent;

    /** Another case begins. */
    void forget() {
        isRead = false;
        spent = 0;
    }

    /** Whether it holds the text of the case at hand. */
    boolean isRead() {
        return isRead;
    }

    /** What was spent on looking for phrases of this text: a glance at the pairs of a phrase is one, a look at all of the text {@value #LOOK}. */
    int spent() {
        return spent;
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
        mark++;
        if (mark == 0) {
            Arrays.fill(pairs, (byte) 0);
            mark = 1;
        }
        for (int i = 0; i < length; i += Long.BYTES) {
            long eight = lower((long) EIGHT.get(bytes, i));
            EIGHT.set(bytes, i, eight);
            long four = (eight & SIX) | ((eight >>> 2) & SIX_MORE);
            pairs[(int) four & (PAIRS - 1)] = mark;
            pairs[(int) (four >>> 16) & (PAIRS - 1)] = mark;
            pairs[(int) (four >>> 32) & (PAIRS - 1)] = mark;
            pairs[(int) (four >>> 48)] = mark;
        }
    }

    /** What a phrase of at least two characters is looked for as. */
    static final class Phrase {
        private final byte[] bytes;
        private final short[] even;
        private final short[] odd;

        /**
         * @param folded as {@link casebell.policy.condition.Needed} folds it
         */
        Phrase(String folded) {
            bytes = new byte[folded.length()];
            for (int i = 0; i < bytes.length; i++) {
                int low = folded.charAt(i) & 0xff;
                bytes[i] = (byte) (low >= 'A' && low <= 'Z' ? low + ('a' - 'A') : low);
            }
            even = pairs(0);
            odd = pairs(1);
        }

        private short[] pairs(int from) {
            short[] pairs = new short[(bytes.length - from) / 2];
            for (int i = 0; i < pairs.length; i++) {
                int at = from + 2 * i;
                pairs[i] = (short) ((bytes[at] & 0x3f) | (bytes[at + 1] & 0x3f) << 6);
            }
            return pairs;
        }
    }

    /** Whether a phrase may stand in it, as far as its pairs tell; {@code false} is certain. Takes a moment. */
    boolean mayHave(Phrase phrase) {
        spent++;
        return !isTelling || hasAll(phrase.even) || hasAll(phrase.odd);
    }

    private boolean hasAll(short[] some) {
        for (short pair : some) {
            if (pairs[pair] != mark) {
                return false;
            }
        }
        return true;
    }

    /** Whether a phrase may stand in it; {@code false} is certain. */
    boolean mayHold(Phrase of) {
        if (!isTelling) {
            return true;
        }
        spent += LOOK;
        byte[] phrase = of.bytes;
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

    /** Eight bytes with {@code A} to {@code Z} in lower case. */
    private static long lower(long eight) {
        long low = eight & ~TOPS;
        long fromA = low + ONES * (0x80 - 'A');
        long aboveZ = low + ONES * (0x80 - 'Z' - 1);
        return eight + ((fromA & ~aboveZ & ~eight & TOPS) >>> 2);
    }
}
