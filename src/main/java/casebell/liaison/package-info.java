/**
 * Targeted people, the contact with their offices, and the promises made to them.
 *
 * <p>The story: a liaison logs a contact or makes a promise with {@link casebell.liaison.LiaisonDesk}; a promise that is not kept in time is
 * reminded of by {@link casebell.liaison.RemindOfPromise} in the liaison channel, and stands in the file of the targeted person until it is kept.
 *
 * <p>What can be told the office is counted from the cases aimed at the person ({@link casebell.liaison.CaseSheet}): how many, what was done, when first and last, by whom
 * it was approved, and what waits; of the cases that the asker may see.
 *
 * <p>Where the policy asks for contact with a person, {@link casebell.liaison.ReachOut} makes it a promise of the house, so that it is reminded of, listed and kept like
 * one of a person. Rejected: a ping for each case, which a flood turns into noise; and leaving it to the sentence of the escalation, which leadership reads and
 * liaisons do not.
 *
 * <p>Decisions. A targeted person is known by the platform's account, as {@code source/account}; names, addresses and numbers of an office stay
 * with the liaison and out of the house. Rejected: a contact book in the chat, which every member of the channel could read.
 */
@NullMarked
package casebell.liaison;

import org.jspecify.annotations.NullMarked;
