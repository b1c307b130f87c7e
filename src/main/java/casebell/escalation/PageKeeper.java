package casebell.escalation;

import casebell.cases.CaseRef;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import java.util.Optional;

/** Carries out {@link Errand#SHOW_PAGE}: draws the pages of an escalation anew where they stand, without pinging anybody. */
public final class PageKeeper implements Handler {
    private final EscalationStore escalations;
    private final Pager pager;

    public PageKeeper(EscalationStore escalations, Pager pager) {
        this.escalations = escalations;
        this.pager = pager;
    }

    @Override
    public Outcome carryOut(Order order) {
        CaseRef ref = CaseRef.read(order.subject()).orElseThrow();
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
