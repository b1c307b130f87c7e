package casebell.policy;

import casebell.policy.facts.Facts;
import casebell.policy.text.ByteLines;
import casebell.policy.text.Mistake;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/**
 * Reads facts one after the other: one JSON object over any number of lines, or one in each line. However long the text is, one object is held at a
 * time.
 */
public final class FactsLines {
    /** The longest object, in bytes. */
    public static final int LONGEST = 1 << 20;

    private final ByteLines in;

    private FactsLines(InputStream in) {
        this.in = new ByteLines(in, LONGEST);
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
     * @param in UTF-8; it stays the caller's to close
     * @param now the moment of judging, where the facts tell none
     * @throws IOException when reading fails, or when an object is longer than {@link #LONGEST}
     */
    public static void read(String name, InputStream in, Instant now, Taker taker) throws IOException {
        FactsLines lines = new FactsLines(in);
        int number = 0;
        boolean isFirst = true;
        for (byte[] line = lines.in.next(); line != null && taker.goesOn(); line = lines.in.next()) {
            number++;
            if (ByteLines.isBlank(line)) {
                continue;
            }
            boolean isWhole = !isFirst || isClosed(line);
            byte[] text = isWhole ? line : lines.rest(line);
            take(FactsText.read(isWhole ? name + ", line " + number : name, text, now), taker);
            isFirst = false;
        }
    }

    private static boolean isClosed(byte[] line) {
        int last = line.length - 1;
        while (ByteLines.isSpace(line[last])) {
            last--;
        }
        return line[last] == '}';
    }

    private static void take(FactsText.Read read, Taker taker) {
        if (read instanceof FactsText.Read.Ready ready) {
            taker.facts(ready.facts());
        } else {
            taker.mistakes(((FactsText.Read.Refused) read).mistakes());
        }
    }

    private byte[] rest(byte[] first) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(first);
        for (byte[] line = in.next(); line != null; line = in.next()) {
            text.write('\n');
            text.writeBytes(line);
            if (text.size() > LONGEST) {
                throw new IOException("an object is longer than " + LONGEST + " bytes");
            }
        }
        return text.toByteArray();
    }
}
