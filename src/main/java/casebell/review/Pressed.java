package casebell.review;

import casebell.cases.Deed;
import casebell.cases.Role;
import java.time.Instant;
import java.util.Set;

/** What the desk answers to a person's press or command. */
public sealed interface Pressed {

    /** The decision stands and will be carried out, unless somebody undoes it first. */
    record Recorded(Decision decision, Instant actsAt) implements Pressed {}

    /**
     * The approval counts; others must approve as well.
     *
     * @param missing how many more people
     * @param seniors one of these roles must be among them; empty when any approver will do
     */
    record AwaitingOthers(ActionPlan plan, int missing, Set<Role> seniors) implements Pressed {}

    /** The case was dismissed. */
    record Dismissed() implements Pressed {}

    /** The decision was taken back in time. */
    record Undone() implements Pressed {}

    /** This person may not do this. */
    record NotAllowed(Deed deed, Set<Role> whoMay) implements Pressed {}

    /** This person has approved already; somebody else must. */
    record AlreadyYours(int missing, Set<Role> seniors) implements Pressed {}

    /**
     * The card that was pressed showed something else than what is suggested now.
     *
     * @param whatChanged in plain words
     */
    record Stale(String whatChanged) implements Pressed {}

    /** The press comes too late or too early for where the decision stands. */
    record OutOfTurn(Stage stage) implements Pressed {}

    /** The policy suggests no action, so there is nothing to approve; choose one or dismiss. */
    record NothingToApprove() implements Pressed {}

    /** That action is not among those that the policy offers for this case. */
    record NotOffered(String action) implements Pressed {}

    /** No such case is known here, or it was not judged yet. */
    record Unknown() implements Pressed {}
}
