package casebell.policy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A line of JSON in UTF-8 that grows. It knows commas and how texts are written, not whether what it is told makes sense. */
final class JsonLine {
    private static final int USUAL = 2048;
    /** The room of a longer line is not kept. */
    private static final int MOST_KEPT = 1 << 16;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private byte[] bytes = new byte[USUAL];
    private int length;
    private boolean isFirst = true;

    /** Begins an object or an array that has no name. */
    void begin(char bracket) {
        next(1);
        bytes[length++] = (byte) bracket;
        isFirst = true;
    }

    /** Begins an object or an array. */
    void begin(String name, char bracket) {
        name(name);
        begin(bracket);
    }

    /** Ends an object or an array. */
    void end(char bracket) {
        room(1);
        bytes[length++] = (byte) bracket;
        isFirst = false;
    }

    /**
     * @param name plain ASCII, nothing to escape
     */
    @SuppressWarnings("deprecation") // the only way to the bytes of a text that makes no garbage
    private void name(String name) {
        int count = name.length();
        next(count + 3);
        bytes[length] = '"';
        name.getBytes(0, count, bytes, length + 1);
        length += count + 3;
        bytes[length - 2] = '"';
        bytes[length - 1] = ':';
        isFirst = true;
    }

    /** A text in a list. */
    void text(String value) {
        // half a surrogate pair becomes a question mark
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (!isPlain(utf8)) {
            utf8 = JsonStringEncoder.getInstance().quoteAsUTF8(new String(utf8, StandardCharsets.UTF_8));
        }
        next(utf8.length + 2);
        bytes[length] = '"';
        System.arraycopy(utf8, 0, bytes, length + 1, utf8.length);
        length += utf8.length + 2;
        bytes[length - 1] = '"';
    }

    private static boolean isPlain(byte[] utf8) {
        for (byte each : utf8) {
            if ((each >= 0 && each < ' ') || each == '"' || each == '\\') {
                return false;
            }
        }
        return true;
    }

    /** A text under a name that somebody else chose. */
    void entry(String name, String value) {
        text(name);
        room(1);
        bytes[length++] = ':';
        isFirst = true;
        text(value);
    }

    void text(String name, String value) {
        name(name);
        text(value);
    }

    void text(String name, Optional<String> value) {
        value.ifPresent(v -> text(name, v));
    }

    void texts(String name, List<String> values) {
        begin(name, '[');
        values.forEach(this::text);
        end(']');
    }

    void number(String name, long value) {
        name(name);
        if (value < 0) {
            written(Long.toString(value).getBytes(StandardCharsets.ISO_8859_1));
            return;
        }
        int digits = 1;
        for (long rest = value; rest > 9; rest /= 10) {
            digits++;
        }
        next(digits);
        length += digits;
        long rest = value;
        for (int i = 1; i <= digits; i++) {
            bytes[length - i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    void flag(String name, boolean value) {
        name(name);
        written(value ? TRUE : FALSE);
    }

    /** Whole seconds. */
    void span(String name, Optional<Duration> value) {
        value.ifPresent(v -> number(name, v.toSeconds()));
    }

    /** A value that is written already. */
    void written(byte[] value) {
        written(value, 0, value.length);
    }

    /** A value that is written already. */
    void written(String name, byte[] value) {
        name(name);
        written(value);
    }

    /** A value that is written already, between other ones. */
    void written(byte[] values, int from, int to) {
        next(to - from);
        System.arraycopy(values, from, bytes, length, to - from);
        length += to - from;
    }

    /** What was written; the next line begins. */
    byte[] taken() {
        byte[] line = Arrays.copyOf(bytes, length);
        bytes = length > MOST_KEPT ? new byte[USUAL] : bytes;
        length = 0;
        isFirst = true;
        return line;
    }

    /** The comma before the next one, and room for it. */
    private void next(int more) {
        room(more + 1);
        if (!isFirst) {
            bytes[length++] = ',';
        }
        isFirst = false;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
