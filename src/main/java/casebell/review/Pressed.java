package casebell.review;

import casebell.cases.Deed;
import casebell.cases.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the desk answers to a person's press or command. */
public sealed interface Pressed {

    /**
     * The decision stands and will be carried out, unless somebody undoes it first.
     *
     * @param tied why it is not carried out at that time as things stand now
     */
    record Recorded(Decision decision, Instant actsAt, Optional<HandsDesk.Tied> tied) implements Pressed {
        /** Nothing stands against it. */
        public Recorded(Decision decision, Instant actsAt) {
            this(decision, actsAt, Optional.empty());
        }
    }

    /**
     * The approval counts; others must approve as well.
     *
     * @param missing how many more people
     * @param seniors one of these roles must be among them; empty when any approver will do
     * @param lapsed earlier approvals that do not count any more
     */
    record AwaitingOthers(ActionPlan plan, int missing, Set<Role> seniors, List<Lapse> lapsed) implements Pressed {
        public AwaitingOthers {
            lapsed = List.copyOf(lapsed);
        }
    }

    /** The case was dismissed. */
    record Dismissed() implements Pressed {}

    /** The decision was taken back in time. */
    record Undone() implements Pressed {}

    /** This person may not do this. */
    record NotAllowed(Deed deed, Set<Role> whoMay) implements Pressed {}

    /** The case is another team's, or it is confidential. */
    record Closed() implements Pressed {}

    /**
     * This person decides cases, and this action is for others to approve.
     *
     * @param whoMay for a sentence
     */
    record ActionNotYours(ActionPlan plan, String whoMay) implements Pressed {}

    /** This person has approved already; somebody else must. */
    record AlreadyYours(int missing, Set<Role> seniors) implements Pressed {}

    /**
     * The card that was pressed showed something else than what is suggested now.
     *
     * @param whatChanged in plain words
     */
    record Stale(String whatChanged) implements Pressed {}

    /**
     * The policy is not the one any more that suggested what was pressed; the case is judged anew.
     *
     * @param was what was suggested
     * @param inForce the revision in force
     * @param isNow what is suggested now, when that is known already
     */
    record PolicyMoved(Suggestion was, String inForce, Optional<Suggestion> isNow) implements Pressed {
        PolicyMoved told(Optional<Suggestion> next) {
            return new PolicyMoved(was, inForce, next);
        }
    }

    /** This person had a part in what is appealed against; others look at it again. */
    record Involved() implements Pressed {}

    /**
     * An appeal waits.
     *
     * @param isNews whether this command opened it
     */
    record AppealOpened(Appeal appeal, boolean isNews) implements Pressed {}

    /** The appeal is decided, and what was done stands. */
    record AppealUpheld() implements Pressed {}

    /** No appeal of this case waits. */
    record NoAppeal() implements Pressed {}

    /** This person has a conflict of interest in this case, and said so. */
    record Recused() implements Pressed {}

    /**
     * A reason must be given.
     *
     * @param when for which step, after "when"
     */
    record ReasonWanted(String when) implements Pressed {}

    /** What was done cannot be taken back. */
    record NotReversible(ActionPlan plan) implements Pressed {}

    /** What was done stays done. */
    record ReversalDropped() implements Pressed {}

    /** The press comes too late or too early for where the decision stands. */
    record OutOfTurn(Stage stage) implements Pressed {}

    /** The policy suggests no action, so there is nothing to approve; choose one or dismiss. */
    record NothingToApprove() implements Pressed {}

    /** That action is not among those that the policy offers for this case. */
    record NotOffered(String action) implements Pressed {}

    /**
     * The case system cannot do it, so nobody is asked to approve it.
     *
     * @param why one sentence without its full stop
     */
    record CannotBeDone(ActionPlan plan, String why) implements Pressed {}

    /** No such case is known here, or it was not judged yet. */
    record Unknown() implements Pressed {}
}
