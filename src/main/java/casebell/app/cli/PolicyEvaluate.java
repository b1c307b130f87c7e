package casebell.app.cli;

import casebell.policy.Policy;
import casebell.policy.Verdict;
import casebell.policy.facts.Facts;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code policy evaluate}. */
@Command(
        name = "evaluate",
        description =
                "Judges facts and writes one verdict for each, as a line of JSON. The same facts and the same policy give the same bytes on any machine, when the facts tell now.")
final class PolicyEvaluate extends FactsVerb {
    @Option(names = "--without-why", description = "Only verdicts, without the explanation. Much faster.")
    private boolean isWithoutWhy;

    PolicyEvaluate(InstantSource clock) {
        super(clock);
    }

    @Override
    Verdict judge(Policy policy, Facts facts) {
        return isWithoutWhy ? policy.decide(facts) : policy.evaluate(facts);
    }

    @Override
    String told(Verdict verdict) {
        return verdict.toJson();
    }
}
