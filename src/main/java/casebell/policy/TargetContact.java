package casebell.policy;

import casebell.policy.facts.Facts;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * That somebody speaks with the target or their office, and a draft of what is said: what was found, in numbers, and what a person adds. It holds nothing that
 * anybody wrote or is called. Nothing here sends anything.
 */
final class TargetContact {
    /** What is said stays short, however many rules ask. */
    private static final int MOST_TITLES = 5;

    private TargetContact() {}

    /**
     * What the fired rules ask for; empty when they ask for nothing.
     *
     * @param whom {@code target-office} or {@code target}
     */
    static Optional<Verdict.Contact> of(Facts facts, String whom, List<Rule> fired) {
        List<Rule> asking = fired.stream()
                .filter(r -> r.extras().contactWithin().isPresent())
                .toList();
        return asking.stream()
                .flatMap(r -> r.extras().contactWithin().stream())
                .min(Duration::compareTo)
                .map(within -> new Verdict.Contact(
                        whom, within, asking.stream().map(Rule::id).toList(), draft(facts, whom, asking)));
    }

    private static String draft(Facts facts, String whom, List<Rule> asking) {
        StringBuilder draft = new StringBuilder("DRAFT, not sent. For ")
                .append(whom.equals("target") ? "the target or whoever speaks for them" : "the target's office")
                .append(", from a named person.\nFound at ")
                .append(facts.now().truncatedTo(ChronoUnit.SECONDS))
                .append(":\n");
        asking.stream()
                .limit(MOST_TITLES)
                .forEach(r -> draft.append("- ").append(r.title()).append('\n'));
        facts.find("surge.threats")
                .ifPresent(n -> draft.append("Posts that refer to it and score as threats: ")
                        .append(n)
                        .append(facts.find("surge.authors")
                                .map(a -> ", by " + a + " accounts")
                                .orElse(""))
                        .append('\n'));
        facts.find("surge.atTarget")
                .ifPresent(n -> draft.append("Threats against the target within an hour: ")
                        .append(n)
                        .append('\n'));
        return draft.append("How it was found: [by us, or who reported it]\n")
                .append("Done so far: [what was approved, and when]\n")
                .append("If you are in danger now, call the police. You need not report each post.\n")
                .append(
                        "To be added by a person before it is sent: who speaks for us, how to reach them, and by when we write again.")
                .toString();
    }
}
