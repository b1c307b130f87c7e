package casebell.review;

import java.time.Instant;
import java.util.List;

/**
 * What was decided; its id is the idempotency key towards the case system.
 *
 * @param id unique, 1-64 characters
 * @param plan what is to be done
 * @param suggestion the suggestion it answers, as it was then
 * @param approvals who approved
 * @param at when the last approval came
 */
public record Decision(String id, ActionPlan plan, Suggestion suggestion, List<Approval> approvals, Instant at) {
    public Decision {
        approvals = List.copyOf(approvals);
    }
}
