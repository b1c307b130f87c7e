package casebell.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code policy check}. */
@Command(
        name = "check",
        description = "Checks a policy: every error of its files with its place, then its own test tables.")
final class PolicyCheck extends Verb {
    private final Jobs jobs;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = "config/policy",
            description = "The folder of the policy. Default: ${DEFAULT-VALUE}.")
    private Path folder = Path.of("config", "policy");

    PolicyCheck(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Integer call() throws IOException {
        return jobs.policyCheck(folder, console());
    }
}
