package casebell.review;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries out {@link Errand#JUDGE_ANEW}: after another policy came into force the open cases are judged by it, some in each transaction, with how far that has come.
 * Nobody is paged; what staff read on a card that says something else now is drawn anew. When all are done, the notice in the channel of the policy owners says how many
 * moved.
 */
public final class JudgeAnew implements Handler {
    private static final int AT_A_TIME = 20;
    private static final int TURNS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PolicyStore policies;
    private final ReviewStore reviews;
    private final Judge judge;
    private final Supplier<String> inForce;
    private final InstantSource clock;

    /**
     * @param inForce the revision by which the judge judges at this moment
     */
    public JudgeAnew(
            PolicyStore policies, ReviewStore reviews, Judge judge, Supplier<String> inForce, InstantSource clock) {
        this.policies = policies;
        this.reviews = reviews;
        this.judge = judge;
        this.inForce = inForce;
        this.clock = clock;
    }

    @Override
    public Outcome carryOut(Order order) {
        int number = Integer.parseInt(order.stamp());
        for (int turn = 0; turn < TURNS; turn++) {
            Optional<PolicyInForce> policy = policies.find(order.subject()).filter(p -> isUnderWay(p, number));
            if (policy.isEmpty()) {
                return Handler.done();
            }
            if (!policy.get().hash().equals(inForce.get())) {
                return Handler.again(clock.instant().plus(PAUSE), "");
            }
            policies.change(
                    order.subject(),
                    stored -> stored.filter(p -> isUnderWay(p, number))
                            .map(p -> some(p, number))
                            .orElseGet(() -> Change.none(false)));
        }
        return Handler.again(clock.instant(), "");
    }

    private static boolean isUnderWay(PolicyInForce policy, int number) {
        return policy.underWay().filter(a -> a.number() == number).isPresent();
    }

    private Change<PolicyInForce, Boolean> some(PolicyInForce policy, int number) {
        PolicyInForce.Anew before =
                policy.underWay().flatMap(PolicyInForce.Amendment::anew).orElseThrow();
        List<CaseRef> refs = reviews.openAfter(before.upTo(), AT_A_TIME);
        List<Judge.Anew> judged = refs.stream()
                .flatMap(ref -> judge.judgeAnew(ref, policy.hash()).stream())
                .toList();
        PolicyInForce.Anew next = new PolicyInForce.Anew(
                refs.isEmpty() ? before.upTo() : refs.get(refs.size() - 1).toString(),
                before.judged() + judged.size(),
                before.moved()
                        + count(judged.stream().filter(Judge.Anew::hasMoved).count()),
                before.asking()
                        + count(judged.stream()
                                .filter(Judge.Anew::asksForLeadership)
                                .count()),
                refs.size() < AT_A_TIME);
        Json.Builder details = Json.object()
                .with("policy", policy.hash())
                .with("judged", next.judged())
                .with("moved", next.moved());
        String type = next.isOver() ? "policy.cases-judged" : "policy.judging-cases";
        Change.Draft<PolicyInForce> draft =
                Change.to(policy.judgedAnew(number, next), Entry.ofHouse(type, PolicyInForce.KEY, details));
        if (next.isOver()) {
            draft.ordering(Order.of(Errand.TELL_POLICY, PolicyInForce.KEY, number + "-judged", clock.instant()));
        }
        return draft.answering(true);
    }

    private static int count(long many) {
        return Math.toIntExact(many);
    }
}
