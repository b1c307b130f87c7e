package casebell.review;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.cases.Permissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out {@link Errand#REMIND_TEAM}: the end of a snooze, an approval that has become too old, and a moment of decision that comes near are seen
 * without a press; the card says so, and the channel is told once. Each order says what it was written for, and does nothing when that does not hold any
 * more.
 */
public final class Reminders implements Handler.Deciding {
    private static final Duration LEAD = Duration.ofMinutes(15);
    private static final Duration TOGETHER = Duration.ofMinutes(15);
    private static final Duration GATHERED = Duration.ofSeconds(20);
    private static final String SNOOZE = "snooze-";
    private static final String APPROVAL = "approval-";
    private static final String DEADLINE = "deadline-";

    private final ReviewStore reviews;
    private final Ballot ballot;
    private final Floods floods;
    private final InstantSource clock;

    /**
     * @param floods knows which cases are shown on the card of an incident; the channel is told of those once for all that are due in the same quarter of an hour
     */
    public Reminders(
            ReviewStore reviews, Permissions permissions, PressTerms terms, Floods floods, InstantSource clock) {
        this.floods = floods;
        this.reviews = reviews;
        this.ballot = new Ballot(permissions, terms);
        this.clock = clock;
    }

    /** For the end of a snooze. */
    static Order ofSnooze(CaseRef ref, Instant until) {
        return Order.of(Errand.REMIND_TEAM, ref, SNOOZE + until.getEpochSecond(), until);
    }

    /** For the moment at which an approval does not count any more. */
    static Order ofApproval(CaseRef ref, Instant expires) {
        return Order.of(Errand.REMIND_TEAM, ref, APPROVAL + expires.getEpochSecond(), expires);
    }

    /** For a moment of decision: a quarter of an hour before, or when a quarter of the time is left if that is less. */
    static Order ofDeadline(CaseRef ref, Instant decideBy, Instant now) {
        Duration quarter = Duration.between(now, decideBy).dividedBy(4);
        Duration lead = quarter.compareTo(LEAD) < 0 ? quarter : LEAD;
        Instant due = lead.isNegative() ? now : decideBy.minus(lead);
        return Order.of(Errand.REMIND_TEAM, ref, DEADLINE + decideBy.getEpochSecond(), due);
    }

    @Override
    public void decide(Order order) {
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
        String stamp = order.stamp();
        reviews.change(ref, stored -> {
            if (stored.isEmpty() || !(stored.get().stage() instanceof Stage.Open open)) {
                return Change.none(false);
            }
            Instant now = clock.instant();
            if (stamp.startsWith(SNOOZE)) {
                return awake(stored.get(), stamp, now);
            }
            return stamp.startsWith(APPROVAL) ? expire(stored.get(), open, stamp, now) : warn(stored.get(), stamp, now);
        });
    }

    private static Change<Review, Boolean> awake(Review review, String stamp, Instant now) {
        Handling handling = review.handling();
        if (handling.snoozedUntil().isEmpty() || handling.isSnoozed(now)) {
            return Change.none(false);
        }
        Entry entry = Entry.ofHouse("review.snooze-ended", review.ref().toString(), Json.object());
        return told(
                review.handled(handling.awake()),
                review,
                List.of(entry),
                stamp,
                "It is back in the queue: its snooze is over.",
                now);
    }

    private Change<Review, Boolean> expire(Review review, Stage.Open open, String stamp, Instant now) {
        Ballot.Count count = ballot.count(review.ref(), open, Map.of(), now);
        if (count.lapsed().isEmpty()) {
            return Change.none(false);
        }
        Review next = review.standing(count.open());
        int missing = next.missing(count.open());
        List<Entry> lapses =
                count.lapsed().stream().map(l -> Ballot.lapse(review, l)).toList();
        String text = "An approval became too old before the others came. "
                + (missing == 1 ? "1 person must approve now." : missing + " people must approve now.");
        return told(next, review, lapses, stamp, text, now);
    }

    private Change<Review, Boolean> warn(Review review, String stamp, Instant now) {
        Optional<Instant> decideBy = review.suggestion()
                .decideBy()
                .filter(by -> stamp.equals(DEADLINE + by.getEpochSecond()))
                .filter(by -> !Optional.of(by).equals(review.handling().warnedOf()));
        if (decideBy.isEmpty()) {
            return Change.none(false);
        }
        Instant by = decideBy.get();
        Entry entry = Entry.ofHouse(
                "review.deadline-near", review.ref().toString(), Json.object().with("decideBy", by.toString()));
        String who = review.handling()
                .claim()
                .map(c -> "<@" + c.staffId() + "> has it.")
                .orElse("Nobody has it: /case claim.");
        String text = "It should be decided <t:" + by.getEpochSecond() + ":R>. " + who;
        Review warned = review.handled(review.handling().warned(by));
        Optional<CaseRef> incident = floods.holder(review.ref())
                .filter(i -> review.handling().claim().isEmpty());
        if (incident.isEmpty()) {
            return told(warned, review, List.of(entry), stamp, text, now);
        }
        List<Order> orders = List.of(Ballot.showCard(review, now), ofIncident(incident.get(), by, now));
        return new Change<>(Optional.of(warned), List.of(entry), orders, true);
    }

    /** Thousands of cases may be due at once; what is ordered within a few moments is one order. */
    private static Order ofIncident(CaseRef incident, Instant by, Instant now) {
        long turn = Math.floorDiv(by.getEpochSecond(), TOGETHER.toSeconds());
        String text = "Cases of this incident should be decided from <t:" + turn * TOGETHER.toSeconds()
                + ":t> on. Look at a sample on its card, and decide together what has the same verdict.";
        return TeamNotice.of(incident, DEADLINE + turn, text).urgent(true).order(now.plus(GATHERED));
    }

    private static Change<Review, Boolean> told(
            Review next, Review review, List<Entry> entries, String stamp, String text, Instant now) {
        TeamNotice notice = TeamNotice.of(review.ref(), stamp, text).urgent(ReviewDesk.wantsReason(review));
        List<Order> orders = List.of(Ballot.showCard(review, now), notice.order(now));
        return new Change<>(Optional.of(next), entries, orders, true);
    }
}
