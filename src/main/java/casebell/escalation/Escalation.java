package casebell.escalation;

import casebell.cases.Alarm;
import casebell.cases.CaseRef;
import casebell.cases.Revised;
import casebell.cases.Spot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A case that leadership must know of.
 *
 * @param round 1 for the first escalation of the case, one more for each later one
 * @param answerBy until when an answer is needed
 * @param pages what was sent in this round, oldest first
 * @param phase how far it has come
 */
public record Escalation(
        CaseRef ref,
        int round,
        Alarm alarm,
        Instant raisedAt,
        Instant answerBy,
        List<Page> pages,
        Phase phase,
        long revision)
        implements Revised {
    public Escalation {
        pages = List.copyOf(pages);
    }

    /**
     * One page.
     *
     * @param step 0 for the first page of the round
     * @param tier the title of the tier
     * @param intendedAt when it went on the record, before it was posted
     * @param spot where the message stands, once it does
     * @param until when the tier's time is over
     */
    public record Page(int step, String tier, Instant intendedAt, Optional<Spot> spot, Instant until) {}

    /** How far an escalation has come. */
    public sealed interface Phase {
        /** Somebody must acknowledge. */
        record Waiting() implements Phase {}

        /** Somebody has. */
        record Acknowledged(String staffId, Instant at) implements Phase {}

        /** All steps were paged and nobody acknowledged; still possible. */
        record Unanswered(Instant since) implements Phase {}
    }

    /** The first escalation of a case, or a new round. */
    public static Escalation begin(CaseRef ref, Alarm alarm, Instant now, Optional<Escalation> before) {
        return new Escalation(
                ref,
                before.map(Escalation::round).orElse(0) + 1,
                alarm,
                now,
                now.plus(alarm.answerWithin()),
                List.of(),
                new Phase.Waiting(),
                before.map(Escalation::revision).orElse(0L) + 1);
    }

    /** Whether somebody acknowledged. */
    public boolean isAcknowledged() {
        return phase instanceof Phase.Acknowledged;
    }

    /** The page of a step, if it was ever intended. */
    public Optional<Page> page(int step) {
        return pages.stream().filter(p -> p.step() == step).findFirst();
    }

    Escalation intending(int step, String tier, Instant now, Instant until) {
        List<Page> all = new ArrayList<>(pages);
        all.add(new Page(step, tier, now, Optional.empty(), until));
        return with(all, phase);
    }

    Escalation paged(int step, Spot spot, Instant until) {
        List<Page> all = new ArrayList<>();
        for (Page p : pages) {
            all.add(p.step() == step ? new Page(step, p.tier(), p.intendedAt(), Optional.of(spot), until) : p);
        }
        return with(all, phase);
    }

    Escalation acknowledgedBy(String staffId, Instant at) {
        return with(pages, new Phase.Acknowledged(staffId, at));
    }

    Escalation unanswered(Instant now) {
        return with(pages, new Phase.Unanswered(now));
    }

    private Escalation with(List<Page> nextPages, Phase nextPhase) {
        return new Escalation(ref, round, alarm, raisedAt, answerBy, nextPages, nextPhase, revision + 1);
    }
}
