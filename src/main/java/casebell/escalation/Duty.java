package casebell.escalation;

import casebell.cases.CaseRef;

/** Tells who of those on call can help. */
public interface Duty {
    /** Everybody can. */
    Duty ALL = (ref, onCall) -> true;

    /** Whether somebody who is on call by this may see the case, as far as is known; in doubt yes. Others may be called for it. */
    boolean canHelp(CaseRef ref, Ladder.OnCall onCall);

    /** Whether somebody of a tier can. */
    default boolean canHelp(CaseRef ref, Ladder.Tier tier) {
        return tier.onCall().stream().anyMatch(onCall -> canHelp(ref, onCall));
    }
}
