package casebell.app.cli;

import casebell.policy.FactsLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Facts in a file, or from the input stream. */
final class FactsFile {
    private FactsFile() {}

    /**
     * Reads to the end, or to what is no text in UTF-8, which is refused as the service refuses it: a character put in its place would be another fact.
     *
     * @param file {@code -} for the input stream
     * @param now the moment of judging, where the facts tell none
     */
    static void read(Path file, Instant now, FactsLines.Taker taker) throws IOException {
        boolean isInput = file.toString().equals("-");
        String name = isInput ? "the input" : String.valueOf(file.getFileName());
        try (InputStream in = isInput ? System.in : Files.newInputStream(file);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
            FactsLines.read(name, lines, now, taker);
        } catch (CharacterCodingException notText) {
            throw new IOException(name + " is not text in UTF-8; save it so, and try again", notText);
        }
    }
}
