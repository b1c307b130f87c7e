package casebell.app.cli;

import casebell.app.log.Plain;
import casebell.policy.PolicyReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code policy test}. */
@Command(
        name = "test",
        description =
                "Runs the test tables of a policy. Every difference is told with its place, what was found and what was expected.")
final class PolicyTest extends PolicyVerb {
    @Option(names = "--list", description = "Names each test.")
    private boolean list;

    @Override
    int about(PolicyReader.Read.Ready read) {
        if (list) {
            read.tests().examples().forEach(e -> console().out().println("passed  " + Plain.escape(e.name())));
        }
        console()
                .out()
                .println(inWords(read.tests().tests(), "test") + " passed, "
                        + inWords(read.policy().size(), "rule") + ".");
        return Jobs.OK;
    }
}
