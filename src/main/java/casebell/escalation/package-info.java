/**
 * Ladders of tiers, pages and acknowledgements.
 *
 * <p>The story: an order {@link casebell.cases.Errand#RAISE} (from the policy) or {@link casebell.escalation.EscalationDesk#escalate} (from
 * a person) begins an {@link casebell.escalation.Escalation}; {@link casebell.escalation.PageLadder} pages its steps one after the other until
 * {@link casebell.escalation.EscalationDesk#acknowledge}.
 *
 * <p>Decisions.
 * <ul>
 *   <li>A page is an intention first: the step is on the record before the message is posted, so a step that may have been posted is looked
 *       for before it is posted again. Leadership is never pinged twice for one step.
 *   <li>One escalation of a case is open at a time; raising it again while it is open adds nothing. After an acknowledgement a new alarm
 *       begins a new round only when it comes from a person or for another reason.
 *   <li>Only who may see a case can acknowledge its escalation; the press of anybody else is answered, counts for nothing, and the ladder goes on. Rejected: whoever is on
 *       call acknowledges unseen, because then nobody is paged any more who could help; and a page that tells enough to judge, which tells it to everybody there.
 *   <li>A tier of a confidential case in which nobody may see it is passed over at once, and nobody in it is pinged, as long as somebody further up may
 *       ({@link casebell.escalation.Duty}); if nobody on the ladder may, it is paged as it stands. Teams are not weighed so: who leads a team often holds two roles, and
 *       who holds a role cannot be listed.
 *   <li>After the last step the escalation stays open and can still be acknowledged, and the digest names it. Rejected: paging for ever, which
 *       teaches people to mute the channel.
 * </ul>
 */
@NullMarked
package casebell.escalation;

import org.jspecify.annotations.NullMarked;
