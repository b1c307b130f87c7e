package casebell.app.cli;

import casebell.policy.Verdict;
import java.time.InstantSource;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code policy explain}. */
@Command(
        name = "explain",
        description =
                "Judges facts and explains: what fired, on which facts, what came close, what could not be answered.")
final class PolicyExplain extends FactsVerb {
    PolicyExplain(InstantSource clock) {
        super(clock);
    }

    @Override
    String told(Verdict verdict) {
        StringBuilder text = new StringBuilder(verdict.toText());
        Stream.concat(
                        verdict.besides().contact().map(Verdict.Contact::draft).stream(),
                        verdict.besides().duties().stream().flatMap(duty -> duty.draft().stream()))
                .forEach(draft -> text.append('\n').append(draft).append('\n'));
        return text.toString();
    }
}
