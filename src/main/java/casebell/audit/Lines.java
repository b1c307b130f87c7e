package casebell.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The lines of an export, one at a time, never more of a line than the longest that can be an entry. */
final class Lines {
    private static final int BUFFER = 1 << 16;

    private final InputStream source;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int at;
    private int end;

    Lines(InputStream source) {
        this.source = source;
    }

    /** A piece of the file up to a line feed. */
    sealed interface Line {
        /**
         * Text in UTF-8.
         *
         * @param isEnded whether a line feed follows
         */
        record Text(String value, boolean isEnded) implements Line {}

        /** Bytes that are not UTF-8. */
        record NotText() implements Line {}

        /** A line that is longer than any entry; the rest of it was not read. */
        record TooLong() implements Line {}

        /** The end of the file. */
        record None() implements Line {}
    }

    Line next() throws IOException {
        line.reset();
        while (fill()) {
            int start = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.write(buffer, start, at - start);
            if (line.size() > Limits.MOST_BYTES) {
                return new Line.TooLong();
            }
            if (at < end) {
                at++;
                return decoded(true);
            }
        }
        return line.size() == 0 ? new Line.None() : decoded(false);
    }

    private boolean fill() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, source.read(buffer));
        }
        return at < end;
    }

    private Line decoded(boolean isEnded) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
            return new Line.Text(text, isEnded);
        } catch (CharacterCodingException e) {
            return new Line.NotText();
        }
    }
}
