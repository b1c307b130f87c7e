package casebell.review.thread;

import casebell.cases.CaseRef;
import casebell.cases.History;
import java.util.List;
import java.util.Set;

/**
 * A part of what happened to a case or an incident, as one message tells it.
 *
 * @param steps in the order of the record, at least one
 * @param isFirst whether it begins the thread
 */
public record Chapter(CaseRef ref, List<History.Step> steps, boolean isFirst) {
    /** So many entries are told in one message at most. */
    public static final int LONGEST = 7;

    /** The entries that are told; the others are about Casebell's own work. */
    public static final Set<String> TOLD = Set.of(
            "case.sealed",
            "case.unsealed",
            "case.gone",
            "review.approved",
            "review.decided",
            "review.dismissed",
            "review.undone",
            "review.reopened",
            "review.reversal-proposed",
            "review.reversal-dropped",
            "review.approval-lapsed",
            "review.policy-moved",
            "review.claimed",
            "review.handed-over",
            "review.recused",
            "review.dissented",
            "review.opinion-asked",
            "review.snoozed",
            "review.snooze-ended",
            "action.done",
            "action.refused",
            "action.moved",
            "action.held-back",
            "appeal.opened",
            "appeal.upheld",
            "appeal.overturned",
            "appeal.told",
            "appeal.not-told",
            "escalation.acknowledged",
            "incident.stands",
            "incident.raised",
            "incident.sampled",
            "incident.batch-proposed",
            "incident.batch-approved",
            "incident.batch-lapsed",
            "incident.batch-stopped",
            "incident.batch-done",
            "incident.policy-moved",
            "incident.closed",
            "incident.reopened",
            "incident.merged",
            "incident.took",
            "thread.wanted",
            "thread.noted");

    public Chapter {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A chapter tells something");
        }
    }

    /** The number of its last entry. */
    public long upTo() {
        return steps.get(steps.size() - 1).number();
    }
}
