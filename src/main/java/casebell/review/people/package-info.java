/**
 * Reviewers are people: what they have to look at is counted and limited, quiet hours are kept, and a shift ends with a note that writes itself.
 *
 * <p>Decisions.
 * <ul>
 *   <li>A card shows no text of a case unless the team wants it to. {@link casebell.review.people.TextDesk} shows it to one person, behind a spoiler, and
 *       counts; pictures and videos are never shown. Rejected: counting how often a spoiler on a card is opened, which no chat tells.
 *   <li>The count is bookkeeping, not record: a record of who looked at how much would be a file on the staff. Each person sees the own count; a named lead
 *       sees the total of the day, and only when at least three people looked, so that it is nobody's own.
 *   <li>Quiet hours warn and never forbid: a person on call at night may take a case, and says so with one word. Leadership that is on call is paged as ever.
 * </ul>
 */
@NullMarked
package casebell.review.people;

import org.jspecify.annotations.NullMarked;
