package casebell.review;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.cases.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Carries out {@link Errand#ACT}: does what was decided, once, and says what really happened. First the record says that it was asked for,
 * then the case system is called with the decision's id as key, then the case is read back, then the record says what became of it. Killed in
 * between, it begins again with the same key.
 */
public final class ActOnCase implements Handler {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration QUEUE_PAUSE = Duration.ofSeconds(2);

    private final ReviewStore reviews;
    private final Map<String, ActionOutlet> outlets;
    private final HandsDesk hands;
    private final Optional<Breaker> breaker;
    private final InstantSource clock;

    /** Whatever is taken back, hands stay free. */
    public ActOnCase(ReviewStore reviews, Map<String, ActionOutlet> outlets, HandsDesk hands, InstantSource clock) {
        this(reviews, outlets, hands, Optional.empty(), clock);
    }

    /**
     * @param outlets by the name of their source
     * @param hands says whether anything may be done now
     * @param breaker is told what was taken back
     */
    public ActOnCase(
            ReviewStore reviews,
            Map<String, ActionOutlet> outlets,
            HandsDesk hands,
            Optional<Breaker> breaker,
            InstantSource clock) {
        this.breaker = breaker;
        this.reviews = reviews;
        this.outlets = Map.copyOf(outlets);
        this.hands = hands;
        this.clock = clock;
    }

    @Override
    public Outcome carryOut(Order order) {
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
        Step step = reviews.change(ref, stored -> claim(order, stored));
        if (step.decision().isEmpty()) {
            return step.otherwise();
        }
        Decision decision = step.decision().get();
        ActionOutlet outlet = outlets.get(ref.source());
        if (outlet == null) {
            return later(
                    ref,
                    decision,
                    "The case system '" + ref.source() + "' is not configured any more",
                    Optional.empty());
        }
        ActionOutlet.Answer answer = step.isAgain() ? outlet.actAgain(ref, decision) : outlet.act(ref, decision);
        if (answer instanceof ActionOutlet.Answer.Accepted accepted) {
            return readBack(outlet, ref, decision, accepted.actionId());
        }
        if (answer instanceof ActionOutlet.Answer.Refused refused) {
            return refuse(ref, decision, refused.why());
        }
        if (answer instanceof ActionOutlet.Answer.Moved) {
            return moved(ref, decision);
        }
        ActionOutlet.Answer.Later later = (ActionOutlet.Answer.Later) answer;
        return later(ref, decision, later.why(), later.notBefore());
    }

    /** The decision to carry out now, or what becomes of the order without it. */
    private record Step(Optional<Decision> decision, boolean isAgain, Outcome otherwise) {
        static final Step NOTHING = new Step(Optional.empty(), false, Handler.done());

        static Step now(Decision decision) {
            return new Step(Optional.of(decision), false, Handler.done());
        }

        static Step again(Decision decision) {
            return new Step(Optional.of(decision), true, Handler.done());
        }

        /** It can still be taken back; the order of a batch may come before its turn. */
        static Step early(Instant actsAt) {
            return new Step(Optional.empty(), false, Handler.again(actsAt, ""));
        }

        static Step waiting(HandsDesk.Tied tied) {
            return new Step(Optional.empty(), false, Handler.again(tied.lookAgain(), tied.why()));
        }
    }

    /** The decision to carry out, if this order still stands for one and nothing ties our hands. */
    private Change<Review, Step> claim(Order order, Optional<Review> stored) {
        if (stored.isEmpty()) {
            return Change.none(Step.NOTHING);
        }
        Review review = stored.get();
        if (review.stage() instanceof Stage.Acting acting
                && acting.decision().id().equals(order.stamp())) {
            return hands.tied()
                    .map(tied -> waiting(review, acting, tied))
                    .orElseGet(() -> Change.none(Step.again(acting.decision())));
        }
        if (!(review.stage() instanceof Stage.Decided decided)
                || !decided.decision().id().equals(order.stamp())) {
            return Change.none(Step.NOTHING);
        }
        if (clock.instant().isBefore(decided.actsAt())) {
            return Change.none(Step.early(decided.actsAt()));
        }
        Optional<HandsDesk.Tied> tied =
                hands.begin(review.ref(), decided.decision().id());
        if (tied.isPresent()) {
            return heldBack(review, decided, tied.get());
        }
        Entry entry = about("action.requested", review.ref(), decided.decision(), Json.object());
        return Change.to(review.acting(decided.decision(), Optional.empty()), entry)
                .answering(Step.now(decided.decision()));
    }

    private Change<Review, Step> heldBack(Review review, Stage.Decided decided, HandsDesk.Tied tied) {
        if (decided.heldBack().equals(Optional.of(tied.why()))) {
            return Change.none(Step.waiting(tied));
        }
        Json.Builder details = Json.object().with("why", tied.why());
        return Change.to(
                        review.heldBack(decided, tied.why()),
                        about("action.held-back", review.ref(), decided.decision(), details))
                .ordering(showCard(review, clock.instant()))
                .answering(Step.waiting(tied));
    }

    /** It was sent before the hands were tied, and nobody knows what became of it: it is not sent again until they are free. */
    private Change<Review, Step> waiting(Review review, Stage.Acting acting, HandsDesk.Tied tied) {
        String why =
                tied.why().substring(0, 1).toUpperCase(Locale.ROOT) + tied.why().substring(1);
        if (acting.trouble().filter(t -> t.what().equals(why)).isPresent()) {
            return Change.none(Step.waiting(tied));
        }
        Instant now = clock.instant();
        int attempts = acting.trouble().map(Trouble::attempts).orElse(1);
        Instant since = acting.trouble().map(Trouble::since).orElse(now);
        Trouble trouble = new Trouble(why, since, attempts, tied.lookAgain());
        Json.Builder details = Json.object().with("why", why);
        return Change.to(
                        review.acting(acting.decision(), Optional.of(trouble)),
                        about("action.held-back", review.ref(), acting.decision(), details))
                .ordering(showCard(review, now))
                .answering(Step.waiting(tied));
    }

    private Outcome readBack(ActionOutlet outlet, CaseRef ref, Decision decision, String actionId) {
        ActionOutlet.ReadBack seen = outlet.readBack(ref, actionId);
        if (seen instanceof ActionOutlet.ReadBack.Applied) {
            return settle(
                    ref,
                    decision,
                    (review, now) -> endAppeal(
                            review,
                            now,
                            Change.to(
                                            review.done(decision, actionId, now),
                                            about(
                                                    "action.done",
                                                    ref,
                                                    decision,
                                                    Json.object().with("actionId", actionId)))
                                    .ordering(Order.of(Errand.LOOK_UP, ref, decision.id(), now))));
        }
        if (seen instanceof ActionOutlet.ReadBack.NotThere not) {
            return refuse(ref, decision, not.why());
        }
        if (seen instanceof ActionOutlet.ReadBack.Later later) {
            return later(ref, decision, later.why(), later.notBefore());
        }
        return delay(
                ref,
                decision,
                "The case system has queued the action and not applied it yet",
                (now, attempts) -> now.plus(pauseAfter(attempts, QUEUE_PAUSE)));
    }

    /** What was taken back because of an appeal is told. */
    private Change.Draft<Review> endAppeal(Review review, Instant now, Change.Draft<Review> draft) {
        if (review.isReversing()) {
            breaker.ifPresent(Breaker::reversed);
        }
        review.handling()
                .openAppeal()
                .filter(appeal -> review.isReversing())
                .ifPresent(appeal -> draft.recording(Entry.ofHouse(
                                "appeal.overturned",
                                review.ref().toString(),
                                Json.object().with("appeal", appeal.number()).with("decision", appeal.decisionId())))
                        .ordering(TeamNotice.of(
                                        review.ref(),
                                        "appeal-" + appeal.number() + "-ended",
                                        "The appeal was decided: the decision is overturned, and what was done is taken back.")
                                .order(now))
                        .ordering(TellAppeal.order(review.ref(), appeal, now)));
        return draft;
    }

    private Outcome refuse(CaseRef ref, Decision decision, String why) {
        return settle(
                ref,
                decision,
                (review, now) -> Change.to(
                        review.refused(decision, why, now),
                        about("action.refused", ref, decision, Json.object().with("why", why))));
    }

    private Outcome moved(CaseRef ref, Decision decision) {
        return settle(
                ref,
                decision,
                (review, now) -> Change.to(
                                review.reopened(
                                        "Nothing was done: the case changed in the case system after it was approved. Look again."),
                                about("action.moved", ref, decision, Json.object()))
                        .ordering(Order.of(Errand.LOOK_UP, ref, decision.id(), now))
                        .ordering(judgeAnew(review, now)));
    }

    /** What was told since the decision may be read already: then a look-up finds nothing new, and only this brings the suggestion up to date. */
    static Order judgeAnew(Review review, Instant now) {
        return Order.of(Errand.JUDGE, review.ref(), "review-" + (review.revision() + 1), now);
    }

    /** Tries again after a growing pause, and not before the case system asked us to; it cannot make us come sooner. */
    private Outcome later(CaseRef ref, Decision decision, String why, Optional<Instant> notBefore) {
        return delay(ref, decision, why, (now, attempts) -> {
            Instant next = now.plus(pauseAfter(attempts, FIRST_PAUSE));
            return notBefore.filter(asked -> asked.isAfter(next)).orElse(next);
        });
    }

    private Outcome delay(CaseRef ref, Decision decision, String why, BiFunction<Instant, Integer, Instant> nextTry) {
        return reviews.change(ref, stored -> {
            Review review = stored.orElseThrow();
            if (!(review.stage() instanceof Stage.Acting acting)
                    || !acting.decision().id().equals(decision.id())) {
                return Change.none(Handler.done());
            }
            Instant now = clock.instant();
            int attempts = acting.trouble().map(Trouble::attempts).orElse(0) + 1;
            Instant next = nextTry.apply(now, attempts);
            Instant since = acting.trouble().map(Trouble::since).orElse(now);
            Entry entry = about(
                    "action.delayed",
                    ref,
                    decision,
                    Json.object().with("why", why).with("attempt", attempts));
            return Change.to(review.acting(decision, Optional.of(new Trouble(why, since, attempts, next))), entry)
                    .ordering(showCard(review, now))
                    .answering(Handler.again(next, why));
        });
    }

    private Outcome settle(CaseRef ref, Decision decision, BiFunction<Review, Instant, Change.Draft<Review>> work) {
        return reviews.change(ref, stored -> {
            Review review = stored.orElseThrow();
            if (!(review.stage() instanceof Stage.Acting acting)
                    || !acting.decision().id().equals(decision.id())) {
                return Change.none(Handler.done());
            }
            Instant now = clock.instant();
            return work.apply(review, now).ordering(showCard(review, now)).answering(Handler.done());
        });
    }

    private static Duration pauseAfter(int attempts, Duration first) {
        Duration pause = first.multipliedBy(1L << Math.min(attempts - 1, 6));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static Entry about(String type, CaseRef ref, Decision decision, Json.Builder details) {
        return Entry.ofHouse(
                type,
                ref.toString(),
                details.with("decision", decision.id())
                        .with("action", decision.plan().action()));
    }

    private static Order showCard(Review review, Instant now) {
        return Order.of(Errand.SHOW_CARD, review.ref(), "review-" + (review.revision() + 1), now);
    }
}
