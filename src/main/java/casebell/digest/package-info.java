/**
 * Schedules, figures and charts for leadership.
 *
 * <p>The story: {@link casebell.digest.DigestDesk} keeps one order for the next digest in the store and can be asked for one now;
 * {@link casebell.digest.SendDigest} gathers the {@link casebell.digest.Figures}, draws the {@link casebell.digest.Chart} and posts it once.
 *
 * <p>Decisions.
 * <ul>
 *   <li>The next digest is an order like any other, written when the one before is carried out, so it survives a kill. When the house was away
 *       at the time, one digest is posted on return, not one for each that was missed.
 *   <li>Each digest carries the head of the audit chain, so that many people have seen it.
 * </ul>
 */
@NullMarked
package casebell.digest;

import org.jspecify.annotations.NullMarked;
