/**
 * Whether a case that nobody pointed to is announced by a card, where, and how many a minute.
 *
 * <p>{@link casebell.review.news.Announcer} stands before the keeper of cards and lets through what is to be announced; {@link casebell.review.news.ShowNews}
 * keeps the one line true that stands for the rest.
 *
 * <p>Decisions.
 * <ul>
 *   <li>A case gets its card in any case when somebody points to it, takes it on or has decided something: the budget is about what nobody asked for.
 *   <li>What is beyond the budget gets no card later either, unless it becomes worse: the queue has it ({@code /queue}, {@code /case next}). Rejected: a
 *       waiting line of cards, which buries the channel an hour later instead of now.
 *   <li>The rest is one message that is edited, and a new one after ten quiet minutes, so that it stands where people read.
 *   <li>Pages do not pass here: what cannot wait reaches leadership whether or not its case has a card.
 *   <li>Each announced card and each one that is kept back counts on the record. It is one entry for each, because a state cannot change without one; the
 *       budget bounds the first, and whoever asks why a case had no card finds the second. Rejected: counting in memory, which a restart in a flood forgets.
 * </ul>
 */
@NullMarked
package casebell.review.news;

import org.jspecify.annotations.NullMarked;
