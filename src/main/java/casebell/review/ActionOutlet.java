package casebell.review;

import casebell.cases.CaseRef;
import java.time.Instant;
import java.util.Optional;

/**
 * Acts in one case system. Implementations never throw for what another system does. Sending the same decision twice must be the same as
 * sending it once: by the system's own idempotency, or by looking before sending.
 */
public interface ActionOutlet {
    /** The configured name of the source. */
    String name();

    /** Does what was decided. */
    Answer act(CaseRef ref, Decision decision);

    /**
     * Does what was decided and was begun before, perhaps by a Casebell that is not there any more, or by another one on the same database: nobody can
     * say whether it was sent. The same as {@link #act}, unless the system must be given time to carry out what is still on its way.
     */
    default Answer actAgain(CaseRef ref, Decision decision) {
        return act(ref, decision);
    }

    /** Looks whether an action that was accepted has really happened. */
    ReadBack readBack(CaseRef ref, String actionId);

    /**
     * Tells the case system that an appeal was decided. Telling it twice must be the same as telling it once.
     *
     * @return {@link Answer.Accepted} with the case system's id of what tells it there; {@link Answer.Refused} when it has no place for it
     */
    default Answer tell(CaseRef ref, AppealNews news) {
        return new Answer.Refused(
                "The case system has no place for the outcome of an appeal; tell its author in its console");
    }

    /** What the case system said. */
    sealed interface Answer {
        /** It took the order. Whether it happened is for {@link ActionOutlet#readBack} to say. */
        record Accepted(String actionId) implements Answer {}

        /**
         * It will not do it, and trying again will not help.
         *
         * @param why in plain words for staff, without text from outside
         */
        record Refused(String why) implements Answer {}

        /** The case is not at the version that the approvers saw. */
        record Moved() implements Answer {}

        /**
         * It did not work now, or nobody knows whether it did. Sending the same decision again is safe.
         *
         * @param why in plain words for staff, without text from outside
         */
        record Later(String why, Optional<Instant> notBefore) implements Answer {}
    }

    /** What the case shows when it is read again. */
    sealed interface ReadBack {
        /** The action stands there as applied. */
        record Applied() implements ReadBack {}

        /** The case system has not come to it yet. */
        record Pending() implements ReadBack {}

        /** The case system turned it down afterwards, or the action is not there although it said so. */
        record NotThere(String why) implements ReadBack {}

        /** The case could not be read now. */
        record Later(String why, Optional<Instant> notBefore) implements ReadBack {}
    }
}
