package casebell.escalation;

import casebell.cases.Deed;
import casebell.cases.Role;
import java.util.Set;

/** What the desk answers to a person. */
public sealed interface Answered {
    /** The escalation was raised. */
    record Raised(Escalation escalation) implements Answered {}

    /** It is open already. */
    record AlreadyOpen(Escalation escalation) implements Answered {}

    /** This person's acknowledgement counts. */
    record Acknowledged(Escalation escalation) implements Answered {}

    /** Somebody was faster. */
    record AlreadyAcknowledged(Escalation escalation) implements Answered {}

    /** There is nothing to acknowledge. */
    record NothingOpen() implements Answered {}

    /** The case is another team's, or it is confidential. An acknowledgement then counts for nothing, and the next are paged in their turn. */
    record Closed(Deed deed) implements Answered {}

    /** This person may not. */
    record NotAllowed(Deed deed, Set<Role> whoMay) implements Answered {}
}
