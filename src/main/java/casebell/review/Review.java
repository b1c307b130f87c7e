package casebell.review;

import casebell.cases.CaseRef;
import casebell.cases.Revised;
import casebell.cases.Role;
import casebell.cases.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The review of one case: what is suggested and how far its decision has come.
 *
 * @param decisions how many decisions were made so far; makes their ids unique
 */
public record Review(CaseRef ref, Suggestion suggestion, Stage stage, int decisions, long revision) implements Revised {

    /** A case that was judged for the first time. */
    public static Review begin(CaseRef ref, Suggestion suggestion) {
        return new Review(ref, suggestion, open(suggestion, Optional.empty()), 0, 1);
    }

    /** The policy says something new: approvals given before are void. */
    public Review suggesting(Suggestion next, Optional<String> note) {
        return new Review(ref, next, open(next, note), decisions, revision + 1);
    }

    /** Other facts, same suggestion: the approvals stand. */
    public Review confirming(Suggestion same) {
        return new Review(ref, same, stage, decisions, revision + 1);
    }

    /** A person chose another action; the approvals given for the one before are void. */
    public Review choosing(ActionPlan plan, Approval first) {
        return with(new Stage.Open(Optional.of(plan), List.of(first), Optional.empty()));
    }

    /** One more approval, not yet enough. */
    public Review approvedBy(Stage.Open open, Approval approval) {
        return with(new Stage.Open(open.plan(), plus(open, approval), open.note()));
    }

    /** The last approval that was needed. */
    public Review decidedBy(Stage.Open open, ActionPlan plan, Approval last, Instant actsAt) {
        String id = "d-" + ref.source() + "-" + ref.id() + "-" + (decisions + 1);
        Decision decision = new Decision(
                id.length() > 64
                        ? "d-" + Integer.toHexString(id.hashCode()) + "-" + id.substring(id.length() - 40)
                        : id,
                plan,
                suggestion,
                plus(open, last),
                last.at());
        return new Review(ref, suggestion, new Stage.Decided(decision, actsAt), decisions + 1, revision + 1);
    }

    /** Nothing is to be done. */
    public Review dismissedBy(String staffId, Optional<String> reason, Instant at) {
        return with(new Stage.Dismissed(staffId, reason, at));
    }

    /** Back to the people, with a word about why. */
    public Review reopened(String note) {
        return with(open(suggestion, Optional.of(note)));
    }

    /** The undo window is over: from here on it may have happened. */
    public Review acting(Decision decision, Optional<Trouble> trouble) {
        return with(new Stage.Acting(decision, trouble));
    }

    /** It happened. */
    public Review done(Decision decision, String actionId, Instant at) {
        return with(new Stage.Done(decision, actionId, at));
    }

    /** It will not happen. */
    public Review refused(Decision decision, String why, Instant at) {
        return with(new Stage.Refused(decision, why, at));
    }

    /** How many different people are still needed for the open decision. */
    public int missing(List<Approval> given) {
        int byCount = Math.max(0, suggestion.approvals() - given.size());
        return byCount == 0 && seniorIsMissing(given) ? 1 : byCount;
    }

    /** Whether a senior role is needed that nobody among these held. */
    public boolean seniorIsMissing(List<Approval> given) {
        Set<Role> seniors = suggestion.seniors();
        return !seniors.isEmpty()
                && given.stream().noneMatch(a -> a.roles().stream().anyMatch(seniors::contains));
    }

    private static Stage.Open open(Suggestion suggestion, Optional<String> note) {
        return new Stage.Open(suggestion.plan(), List.of(), note);
    }

    private static List<Approval> plus(Stage.Open open, Approval approval) {
        List<Approval> all = new ArrayList<>(open.approvals());
        all.add(approval);
        return all;
    }

    private Review with(Stage next) {
        return new Review(ref, suggestion, next, decisions, revision + 1);
    }
}
