package casebell.app.cli;

import casebell.app.log.Plain;
import casebell.policy.PolicyReader;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy test}. */
@Command(
        name = "test",
        description =
                "Runs the test tables of a policy. Every difference is told with its place, what was found and what was expected.")
final class PolicyTest extends Verb {
    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = "config/policy",
            description = "The folder of the policy. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("config", "policy");

    @Option(names = "--list", description = "Names each test.")
    private boolean list;

    @Override
    public Integer call() {
        Optional<PolicyReader.Read.Ready> read =
                PolicyFolder.read(folder, console().err());
        if (read.isEmpty()) {
            return Jobs.PROBLEM;
        }
        if (list) {
            read.get().tests().examples().forEach(e -> console().out().println("passed  " + Plain.escape(e.name())));
        }
        console()
                .out()
                .println(PolicyFolder.counted(read.get().tests().tests(), "test") + " passed, "
                        + PolicyFolder.counted(read.get().policy().size(), "rule") + ".");
        return Jobs.OK;
    }
}
