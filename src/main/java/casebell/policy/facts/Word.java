package casebell.policy.facts;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A word that is looked for among bytes: told from others by its first and last eight bytes, which is all of most words. */
final class Word {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Any odd number with its bits well mixed. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final String text;
    private final byte[] bytes;
    private final long first;
    private final long last;

    private Word(String text, byte[] bytes) {
        this.text = text;
        this.bytes = bytes;
        first = first(bytes, 0, bytes.length);
        last = last(bytes, 0, bytes.length);
    }

    static Word of(String text) {
        return new Word(text, text.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return text;
    }

    int hash() {
        return hash(first, last, bytes.length);
    }

    /** Whether these bytes are the word; {@code first} and {@code last} are those of the bytes. */
    boolean is(byte[] in, int from, int to, long itsFirst, long itsLast) {
        return first == itsFirst
                && last == itsLast
                && bytes.length == to - from
                && (bytes.length <= 2 * Long.BYTES || Arrays.equals(bytes, 0, bytes.length, in, from, to));
    }

    /** A number by which words are sorted into a table. */
    static int hash(long first, long last, int length) {
        return (int) (((first ^ Long.rotateLeft(last, 29) ^ length) * MIX) >>> 32);
    }

    /** The first eight bytes, or all of a shorter word. */
    static long first(byte[] in, int from, int to) {
        int length = to - from;
        if (from + Long.BYTES <= in.length) {
            long eight = (long) EIGHT.get(in, from);
            return length >= Long.BYTES ? eight : eight & ((1L << (8 * length)) - 1);
        }
        long some = 0;
        for (int i = 0; i < length && i < Long.BYTES; i++) {
            some |= (in[from + i] & 0xFFL) << (8 * i);
        }
        return some;
    }

    /** The last eight bytes, or 0 of a shorter word. */
    static long last(byte[] in, int from, int to) {
        return to - from >= Long.BYTES ? (long) EIGHT.get(in, to - Long.BYTES) : 0;
    }

    /** Eight bytes, the first one lowest. */
    static long eight(byte[] in, int from) {
        return (long) EIGHT.get(in, from);
    }
}
