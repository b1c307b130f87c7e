package casebell.policy.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Texts in UTF-8. Nothing is put in the place of bytes that are none: that would be another text. */
public final class Utf8 {
    private Utf8() {}

    /** The text; empty when the bytes are none. */
    public static Optional<String> text(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        return isRead(bytes, text) ? Optional.of(text.flip().toString()) : Optional.empty();
    }

    /** The text before the first bytes that are none. */
    public static String beginning(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        isRead(bytes, text);
        return text.flip().toString();
    }

    private static boolean isRead(byte[] bytes, CharBuffer into) {
        return !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), into, true)
                .isError();
    }

    /** The place behind the last character. */
    public static Place endOf(String text) {
        int lines = (int) text.chars().filter(c -> c == '\n').count();
        int from = text.lastIndexOf('\n') + 1;
        return new Place(lines + 1, text.codePointCount(from, text.length()) + 1);
    }
}
