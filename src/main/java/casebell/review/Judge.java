package casebell.review;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Alarm;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.cases.Outreach;
import casebell.cases.Snapshot;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Carries out {@link Errand#JUDGE}: asks the policy about a case, and writes what it suggests. */
public final class Judge implements Handler.Deciding {
    private final CaseStore cases;
    private final ReviewStore reviews;
    private final Echoes echoes;
    private final Targets targets;
    private final Floods floods;
    private final Adviser adviser;
    private final InstantSource clock;

    /**
     * @param surges what is rising
     * @param floods what belongs together
     */
    public Judge(
            CaseStore cases, ReviewStore reviews, Surges surges, Floods floods, Adviser adviser, InstantSource clock) {
        this.cases = cases;
        this.reviews = reviews;
        this.echoes = new Echoes(surges.echoes());
        this.targets = new Targets(surges.targets());
        this.floods = floods;
        this.adviser = adviser;
        this.clock = clock;
    }

    /** Where it is kept what is rising: after posts, and against people. */
    public record Surges(EchoStore echoes, TargetStore targets) {}

    @Override
    public void decide(Order order) {
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
        reviews.change(ref, stored -> judge(ref, stored));
    }

    /**
     * What came of judging an open case by another policy.
     *
     * @param hasMoved whether something else is suggested now
     * @param asksForLeadership whether that calls for leadership; nobody was paged
     */
    record Anew(boolean hasMoved, boolean asksForLeadership) {}

    /**
     * Judges an open case that was judged by another policy than this; empty when there is nothing to judge. Nobody is paged, because it is not the case in which
     * something happened. When staff would read the same as before, the suggestion keeps its number and its time to decide, so that its card is as good as new.
     */
    Optional<Anew> judgeAnew(CaseRef ref, String policyRevision) {
        return reviews.change(ref, stored -> {
            boolean isDue = stored.filter(r -> r.stage() instanceof Stage.Open)
                    .filter(r -> !r.suggestion().policyRevision().equals(policyRevision))
                    .isPresent();
            Optional<Snapshot> snapshot = isDue ? cases.find(ref).flatMap(Case::snapshot) : Optional.empty();
            return snapshot.isEmpty()
                    ? Change.none(Optional.empty())
                    : judgeAnew(stored.orElseThrow(), snapshot.get(), clock.instant());
        });
    }

    private Change<Review, Optional<Anew>> judgeAnew(Review review, Snapshot snapshot, Instant now) {
        CaseRef ref = review.ref();
        Adviser.Advice advice = advise(ref, snapshot, Optional.of(review), now);
        Suggestion fresh = advice.suggestion();
        Suggestion before = review.suggestion();
        echoes.resound(ref, snapshot, fresh, now);
        floods.judged(ref, snapshot, advice.isAttack(), now);
        if (review.isUntouched() && fresh.readsLike(before)) {
            if (floods.holds(ref)) {
                floods.moved(ref, now);
            }
            Suggestion same = before.about(fresh.caseVersion(), fresh.policyRevision());
            return Change.to(review.confirming(same), Entry.ofHouse("case.judged", ref.toString(), details(fresh)))
                    .answering(Optional.of(new Anew(false, false)));
        }
        Change<Review, Boolean> change = takeDown(ref, Optional.of(review), advice.quiet(), snapshot, now);
        boolean hasMoved = !review.isReversing() && !fresh.suggestsTheSameAs(before);
        Anew anew = new Anew(hasMoved, hasMoved && advice.alarm().isPresent());
        return new Change<>(change.next(), change.entries(), change.orders(), Optional.of(anew));
    }

    /** Answers whether there was anything to judge. Judges what is stored at this moment: two orders that overlap cannot write an older verdict over a newer one. */
    private Change<Review, Boolean> judge(CaseRef ref, Optional<Review> stored) {
        Optional<Snapshot> snapshot = cases.find(ref).flatMap(Case::snapshot);
        if (snapshot.isEmpty()) {
            return Change.none(false);
        }
        Instant now = clock.instant();
        Adviser.Advice advice = advise(ref, snapshot.get(), stored, now);
        echoes.resound(ref, snapshot.get(), advice.suggestion(), now);
        floods.judged(ref, snapshot.get(), advice.isAttack(), now);
        return takeDown(ref, stored, raisable(ref, snapshot.get(), advice, now), snapshot.get(), now);
    }

    /** Asks, and asks again when the case itself adds to what is rising against the person it is aimed at. */
    private Adviser.Advice advise(CaseRef ref, Snapshot snapshot, Optional<Review> stored, Instant now) {
        targets.watch(now);
        Surge surge = new Surge(echoes.listen(ref, snapshot, now), targets.look(ref, snapshot));
        Adviser.Advice advice = adviser.advise(snapshot, surge, now);
        boolean isCounted = advice.isAttack() && targets.count(ref, snapshot, stored.map(Review::suggestion), now);
        return isCounted ? adviser.advise(snapshot, surge.with(targets.look(ref, snapshot)), now) : advice;
    }

    /** Without the alarm, when it is raised for the whole incident already. */
    private Adviser.Advice raisable(CaseRef ref, Snapshot snapshot, Adviser.Advice advice, Instant now) {
        return advice.raising(advice.alarm().filter(alarm -> floods.raises(ref, snapshot, alarm, now)));
    }

    private static Change<Review, Boolean> takeDown(
            CaseRef ref, Optional<Review> stored, Adviser.Advice advice, Snapshot snapshot, Instant now) {
        Suggestion fresh = advice.suggestion();
        Entry entry = Entry.ofHouse("case.judged", ref.toString(), details(fresh));
        if (stored.isEmpty()) {
            return order(Change.to(Review.begin(ref, fresh), entry), ref, advice, 1, now);
        }
        Review review = stored.get();
        Suggestion before = review.suggestion();
        boolean same = fresh.saysTheSameAs(before);
        if (same && fresh.caseVersion() == before.caseVersion()) {
            return Change.to(review.confirming(before), entry)
                    .ordering(showCard(ref, review.revision() + 1, now))
                    .answering(true);
        }
        if (review.isReversing()) {
            return keepReversing(review, entry, advice, now);
        }
        Suggestion next = fresh.numbered(before.number() + 1);
        if (review.stage() instanceof Stage.Open open) {
            Review suggesting = review.suggesting(next, note(open, before, fresh));
            return order(Change.to(suggesting, entry), ref, advice, suggesting.revision(), now);
        }
        // Decided or dismissed: the decision stands and the alarm still goes out. A reopened review is judged anew.
        boolean isNews = !same;
        Suggestion beside = kept(review.stage(), before, next);
        Optional<Review> appealed = appealTold(review, beside, snapshot, now);
        Review kept = appealed.orElseGet(() -> review.confirming(beside));
        Change.Draft<Review> draft = Change.to(kept, entry);
        appealed.flatMap(r -> r.handling().openAppeal())
                .ifPresent(appeal -> draft.recording(AppealDesk.opened(kept, appeal))
                        .ordering(TeamNotice.of(ref, "appeal-" + appeal.number(), AppealDesk.WAITS)
                                .order(now)));
        return isNews
                ? order(draft, ref, advice, kept.revision(), now)
                : draft.ordering(showCard(ref, kept.revision(), now)).answering(true);
    }

    /** The case system told an appeal against what was done, after the last one that is known here. */
    private static Optional<Review> appealTold(Review review, Suggestion beside, Snapshot snapshot, Instant now) {
        if (!(review.stage() instanceof Stage.Done done)
                || review.handling().openAppeal().isPresent()) {
            return Optional.empty();
        }
        Instant since = review.handling()
                .appeal()
                .map(Appeal::at)
                .filter(done.at()::isBefore)
                .orElse(done.at());
        return Appeal.toldAfter(snapshot, since)
                .map(at -> review.about(beside).appealed(done, Optional.empty(), "The author appealed", now));
    }

    /** What stays written beside a decision: what was decided, with the version of the case that a reversal would act on. */
    private static Suggestion kept(Stage stage, Suggestion before, Suggestion next) {
        if (stage instanceof Stage.Dismissed) {
            return next.saysTheSameAs(before) ? before : next;
        }
        return stage instanceof Stage.Done ? before.about(next.caseVersion()) : before;
    }

    /** What people proposed to take back stays proposed; when the case or the policy moved, the approvals start anew. */
    private static Change<Review, Boolean> keepReversing(
            Review review, Entry entry, Adviser.Advice advice, Instant now) {
        Suggestion before = review.suggestion();
        Suggestion fresh = advice.suggestion();
        boolean same = before.caseVersion() == fresh.caseVersion()
                && before.policyRevision().equals(fresh.policyRevision());
        if (same || !(review.stage() instanceof Stage.Open open)) {
            return Change.to(review.confirming(before), entry)
                    .ordering(showCard(review.ref(), review.revision() + 1, now))
                    .answering(true);
        }
        Suggestion next =
                before.about(fresh.caseVersion(), fresh.policyRevision()).numbered(before.number() + 1);
        Review suggesting = review.suggesting(next, note(open, before, next));
        return order(Change.to(suggesting, entry), review.ref(), advice, suggesting.revision(), now);
    }

    /** What staff should know first: why approvals are gone, or what was said when the review was opened anew. */
    private static Optional<String> note(Stage.Open open, Suggestion before, Suggestion fresh) {
        if (open.approvals().isEmpty()) {
            return open.note();
        }
        if (!before.policyRevision().equals(fresh.policyRevision())) {
            return Optional.of("The policy changed, and the case was judged anew. Approvals start anew.");
        }
        return Optional.of(
                fresh.saysTheSameAs(before)
                        ? "The case changed in the case system; the suggestion is the same. Approvals start anew."
                        : "The suggestion changed with the case. Approvals start anew.");
    }

    private static Change<Review, Boolean> order(
            Change.Draft<Review> draft, CaseRef ref, Adviser.Advice advice, long revision, Instant now) {
        draft.ordering(showCard(ref, revision, now));
        advice.suggestion().decideBy().ifPresent(by -> draft.ordering(Reminders.ofDeadline(ref, by, now)));
        advice.alarm().ifPresent(alarm -> draft.ordering(raise(ref, alarm, revision, now)));
        advice.contact()
                .flatMap(c -> Targets.key(ref, c.account())
                        .map(target -> Order.of(Errand.REACH_OUT, target, "", now)
                                .noting(new Outreach(ref, c.reason(), c.within(), c.draft()).toNote())))
                .ifPresent(draft::ordering);
        return draft.answering(true);
    }

    private static Json.Builder details(Suggestion suggestion) {
        return Json.object()
                .with("version", suggestion.caseVersion())
                .with("policy", suggestion.policyRevision())
                .with("rules", Json.ofTexts(suggestion.rules()))
                .with("severity", suggestion.severity())
                .with("action", suggestion.plan().map(ActionPlan::action).orElse("none"));
    }

    private static Order raise(CaseRef ref, Alarm alarm, long revision, Instant now) {
        return Order.of(Errand.RAISE, ref, "review-" + revision, now).noting(alarm.toNote());
    }

    private static Order showCard(CaseRef ref, long revision, Instant now) {
        return Order.of(Errand.SHOW_CARD, ref, "review-" + revision, now);
    }
}
