package casebell.escalation;

import casebell.cases.CaseRef;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import java.util.Optional;

/**
 * Carries out {@link Errand#SHOW_PAGE}: draws the pages of an escalation anew where they stand, without pinging anybody. Orders for the same
 * case wait for each other, so that the last one drawn is the truth and no page asks for what was acknowledged.
 */
public final class PageKeeper implements Handler {
    private static final int LOCKS = 64;

    private final EscalationStore escalations;
    private final Pager pager;
    private final Object[] locks = new Object[LOCKS];

    public PageKeeper(EscalationStore escalations, Pager pager) {
        this.escalations = escalations;
        this.pager = pager;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    @Override
    public Outcome carryOut(Order order) {
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
        synchronized (locks[Math.floorMod(ref.hashCode(), LOCKS)]) {
            return redraw(ref);
        }
    }

    private Outcome redraw(CaseRef ref) {
        Optional<Escalation> stored = escalations.find(ref);
        if (stored.isEmpty()) {
            return Handler.done();
        }
        for (Escalation.Page page : stored.get().pages()) {
            if (page.spot().isPresent() && pager.redraw(stored.get(), page) instanceof Pager.Paged.Later later) {
                return Handler.again(later.notBefore(), later.why());
            }
        }
        return Handler.done();
    }
}
