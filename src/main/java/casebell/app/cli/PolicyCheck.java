package casebell.app.cli;

import casebell.app.log.Plain;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.policy.TestReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code policy check}. */
@Command(
        name = "check",
        description = "Checks a policy: every error of its files with its place, then its own test tables.")
final class PolicyCheck extends Verb {
    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = "config/policy",
            description = "The folder of the policy. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("config", "policy");

    @Override
    public Integer call() {
        PrintWriter out = console().out();
        Optional<PolicyReader.Read.Ready> read =
                PolicyFolder.read(folder, console().err());
        if (read.isEmpty()) {
            return Jobs.PROBLEM;
        }
        Policy policy = read.get().policy();
        TestReport tests = read.get().tests();
        out.println("The policy " + Plain.escape(policy.name()) + " is in order: "
                + PolicyFolder.counted(policy.size(), "rule") + ", " + PolicyFolder.counted(tests.tests(), "test")
                + ".");
        PolicyCoverage.tell(tests, out);
        out.println("Revision " + policy.revision());
        return Jobs.OK;
    }
}
