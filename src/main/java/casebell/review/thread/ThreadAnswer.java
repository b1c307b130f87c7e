package casebell.review.thread;

import casebell.cases.CaseRef;
import casebell.cases.Deed;
import casebell.cases.Role;
import java.util.Set;

/** What a person learns who asked for a thread or left a note. */
public sealed interface ThreadAnswer {
    /** It is begun, and comes in a moment. */
    record Begins(CaseRef ref) implements ThreadAnswer {}

    /** It stands. */
    record Stands(CaseRef ref, String id) implements ThreadAnswer {}

    /** It may not be begun there. */
    record Refused(String why) implements ThreadAnswer {}

    /** The note is on the record and told in the thread. */
    record Noted(CaseRef ref) implements ThreadAnswer {}

    /** It has no card of its own on which a thread could be begun. */
    record NoCard() implements ThreadAnswer {}

    /** The text is empty or too long. */
    record Unfit(int longest) implements ThreadAnswer {}

    /** Nothing is known about that case or incident. */
    record Unknown() implements ThreadAnswer {}

    /** This is for others. */
    record NotAllowed(Deed deed, Set<Role> whoMay) implements ThreadAnswer {}

    /** The case is not this person's to see. */
    record Closed() implements ThreadAnswer {}
}
