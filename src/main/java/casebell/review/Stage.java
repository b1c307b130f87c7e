package casebell.review;

import casebell.cases.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where the decision about a case stands. */
public sealed interface Stage {

    /**
     * Waits for people.
     *
     * @param plan what approvals are gathered for; empty when the policy suggests nothing and nobody chose anything
     * @param approvals those given so far, by different people
     * @param note what staff should know first, when something happened before ({@code The case moved: …})
     * @param because why another action than the suggested one is proposed, as the proposer wrote it
     */
    record Open(Optional<ActionPlan> plan, List<Approval> approvals, Optional<String> note, Optional<String> because)
            implements Stage {
        public Open {
            approvals = List.copyOf(approvals);
        }

        public Open(Optional<ActionPlan> plan, List<Approval> approvals, Optional<String> note) {
            this(plan, approvals, note, Optional.empty());
        }
    }

    /**
     * Decided; can be undone until it is carried out.
     *
     * @param actsAt when the undo window ends
     * @param heldBack why it is not carried out although the undo window is over
     */
    record Decided(Decision decision, Instant actsAt, Optional<String> heldBack) implements Stage {
        /** Whether it can still be taken back. */
        boolean canBeUndone(Instant now) {
            return now.isBefore(actsAt) || heldBack.isPresent();
        }
    }

    /**
     * Sent to the case system, or about to be; what became of it is not known yet.
     *
     * @param trouble why it has not worked so far
     */
    record Acting(Decision decision, Optional<Trouble> trouble) implements Stage {}

    /**
     * Done in the case system and read back.
     *
     * @param actionId the case system's id of the action
     */
    record Done(Decision decision, String actionId, Instant at) implements Stage {}

    /**
     * The case system did not do it, and trying again will not help.
     *
     * @param why in plain words for staff
     */
    record Refused(Decision decision, String why, Instant at) implements Stage {}

    /** A person decided that nothing is to be done. */
    record Dismissed(String staffId, Optional<String> reason, Instant at) implements Stage {}

    /** Calls the function for the stage that this is. */
    default <T> T fold(Cases<T> cases) {
        if (this instanceof Open s) {
            return cases.open().apply(s);
        } else if (this instanceof Decided s) {
            return cases.decided().apply(s);
        } else if (this instanceof Acting s) {
            return cases.acting().apply(s);
        } else if (this instanceof Done s) {
            return cases.done().apply(s);
        } else if (this instanceof Refused s) {
            return cases.refused().apply(s);
        }
        return cases.dismissed().apply((Dismissed) this);
    }

    /** One function for each stage. */
    record Cases<T>(
            Function<Open, T> open,
            Function<Decided, T> decided,
            Function<Acting, T> acting,
            Function<Done, T> done,
            Function<Refused, T> refused,
            Function<Dismissed, T> dismissed) {}

    /** The stage as the record and the list name it. */
    default String word() {
        return fold(
                new Cases<>(s -> "open", s -> "decided", s -> "acting", s -> "done", s -> "refused", s -> "dismissed"));
    }
}
