package casebell.policy;

import casebell.policy.facts.Facts;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A draft of what the authorities would be told on suspicion of an offence that threatens life or safety (Digital Services Act, Article 18). It holds what the
 * policy found and nothing that anybody wrote or is called; a person completes it, decides and sends. Nothing here sends anything.
 */
final class PoliceDraft {
    private PoliceDraft() {}

    static String of(Facts facts, List<Rule> fired) {
        String found = fired.stream()
                .filter(r -> r.category().isViolation() || !r.extras().duties().isEmpty())
                .map(r -> "- " + r.title() + " (" + r.id() + ", " + r.severity() + ")")
                .collect(Collectors.joining("\n"));
        String whom = facts.text("target.office")
                .filter(o -> !o.equals("none"))
                .map(o -> "a person in or seeking public office")
                .or(() -> facts.text("target.standing").filter("minor"::equals).map(s -> "a minor"))
                .orElse("a person or a place");
        return "DRAFT, not sent. Information under Article 18 of the Digital Services Act.\n"
                + "To: the law enforcement or judicial authority of the Member State concerned; if it is not known, of the State of establishment, or Europol.\n"
                + "Suspicion: an offence that threatens the life or safety of " + whom + ".\n"
                + "Found at " + facts.now().truncatedTo(ChronoUnit.SECONDS) + ":\n" + found + "\n"
                + "Evidence: [say whether it was preserved, and where]\n"
                + "To be added by a person before it is sent: the content, the accounts, what else is known, who answers questions.";
    }
}
