package casebell.app.cli;

import casebell.app.log.Plain;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.policy.TestReport;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** {@code policy check}. */
@Command(
        name = "check",
        description = "Checks a policy: every error of its files with its place, then its own test tables.")
final class PolicyCheck extends PolicyVerb {
    @Override
    int about(PolicyReader.Read.Ready read) {
        PrintWriter out = console().out();
        Policy policy = read.policy();
        TestReport tests = read.tests();
        out.println("The policy " + Plain.escape(policy.name()) + " is in order: "
                + inWords(policy.size(), "rule") + ", " + inWords(tests.tests(), "test")
                + ".");
        policy.about().owner().ifPresent(owner -> out.println("Owner: " + Plain.escape(owner)));
        PolicyCoverage.tell(tests, out);
        out.println("Revision " + policy.revision());
        return Jobs.OK;
    }
}
