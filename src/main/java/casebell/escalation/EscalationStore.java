package casebell.escalation;

import casebell.cases.CaseRef;
import casebell.cases.Ledger;
import java.util.List;

/** Keeps the escalations, one open round for each case. */
public interface EscalationStore extends Ledger<CaseRef, Escalation> {
    /** Those that nobody has acknowledged, oldest first. */
    List<Escalation> unacknowledged(int limit);
}
