package casebell.review;

import casebell.cases.Alarm;
import casebell.cases.Role;
import casebell.cases.Snapshot;
import casebell.policy.Fired;
import casebell.policy.Policy;
import casebell.policy.Verdict;
import casebell.policy.Weighed;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks a loaded policy bundle. */
public final class PolicyAdviser implements Adviser {
    private final Supplier<Policy> policy;

    /**
     * @param policy the one in force
     */
    public PolicyAdviser(Supplier<Policy> policy) {
        this.policy = policy;
    }

    @Override
    public Advice advise(Snapshot snapshot, Surge surge, Instant now) {
        Verdict verdict = policy.get().evaluate(SnapshotFacts.of(snapshot, surge, now));
        List<ActionPlan> plans = verdict.actions().stream()
                .map(a -> new ActionPlan(
                        a.name(), a.lasts(), a.notice().map(Verdict.Shown::text), a.approvals(), !a.isReversible()))
                .toList();
        Suggestion suggestion = new Suggestion(
                1,
                snapshot.version(),
                verdict.revision(),
                verdict.fired().stream().map(Fired::id).toList(),
                verdict.severity(),
                verdict.reason(),
                verdict.sentences(),
                plans.stream().findFirst(),
                plans.stream().skip(1).toList(),
                verdict.approvals(),
                roles(verdict.seniors()),
                verdict.exception().map(Weighed::sentence),
                verdict.decideWithin().map(now::plus),
                now);
        Optional<Alarm> alarm = verdict.escalation()
                .map(e -> new Alarm(e.ladder(), e.asked(), verdict.reason(), e.answerWithin(), "casebell"));
        return new Advice(
                suggestion,
                alarm,
                verdict.besides()
                        .contact()
                        .flatMap(c -> snapshot.target()
                                .map(target -> new Contact(target.id(), reason(verdict, c), c.within(), c.draft()))),
                verdict.violations().stream().anyMatch(v -> Advice.SEVERE.contains(v.severity())));
    }

    /** The title of the most severe rule that asks for it. */
    private static String reason(Verdict verdict, Verdict.Contact contact) {
        return verdict.fired().stream()
                .filter(f -> contact.rules().contains(f.id()))
                .map(Fired::title)
                .findFirst()
                .orElse(verdict.reason());
    }

    private static Set<Role> roles(List<String> words) {
        return Arrays.stream(Role.values())
                .filter(r -> words.contains(r.word()))
                .collect(Collectors.toSet());
    }
}
