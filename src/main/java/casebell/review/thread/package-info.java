/**
 * Threads: beside the card of an incident, and of a case on demand, what happened is told, so that the channel keeps to cards.
 *
 * <p>The story of a thread: somebody asks for it, or an incident gets its card ({@link casebell.review.thread.ThreadDesk},
 * {@link casebell.review.thread.WithThread}); {@link casebell.review.thread.ThreadKeeper} opens it once and tells in it, chapter by chapter, what the record
 * says.
 *
 * <p>Decisions.
 * <ul>
 *   <li>What is told is read from the record, in its order, from the last entry on that was told. Nothing that matters can be forgotten by a desk, and what is
 *       told is what anybody can verify. Rejected: each desk sends words of its own, which can be lost between the change and the sending.
 *   <li>A chapter is intended before it is posted, with its last entry, and its message carries that number; so a chapter stands once however often the process
 *       is killed, and the next one begins where it ended.
 *   <li>A thread is begun on the message of the card, where it can exist only once. Before it is begun the message is looked at.
 *   <li>Where threads are not allowed, one message in the channel says so and holds the latest of what happened; it is edited, never posted again.
 *   <li>Texts of cases are never told here: they are shown to one person at a time, and counted.
 *   <li>When a card leaves its channel, what Casebell told in the old thread is taken away and the thread is closed. What people wrote there stays, because it is
 *       theirs.
 * </ul>
 */
@NullMarked
package casebell.review.thread;

import org.jspecify.annotations.NullMarked;
