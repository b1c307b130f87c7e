package casebell.liaison;

import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import java.time.Instant;
import java.util.Optional;

/** Carries out {@link Errand#REMIND}: a promise that is due and not kept is put before the person who made it. */
public final class RemindOfPromise implements Handler {
    private final LiaisonStore dossiers;
    private final LiaisonBoard board;

    public RemindOfPromise(LiaisonStore dossiers, LiaisonBoard board) {
        this.dossiers = dossiers;
        this.board = board;
    }

    @Override
    public Outcome carryOut(Order order) {
        Optional<Dossier.Promise> promise =
                dossiers.find(order.subject()).flatMap(d -> d.open(Integer.parseInt(order.stamp())));
        if (promise.isEmpty()) {
            return Handler.done();
        }
        Optional<Instant> again = board.remind(order.subject(), promise.get());
        return again.isEmpty() ? Handler.done() : Handler.again(again.get(), "The reminder could not be posted");
    }
}
