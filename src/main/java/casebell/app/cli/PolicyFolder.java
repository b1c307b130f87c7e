package casebell.app.cli;

import casebell.app.log.Plain;
import casebell.policy.PolicyReader;
import casebell.policy.text.Mistake;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the folder of a policy for people at a terminal: every mistake is told at once. */
public final class PolicyFolder {
    private PolicyFolder() {}

    /** The policy; empty when it cannot be used, and why is told. */
    public static Optional<PolicyReader.Read.Ready> read(Path folder, PrintWriter err) {
        PolicyReader.Read read = PolicyReader.read(folder);
        if (read instanceof PolicyReader.Read.Refused refused) {
            tell(refused.mistakes(), err);
            err.println("The policy in " + Plain.escape(String.valueOf(folder)) + " cannot be used: "
                    + Verb.inWords(refused.mistakes().size(), "mistake") + ".");
            return Optional.empty();
        }
        return Optional.of((PolicyReader.Read.Ready) read);
    }

    static void tell(List<Mistake> mistakes, PrintWriter err) {
        mistakes.forEach(m -> err.println(m.toText() + "\n"));
    }
}
