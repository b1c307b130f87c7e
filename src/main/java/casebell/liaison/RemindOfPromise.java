package casebell.liaison;

import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import java.time.Instant;
import java.util.Optional;

/** Carries out {@link Errand#REMIND}: a promise that is due and not kept is put before the person who made it, and a contact that the policy asks for before the liaisons. */
public final class RemindOfPromise implements Handler {
    private final LiaisonStore dossiers;
    private final LiaisonBoard board;

    public RemindOfPromise(LiaisonStore dossiers, LiaisonBoard board) {
        this.dossiers = dossiers;
        this.board = board;
    }

    @Override
    public Outcome carryOut(Order order) {
        Optional<String> draft = Optional.ofNullable(order.note().get(ReachOut.DRAFT));
        Optional<Dossier.Promise> promise =
                dossiers.find(order.subject()).flatMap(d -> d.open(ReachOut.numberOf(order.stamp())));
        if (promise.isEmpty()) {
            return Handler.done();
        }
        Optional<Instant> again = draft.isPresent()
                ? board.ask(order.subject(), promise.get(), draft.get())
                : board.remind(order.subject(), promise.get());
        return again.isEmpty() ? Handler.done() : Handler.again(again.get(), "The reminder could not be posted");
    }
}
