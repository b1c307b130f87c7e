package casebell.review.incident;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.review.Decision;
import casebell.review.Review;
import casebell.review.ReviewStore;
import casebell.review.Stage;
import casebell.review.Together;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Carries out {@link Errand#CARRY_OUT_BATCH}: has open cases judged anew when another policy judged them, and decides the cases of a batch one after the other, each in a transaction of its own, and does what was
 * decided before it takes the next one. Killed anywhere, it goes on with the case at which it was: that case's decision and its key stand already. So many
 * at a time, then others have a turn. When the case system is away, or the hands are tied, it waits instead of filling the order book.
 */
public final class CarryOutBatch implements Handler {
    /** The stamp of an order to judge open cases anew begins with this. */
    static final String JUDGE_ANEW = "anew-";

    private static final int AT_A_TIME = 100;
    private static final int TROUBLES = 3;
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(5);

    private final IncidentStore incidents;
    private final ReviewStore reviews;
    private final Together together;
    private final Handler acting;
    private final Handler judging;
    private final InstantSource clock;

    /**
     * @param acting carries out {@link Errand#ACT}
     * @param judging carries out {@link Errand#JUDGE}
     */
    public CarryOutBatch(
            IncidentStore incidents,
            ReviewStore reviews,
            Together together,
            Handler acting,
            Handler judging,
            InstantSource clock) {
        this.judging = judging;
        this.incidents = incidents;
        this.reviews = reviews;
        this.together = together;
        this.acting = acting;
        this.clock = clock;
    }

    @Override
    public Outcome carryOut(Order order) {
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
        if (order.stamp().startsWith(JUDGE_ANEW)) {
            return judgeAnew(ref);
        }
        int number = Integer.parseInt(order.stamp());
        Troubles troubles = new Troubles();
        int turns = 0;
        for (CaseRef member : incidents.underWay(ref, number, AT_A_TIME)) {
            act(ref, member, decisionOf(member), troubles);
            turns++;
        }
        Optional<Batch> batch = running(ref, number);
        if (batch.isEmpty()) {
            return Handler.done();
        }
        while (turns < AT_A_TIME && troubles.inARow < TROUBLES) {
            List<CaseRef> next = incidents.waiting(ref, number, AT_A_TIME - turns);
            if (next.isEmpty()) {
                end(ref, number);
                return Handler.done();
            }
            for (CaseRef member : next) {
                turns++;
                decide(ref, member, batch.get(), troubles);
                if (troubles.inARow >= TROUBLES) {
                    break;
                }
            }
        }
        return troubles.inARow >= TROUBLES
                ? Handler.again(troubles.notBefore(clock.instant()), troubles.why)
                : Handler.again(clock.instant(), "Others have a turn");
    }

    /** So many that were judged by another policy; when judging changes nothing about them, the case systems do not tell them any more. */
    private Outcome judgeAnew(CaseRef ref) {
        Optional<IncidentStore.Alike> old = incidents.alike(ref).stream()
                .filter(a -> !together.isInForce(a.verdict()))
                .findFirst();
        if (old.isEmpty()) {
            return Handler.done();
        }
        String verdict = old.get().verdict();
        List<CaseRef> some = incidents.alike(ref, verdict, 0, AT_A_TIME);
        some.forEach(member -> judging.carryOut(Order.of(Errand.JUDGE, member, JUDGE_ANEW, clock.instant())));
        return incidents.alike(ref, verdict, 0, AT_A_TIME).equals(some)
                ? Handler.done()
                : Handler.again(clock.instant(), "Others have a turn");
    }

    /** What went wrong, one case after the other. */
    private static final class Troubles {
        private int inARow;
        private Instant until = Instant.EPOCH;
        private String why = "";

        void met(Outcome.Again again) {
            inARow++;
            until = again.at().isAfter(until) ? again.at() : until;
            why = again.why();
        }

        Instant notBefore(Instant now) {
            Instant soonest = now.plus(SHORTEST_WAIT);
            return until.isAfter(soonest) ? until : soonest;
        }
    }

    private Optional<Batch> running(CaseRef ref, int number) {
        return incidents.find(ref).flatMap(i -> i.batch(number)).filter(Batch::isRunning);
    }

    private void decide(CaseRef ref, CaseRef member, Batch batch, Troubles troubles) {
        Optional<String> decision = together.decide(
                member,
                batch.terms(ref.toString()),
                () -> isStopped(ref, batch.number()),
                part -> incidents.settle(member, part));
        decision.ifPresent(id -> act(ref, member, Optional.of(id), troubles));
    }

    /** Asked inside the change of a case: from here to its end nobody can stop the batch. */
    private boolean isStopped(CaseRef ref, int number) {
        return incidents.change(
                ref,
                stored -> Change.none(stored.flatMap(i -> i.batch(number))
                        .filter(Batch::isRunning)
                        .isEmpty()));
    }

    /** Does it now; what cannot be done now is left to an order of its own. */
    private void act(CaseRef ref, CaseRef member, Optional<String> decision, Troubles troubles) {
        Outcome outcome = decision.map(id -> acting.carryOut(Order.of(Errand.ACT, member, id, clock.instant())))
                .orElseGet(Handler::done);
        if (!(outcome instanceof Outcome.Again again)) {
            troubles.inARow = 0;
            return;
        }
        troubles.met(again);
        incidents.change(ref, stored -> {
            incidents.leave(member);
            Order later = Order.of(Errand.ACT, member, decision.orElseThrow(), again.at());
            return new Change<>(Optional.empty(), List.of(), List.of(later), true);
        });
    }

    private Optional<String> decisionOf(CaseRef member) {
        return reviews.find(member)
                .map(Review::stage)
                .flatMap(stage -> stage.fold(new Stage.Cases<Optional<Decision>>(
                        open -> Optional.empty(),
                        decided -> Optional.of(decided.decision()),
                        working -> Optional.of(working.decision()),
                        done -> Optional.empty(),
                        refused -> Optional.empty(),
                        dismissed -> Optional.empty())))
                .map(Decision::id);
    }

    private void end(CaseRef ref, int number) {
        Instant now = clock.instant();
        incidents.change(ref, stored -> {
            Optional<Batch> batch = stored.flatMap(i -> i.batch(number)).filter(Batch::isRunning);
            if (batch.isEmpty()) {
                return Change.none(false);
            }
            Map<Together.Part, Integer> parts = incidents.parts(ref, number);
            Map<String, Json> counts = new TreeMap<>();
            parts.forEach((part, count) -> counts.put(part.name().toLowerCase(java.util.Locale.ROOT), Json.of(count)));
            Json.Builder details = Json.object().with("batch", number);
            counts.forEach(details::with);
            Batch ended = batch.get().in(new Batch.Phase.Ended(Optional.empty(), parts, now));
            return Change.to(
                            stored.orElseThrow().with(ended).step(),
                            Entry.ofHouse("incident.batch-done", ref.toString(), details))
                    .ordering(Order.of(Errand.SHOW_INCIDENT, ref, "batch-" + number + "-done", now))
                    .answering(true);
        });
    }
}
