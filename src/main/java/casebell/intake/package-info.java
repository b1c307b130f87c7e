/**
 * Finds links to cases, records who sighted them, looks the cases up; and follows case systems, so that cases are taken on to which nobody pointed.
 *
 * <p>Decisions.
 * <ul>
 *   <li>{@link casebell.intake.Follow} asks a {@link casebell.intake.CaseFeed} and stores its cursor in the transaction that takes the cases on. A feed
 *       may tell of a case twice and leaves none out; taking a case on twice is the same as once. Rejected: marking what was told as read in the case
 *       system, which is a write for a reading.
 *   <li>How far was read is not on the record: at each reading the cursor moves, and the record would hold little else. That a case was taken on is.
 *   <li>Each start begins a chain of readings, by a number in the database, and an order of an older chain does nothing. So there is one who reads,
 *       however many instances share a database and whatever was killed when. Rejected: a lease that must be renewed, which is a clock to get wrong.
 *   <li>No system tells everything that happens by its feed. So a few open cases are read anew in turn with each reading, and what others did is seen
 *       late rather than never.
 *   <li>A web-hook tells no more than a feed: that something happened to a case. Whether a new one is taken on is for the configuration to say.
 * </ul>
 */
@NullMarked
package casebell.intake;

import org.jspecify.annotations.NullMarked;
