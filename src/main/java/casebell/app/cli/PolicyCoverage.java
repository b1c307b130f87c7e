package casebell.app.cli;

import casebell.policy.PolicyReader;
import casebell.policy.TestReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code policy coverage}. */
@Command(
        name = "coverage",
        description =
                "Names the rules that no test of the policy reaches: those that never fire, and those of which no test says"
                        + " when they do not. Ends with 1 when there are any.")
final class PolicyCoverage extends Verb {
    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = "config/policy",
            description = "The folder of the policy. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("config", "policy");

    @Override
    public Integer call() {
        Optional<PolicyReader.Read.Ready> read =
                PolicyFolder.read(folder, console().err());
        if (read.isEmpty()) {
            return Jobs.PROBLEM;
        }
        TestReport tests = read.get().tests();
        int rules = read.get().policy().size();
        console()
                .out()
                .println("Of " + PolicyFolder.counted(rules, "rule") + ", "
                        + (rules - tests.neverFired().size())
                        + " fire in a test and "
                        + (rules - tests.neverHeldBack().size())
                        + " are said not to fire in one ('not').");
        tell(tests, console().out());
        return tests.neverFired().isEmpty() && tests.neverHeldBack().isEmpty() ? Jobs.OK : Jobs.PROBLEM;
    }

    static void tell(TestReport tests, PrintWriter out) {
        if (!tests.neverFired().isEmpty()) {
            out.println("No test lets these rules fire: " + String.join(", ", tests.neverFired()));
        }
        if (!tests.neverHeldBack().isEmpty()) {
            out.println("No test says when these rules do not fire: " + String.join(", ", tests.neverHeldBack()));
        }
    }
}
