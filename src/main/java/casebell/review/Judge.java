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
public final class Judge implements Handler {
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
    public Outcome carryOut(Order order) {
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
        Optional<Snapshot> snapshot = cases.find(ref).flatMap(Case::snapshot);
        if (snapshot.isEmpty()) {
            return Handler.done();
        }
        Instant now = clock.instant();
        return reviews.change(ref, stored -> judge(ref, stored, snapshot.get(), now));
    }

    /** One transaction with what the post sets off, so that a kill in between leaves neither half. */
    private Change<Review, Outcome> judge(CaseRef ref, Optional<Review> stored, Snapshot snapshot, Instant now) {
        Optional<Echo.Surge> surge = echoes.listen(ref, snapshot, now);
        Adviser.Advice advice = adviser.advise(snapshot, surge, now);
        echoes.resound(ref, snapshot, advice.suggestion(), now);
        return takeDown(ref, stored, advice, now);
    }

    private static Change<Review, Outcome> takeDown(
            CaseRef ref, Optional<Review> stored, Adviser.Advice advice, Instant now) {
        Suggestion fresh = advice.suggestion();
        Entry entry = Entry.ofHouse("case.judged", ref.toString(), details(fresh));
        if (stored.isEmpty()) {
            return order(Change.to(Review.begin(ref, fresh), entry), ref, advice, 1, now);
        }
        Review review = stored.get();
        Suggestion next = numbered(fresh, review.suggestion().number());
        if (!(review.stage() instanceof Stage.Open)) {
            return Change.to(review.confirming(review.suggestion()), entry)
                    .ordering(showCard(ref, review.revision() + 1, now))
                    .answering(Handler.done());
        }
        if (next.saysTheSameAs(review.suggestion())
                && next.caseVersion() == review.suggestion().caseVersion()) {
            return Change.to(review.confirming(review.suggestion()), entry)
                    .ordering(showCard(ref, review.revision() + 1, now))
                    .answering(Handler.done());
        }
        Suggestion raised = numbered(fresh, review.suggestion().number() + 1);
        String note = raised.saysTheSameAs(review.suggestion())
                ? "The case changed in the case system; the suggestion is the same. Approvals start anew."
                : "The suggestion changed with the case. Approvals start anew.";
        boolean hadApprovals =
                review.stage() instanceof Stage.Open open && !open.approvals().isEmpty();
        Review suggesting = review.suggesting(raised, hadApprovals ? Optional.of(note) : Optional.empty());
        return order(Change.to(suggesting, entry), ref, advice, suggesting.revision(), now);
    }

    private static Change<Review, Outcome> order(
            Change.Draft<Review> draft, CaseRef ref, Adviser.Advice advice, long revision, Instant now) {
        draft.ordering(showCard(ref, revision, now));
        advice.alarm().ifPresent(alarm -> draft.ordering(raise(ref, alarm, now)));
        return draft.answering(Handler.done());
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

    private static Order raise(CaseRef ref, Alarm alarm, Instant now) {
        return Order.of(Errand.RAISE, ref, "policy-" + alarm.ladder(), now).noting(alarm.toNote());
    }

    private static Order showCard(CaseRef ref, long revision, Instant now) {
        return Order.of(Errand.SHOW_CARD, ref, "review-" + revision, now);
    }
}
