package casebell.app.cli;

import casebell.app.log.Plain;
import casebell.policy.BranchCoverage;
import casebell.policy.PolicyReader;
import casebell.policy.TestReport;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** {@code policy coverage}. */
@Command(
        name = "coverage",
        description =
                "Names the rules that no test of the policy reaches: those that never fire, and those of which no test says"
                        + " when they do not; and the branches inside of them. Ends with 1 when a rule is not reached.")
final class PolicyCoverage extends PolicyVerb {
    @Override
    int about(PolicyReader.Read.Ready read) {
        TestReport tests = read.tests();
        int rules = read.policy().size();
        console()
                .out()
                .println("Of " + inWords(rules, "rule") + ", "
                        + (rules - tests.neverFired().size())
                        + " fire in a test and "
                        + (rules - tests.neverHeldBack().size())
                        + " are said not to fire in one ('not').");
        tell(tests, console().out());
        BranchCoverage.Found found = BranchCoverage.of(read);
        console()
                .out()
                .println("Branches (sides of ||, steps of ladders, notices): of " + found.branches() + ", "
                        + (found.branches() - found.unreached().size()) + " are reached by a test.");
        found.unreached()
                .forEach(u -> console().out().println("  " + Plain.escape(u.of()) + ": " + Plain.escape(u.branch())));
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
