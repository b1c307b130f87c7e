package casebell.app.cli;

import casebell.app.log.Plain;
import casebell.audit.Verification;
import casebell.audit.Verifier;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code audit verify}. */
@Command(
        name = "verify",
        description =
                "Verifies an exported record without database or network, and names the first thing that is wrong.")
final class AuditVerify extends Verb {
    private static final String NOT_TEXT = "The line holds bytes that are not text in UTF-8: it was changed";
    private static final int LONGEST_LINE = 4 << 20;

    @Parameters(paramLabel = "EXPORT", description = "The exported file.")
    private Path export = Path.of("");

    @Override
    public Integer call() throws IOException {
        Verification found = verify(export);
        if (found instanceof Verification.Broken broken) {
            String entry = broken.entry() == 0 ? "" : ", entry " + broken.entry();
            console().out().println("Broken at line " + broken.line() + entry + ": " + Plain.escape(broken.reason()));
            return Jobs.PROBLEM;
        }
        Verification.Intact intact = (Verification.Intact) found;
        console().out().println("Intact: entries " + intact.entries() + ", head " + intact.head());
        return Jobs.OK;
    }

    /** A byte that is not UTF-8 is a changed byte, even where a lenient reader would take it for the sign that marks such bytes. */
    private static Verification verify(Path file) throws IOException {
        try (Reader strict = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return Verifier.verify(strict);
        } catch (CharacterCodingException e) {
            long line = firstLineThatIsNotText(file);
            Verification whole = verifyLeniently(file);
            return whole instanceof Verification.Broken broken && broken.line() < line
                    ? broken
                    : new Verification.Broken(line, line - 1, NOT_TEXT);
        }
    }

    private static Verification verifyLeniently(Path file) throws IOException {
        try (Reader lenient = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            return Verifier.verify(lenient);
        }
    }

    private static long firstLineThatIsNotText(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long number = 1;
            for (int b = in.read();
                    b >= 0 && line.size() < LONGEST_LINE && (b != '\n' || isText(line));
                    b = in.read()) {
                if (b == '\n') {
                    number++;
                    line.reset();
                } else {
                    line.write(b);
                }
            }
            return number;
        }
    }

    private static boolean isText(ByteArrayOutputStream line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
