package casebell.app.cli;

import casebell.app.log.Plain;
import casebell.audit.Verification;
import casebell.audit.Verifier;
import java.io.IOException;
import java.io.InputStream;
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

    private static Verification verify(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Verifier.verify(in);
        }
    }
}
