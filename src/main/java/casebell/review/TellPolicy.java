package casebell.review;

import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import java.time.Instant;
import java.util.Optional;

/** Carries out {@link Errand#TELL_POLICY}: policy owners read what changed and who changed it. */
public final class TellPolicy implements Handler {
    private final PolicyStore policies;
    private final PolicyBoard board;

    public TellPolicy(PolicyStore policies, PolicyBoard board) {
        this.policies = policies;
        this.board = board;
    }

    private static int number(Order order) {
        return Integer.parseInt(order.stamp().split("-", 2)[0]);
    }

    @Override
    public Outcome carryOut(Order order) {
        Optional<PolicyInForce.Amendment> amendment =
                policies.find(order.subject()).flatMap(p -> p.amendment(number(order)));
        if (amendment.isEmpty()) {
            return Handler.done();
        }
        Optional<Instant> again = board.tell(amendment.get());
        return again.isEmpty()
                ? Handler.done()
                : Handler.again(again.get(), "What changed in the policy could not be posted");
    }
}
