package casebell.policy;

import casebell.policy.facts.Facts;
import casebell.policy.text.Mistake;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads facts one after the other: one JSON object over any number of lines, or one in each line. However long the text is, one object is held at a
 * time.
 */
public final class FactsLines {
    /** The longest object, in characters. */
    public static final int LONGEST = 1 << 20;

    private final Reader in;

    private FactsLines(Reader in) {
        this.in = in;
    }

    /** Takes what was read, in the order of the lines. */
    public interface Taker {
        /** Facts to evaluate. */
        void facts(Facts facts);

        /** A line that holds none; it stops no other. */
        void mistakes(List<Mistake> mistakes);

        /** Asked before each line; what comes after a no is not read. */
        default boolean goesOn() {
            return true;
        }
    }

    /**
     * Reads to the end.
     *
     * @param name what the text is called in mistakes
     * @param in buffered; it stays the caller's to close
     * @param now the moment of judging, where the facts tell none
     * @throws IOException when reading fails, or when an object is longer than {@link #LONGEST}
     */
    public static void read(String name, Reader in, Instant now, Taker taker) throws IOException {
        FactsLines lines = new FactsLines(in);
        int number = 0;
        boolean isFirst = true;
        for (String line = lines.next(); line != null && taker.goesOn(); line = lines.next()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            boolean isWhole = !isFirst || line.strip().endsWith("}");
            String text = isWhole ? line : line + "\n" + lines.rest(line.length());
            take(FactsText.read(isWhole ? name + ", line " + number : name, text, now), taker);
            isFirst = false;
        }
    }

    private static void take(FactsText.Read read, Taker taker) {
        if (read instanceof FactsText.Read.Ready ready) {
            taker.facts(ready.facts());
        } else {
            taker.mistakes(((FactsText.Read.Refused) read).mistakes());
        }
    }

    private @Nullable String next() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return line.isEmpty() ? null : line.toString();
            }
            limit(line.length());
            line.append((char) c);
        }
        return line.toString();
    }

    private String rest(int before) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = next(); line != null; line = next()) {
            text.append(line).append('\n');
            limit(before + text.length());
        }
        return text.toString();
    }

    private static void limit(int length) throws IOException {
        if (length > LONGEST) {
            throw new IOException("an object is longer than " + LONGEST + " characters");
        }
    }
}
