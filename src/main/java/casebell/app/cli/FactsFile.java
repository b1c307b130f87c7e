package casebell.app.cli;

import casebell.policy.FactsText;
import casebell.policy.facts.Facts;
import casebell.policy.text.Mistake;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Reads facts from a file or the input stream: one JSON object, or one in each line. */
final class FactsFile {
    private static final int LONGEST = 1 << 20;

    private final Path file;
    private final Instant now;

    /**
     * @param file {@code -} for the input stream
     * @param now the moment of judging, where the facts tell none
     */
    FactsFile(Path file, Instant now) {
        this.file = file;
        this.now = now;
    }

    /** Takes what was read. */
    interface Taker {
        void facts(Facts facts);

        void mistakes(List<Mistake> mistakes);
    }

    /** Reads to the end; what is wrong in one line stops no other. */
    void read(Taker taker) throws IOException {
        String name = file.toString().equals("-") ? "input" : String.valueOf(file.getFileName());
        try (InputStream in = file.toString().equals("-") ? System.in : Files.newInputStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int number = 0;
            boolean isFirst = true;
            for (String line = line(lines); line != null; line = line(lines)) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                String text = isFirst && !line.strip().endsWith("}") ? line + "\n" + rest(lines) : line;
                FactsText.Read read = FactsText.read(text.equals(line) ? name + ", line " + number : name, text, now);
                if (read instanceof FactsText.Read.Ready ready) {
                    taker.facts(ready.facts());
                } else {
                    taker.mistakes(((FactsText.Read.Refused) read).mistakes());
                }
                isFirst = false;
            }
        }
    }

    private static @org.jspecify.annotations.Nullable String line(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return line.isEmpty() ? null : line.toString();
            }
            if (line.length() >= LONGEST) {
                throw new IOException("a line is longer than " + LONGEST + " characters");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private static String rest(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = line(in); line != null; line = line(in)) {
            if (text.length() + line.length() > LONGEST) {
                throw new IOException("the object is longer than " + LONGEST + " characters");
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }
}
