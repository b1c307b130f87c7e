package casebell.app.cli;

import casebell.policy.FactsLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Facts in a file, or from the input stream. */
final class FactsFile {
    private FactsFile() {}

    /**
     * Reads to the end.
     *
     * @param file {@code -} for the input stream
     * @param now the moment of judging, where the facts tell none
     */
    static void read(Path file, Instant now, FactsLines.Taker taker) throws IOException {
        boolean isInput = file.toString().equals("-");
        try (InputStream in = isInput ? System.in : Files.newInputStream(file)) {
            FactsLines.read(isInput ? "input" : String.valueOf(file.getFileName()), in, now, taker);
        }
    }
}
