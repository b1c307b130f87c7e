package casebell.review;

import java.time.Instant;

/**
 * A decision that was carried out and that somebody wants to take back. It is decided like any other, with the same approvals.
 *
 * @param decision what was done
 * @param actionId the case system's id of the action
 * @param doneAt when it was done
 * @param staffId who proposed to take it back
 * @param reason why, in that person's words
 * @param at when it was proposed
 */
public record Reversal(Decision decision, String actionId, Instant doneAt, String staffId, String reason, Instant at) {
    /** Where the case stood before, and stands again when the proposal is dropped. */
    Stage.Done done() {
        return new Stage.Done(decision, actionId, doneAt);
    }
}
