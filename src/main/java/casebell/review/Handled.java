package casebell.review;

import casebell.cases.Deed;
import casebell.cases.Role;
import java.time.Instant;
import java.util.Set;

/** What is answered about who works on a case. */
public sealed interface Handled {

    /** The person has it. */
    record Claimed(Review review) implements Handled {}

    /** Somebody has it already. */
    record AlreadyClaimed(Handling.Claim claim) implements Handled {}

    /** Another person has it now. */
    record HandedOver(String staffId) implements Handled {}

    /** Only who has it, or a lead, hands it over. */
    record NotYours(Handling.Claim claim) implements Handled {}

    /**
     * The person's presses do not count here from now on.
     *
     * @param isReopened whether a decision that rested on the person's approval was taken back
     */
    record Recused(boolean isReopened) implements Handled {}

    /** This person has a conflict of interest in this case, and said so. */
    record IsRecused(String staffId) implements Handled {}

    /** The word against it is on the record. */
    record Dissented() implements Handled {}

    /**
     * A second opinion is asked for.
     *
     * @param needed how many different people must approve now
     */
    record OpinionAsked(int needed) implements Handled {}

    /** It stays out of the queue until then. */
    record Snoozed(Instant until) implements Handled {}

    /**
     * Somebody wants to be left alone at the moment; nothing was done.
     *
     * @param staffId that person
     */
    record Resting(String staffId, Instant until) implements Handled {}

    /** Nothing in the queue is unclaimed. */
    record NothingWaits() implements Handled {}

    /** It does not fit where the decision stands. */
    record OutOfTurn(Stage stage) implements Handled {}

    /**
     * It cannot be done like this.
     *
     * @param why in plain words
     */
    record Unfit(String why) implements Handled {}

    /** This person may not do this. */
    record NotAllowed(Deed deed, Set<Role> whoMay) implements Handled {}

    /**
     * Whether a case is for the named few.
     *
     * @param isNews whether this command changed it
     */
    record Confidential(boolean isOn, boolean isNews) implements Handled {}

    /** The case is another team's, or it is confidential. */
    record Closed() implements Handled {}

    /** No such case is known here, or it was not judged yet. */
    record Unknown() implements Handled {}
}
