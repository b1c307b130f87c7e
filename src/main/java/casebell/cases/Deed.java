package casebell.cases;

/** What a member of staff may be allowed to do. */
public enum Deed {
    /** Open and read cases, their history and the list. */
    READ,
    /** Approve, change, dismiss and undo; claim cases, hand them over, and keep out of them. */
    DECIDE,
    /** Raise an escalation. */
    ESCALATE,
    /** Acknowledge an escalation. */
    ACKNOWLEDGE,
    /** Ask for a digest now. */
    DIGEST,
    /** Log contacts with a targeted person's office, and promises. */
    LIAISE,
    /** Bring another policy into force. */
    GOVERN,
    /** Tie Casebell's hands, and free them. */
    OPERATE,
    /** Open an appeal. */
    APPEAL,
    /** See the cases of every team. */
    OVERSEE,
    /** Make cases confidential, and see those that are. */
    CONFIDE,
    /** See how much text was looked at, as totals. */
    TOTALS
}
