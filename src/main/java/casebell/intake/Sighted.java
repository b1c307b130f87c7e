package casebell.intake;

import casebell.cases.CaseRef;

/** What the desk says to a sighting. */
public sealed interface Sighted {
    /** The case. */
    CaseRef ref();

    /** Nobody had pointed to this case before: it is being looked up. */
    record First(CaseRef ref) implements Sighted {}

    /** The case is known: it is looked up anew, and its card stands already or is on its way. */
    record Again(CaseRef ref) implements Sighted {}

    /** This very message was counted before: nothing happens. */
    record Counted(CaseRef ref) implements Sighted {}
}
