package casebell.store;

import casebell.cases.CaseRef;
import casebell.escalation.Escalation;
import casebell.escalation.EscalationStore;
import java.util.List;
import java.util.Map;

/** The escalations, with those that nobody acknowledged. */
final class SqlEscalations extends SqlLedger<CaseRef, Escalation> implements EscalationStore {
    SqlEscalations(SqlStore store) {
        super(
                store,
                new Shelf<>(
                        "escalations",
                        Escalation.class,
                        e -> Map.of(
                                "acknowledged",
                                e.isAcknowledged() ? 1 : 0,
                                "raised_at",
                                e.raisedAt().toEpochMilli())));
    }

    @Override
    public List<Escalation> unacknowledged(int limit) {
        return list("acknowledged = 0 order by raised_at, id limit ?", limit);
    }

    /** Those raised in a span, and those still unacknowledged at its end. */
    List<Escalation> concerning(long from, long to) {
        return list(
                "(raised_at >= ? and raised_at < ?) or (acknowledged = 0 and raised_at < ?) order by raised_at, id limit 500",
                from,
                to,
                to);
    }
}
