package casebell.app.cli;

import casebell.policy.Verdict;
import java.time.InstantSource;
import picocli.CommandLine.Command;

/** {@code policy evaluate}. */
@Command(
        name = "evaluate",
        description =
                "Judges facts and writes one verdict for each, as a line of JSON. The same facts and the same policy give the same bytes on any machine, when the facts tell now.")
final class PolicyEvaluate extends FactsVerb {
    PolicyEvaluate(InstantSource clock) {
        super(clock);
    }

    @Override
    String told(Verdict verdict) {
        return verdict.toJson();
    }
}
