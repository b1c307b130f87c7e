package casebell.app.cli;

import casebell.policy.PolicyReader;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** A command about the policy of one folder; one that cannot be used is told, and is a problem. */
abstract class PolicyVerb extends Verb {
    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = "config/policy",
            description = "The folder of the policy. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("config", "policy");

    @Override
    public final Integer call() {
        Optional<PolicyReader.Read.Ready> read =
                PolicyFolder.read(folder, console().err());
        return read.isPresent() ? about(read.get()) : Jobs.PROBLEM;
    }

    /** The exit code. */
    abstract int about(PolicyReader.Read.Ready read);
}
