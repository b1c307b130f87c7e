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
import casebell.cases.Snapshot;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Carries out {@link Errand#JUDGE}: asks the policy about a case, and writes what it suggests. */
public final class Judge implements Handler.Deciding {
    private final CaseStore cases;
    private final ReviewStore reviews;
    private final Echoes echoes;
    private final Adviser adviser;
    private final InstantSource clock;

    public Judge(CaseStore cases, ReviewStore reviews, EchoStore echoes, Adviser adviser, InstantSource clock) {
        this.cases = cases;
        this.reviews = reviews;
        this.echoes = new Echoes(echoes);
        this.adviser = adviser;
        this.clock = clock;
    }

    @Override
    public void decide(Order order) {
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
        reviews.change(ref, stored -> judge(ref, stored));
    }

    /** Answers whether there was anything to judge. Judges what is stored at this moment: two orders that overlap cannot write an older verdict over a newer one. */
    private Change<Review, Boolean> judge(CaseRef ref, Optional<Review> stored) {
        Optional<Snapshot> snapshot = cases.find(ref).flatMap(Case::snapshot);
        if (snapshot.isEmpty()) {
            return Change.none(false);
        }
        Instant now = clock.instant();
        Optional<Echo.Surge> surge = echoes.listen(ref, snapshot.get(), now);
        Adviser.Advice advice = adviser.advise(snapshot.get(), surge, now);
        echoes.resound(ref, snapshot.get(), advice.suggestion(), now);
        return takeDown(ref, stored, advice, now);
    }

    private static Change<Review, Boolean> takeDown(
            CaseRef ref, Optional<Review> stored, Adviser.Advice advice, Instant now) {
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
        Suggestion next = numbered(fresh, before.number() + 1);
        if (review.stage() instanceof Stage.Open open) {
            Review suggesting = review.suggesting(next, note(open, same));
            return order(Change.to(suggesting, entry), ref, advice, suggesting.revision(), now);
        }
        // Decided or dismissed: the decision stands and the alarm still goes out. A reopened review is judged anew.
        boolean isNews = !same;
        Review kept = isNews && review.stage() instanceof Stage.Dismissed
                ? review.confirming(next)
                : review.confirming(before);
        Change.Draft<Review> draft = Change.to(kept, entry);
        return isNews
                ? order(draft, ref, advice, kept.revision(), now)
                : draft.ordering(showCard(ref, kept.revision(), now)).answering(true);
    }

    /** What staff should know first: why approvals are gone, or what was said when the review was opened anew. */
    private static Optional<String> note(Stage.Open open, boolean same) {
        if (open.approvals().isEmpty()) {
            return open.note();
        }
        return Optional.of(
                same
                        ? "The case changed in the case system; the suggestion is the same. Approvals start anew."
                        : "The suggestion changed with the case. Approvals start anew.");
    }

    private static Change<Review, Boolean> order(
            Change.Draft<Review> draft, CaseRef ref, Adviser.Advice advice, long revision, Instant now) {
        draft.ordering(showCard(ref, revision, now));
        advice.alarm().ifPresent(alarm -> draft.ordering(raise(ref, alarm, revision, now)));
        return draft.answering(true);
    }

    private static Suggestion numbered(Suggestion s, int number) {
        return new Suggestion(
                number,
                s.caseVersion(),
                s.policyRevision(),
                s.rules(),
                s.severity(),
                s.reason(),
                s.sentences(),
                s.plan(),
                s.alternatives(),
                s.approvals(),
                s.seniors(),
                s.exception(),
                s.decideBy(),
                s.madeAt());
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
