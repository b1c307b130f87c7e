package casebell.policy.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads bytes line by line; a line ends with a line feed, which is not part of it. Holds one line, and what was read beyond it. */
public final class ByteLines {
    private static final int ROOM = 1 << 16;

    private final InputStream in;
    private final int longest;
    private byte[] room = new byte[ROOM];
    private int from;
    private int to;
    private long offset;

    /**
     * @param in it stays the caller's to close
     * @param longest the longest line, in bytes
     */
    public ByteLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** How many bytes the lines so far have taken, with their line feeds. */
    public long offset() {
        return offset;
    }

    /**
     * The next line; {@code null} after the last one.
     *
     * @throws IOException when reading fails, or a line is longer than the longest
     */
    public byte @Nullable [] next() throws IOException {
        int seen = from;
        while (true) {
            for (; seen < to; seen++) {
                if (room[seen] == '\n') {
                    return taken(seen, seen + 1);
                }
            }
            if (seen - from > longest) {
                throw new IOException("a line is longer than " + longest + " bytes");
            }
            int before = from;
            if (!more()) {
                return from == to ? null : taken(to, to);
            }
            seen -= before - from;
        }
    }

    private byte[] taken(int end, int next) throws IOException {
        if (end - from > longest) {
            throw new IOException("a line is longer than " + longest + " bytes");
        }
        byte[] line = Arrays.copyOfRange(room, from, end);
        offset += next - from;
        from = next;
        return line;
    }

    /** Makes room and reads; false at the end. */
    private boolean more() throws IOException {
        System.arraycopy(room, from, room, 0, to - from);
        to -= from;
        from = 0;
        if (to == room.length) {
            room = Arrays.copyOf(room, 2 * room.length);
        }
        int count = in.read(room, to, room.length - to);
        to += Math.max(0, count);
        return count >= 0;
    }

    /** Whether a line holds nothing but spaces and the like. */
    public static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (!isSpace(each)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a space, or ends or indents a line. */
    public static boolean isSpace(byte each) {
        return each == ' ' || (each >= '\t' && each <= '\r');
    }
}
