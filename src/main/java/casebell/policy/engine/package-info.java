/**
 * Answers all conditions of a bundle at once, by code that is generated for them.
 *
 * <p>The facts of a case are laid out in a record of 64-bit words ({@link casebell.policy.engine.Slots}): bits for what is there, for flags, for
 * the words and labels that a condition names; then the numbers. One class for each bundle reads it and sets one bit for each rule that holds.
 *
 * <p>Decisions.
 * <ul>
 *   <li>A condition becomes two questions with two answers, whether it holds and whether it fails ({@code Sides}); when neither does, it cannot be
 *       answered. So what CEL says about absence and errors needs no third path: {@code a && b} holds when both hold and fails when one fails,
 *       and questions without side effects may be asked in any order. Rejected: a jump for each of three answers, which doubles
 *       the code at every connective. Which rules fail is only asked when an explanation is.
 *   <li>An absent fraction is NaN, with which no comparison holds; calculations with fractions are lowered only when their range shows that they
 *       give no NaN of their own. An absent whole number has a bit. Times are nanoseconds from 1900 to 2180; a case with another time
 *       is answered by the conditions themselves.
 *   <li>Words and labels are one bit each, so one step of mask and comparison answers several. Rejected: a dictionary code for each text, which needs one step
 *       for each text.
 *   <li>Rules that need an amount to reach a constant stand in a chain for this amount, the lowest constant first; the chain ends at the
 *       first constant that is not reached. Rejected: an index over words too; their steps cost less than finding them.
 *   <li>What reads a text or loops over a list of records, and what has no form of its own, is asked once for each case and only when the rest does not
 *       decide; the last of these is handed to cel-java, part by part, so that the language stays CEL.
 *   <li>What a text must have for a part to hold is looked for phrase by phrase ({@code FoldedText}): first among the pairs of characters that begin
 *       at even places of the text, which are noted once and take a few steps for each phrase, then eight places at a time, until about as much
 *       was spent as one reading of the text costs; then all phrases of the bundle are looked for in one such reading ({@code Scan}),
 *       whatever their case. A phrase that stands there letter by letter holds in that reading, and the few others run their own test. Measured
 *       with 1,000 rules: a case asks 4.5 parts, one phrase of twenty has its pairs, one part of seventy runs its own test, and next to no case comes to
 *       the reading; the pairs took a third of the time away. Rejected: a scan for
 *       beginnings and ends, which are seen at once; noting the pairs at all places, which is twice the work; pairs when a
 *       bundle asks for few phrases: then a case asks none or one. A phrase is looked for by its first 32 characters; what would make the table
 *       larger than 2 million cells is asked part by part. The reading goes on at two places of the text by turns, because each step waits for the
 *       one before; four places were slower again.
 *   <li>What was asked of a case ({@code Inquiry}) stands apart from its facts: it is needed once a thread, and many cases in memory are smaller without it.
 *   <li>Each fact that no condition reads has no slot, and nothing that is read for a bundle is shared with another: slots belong to their engine.
 *   <li>The class is hidden, so it goes when its bundle goes. Methods stay below 1,500 bytes, because HotSpot never compiles large ones. A bundle too
 *       large for the constants of one class gets several.
 *   <li>Generated conditions and cases hold the class against cel-java's own program of the whole condition.
 *   <li>Rejected: trees of method handles, which collapsed at 1,000 rules in a prototype, and closures, which were several times slower there.
 * </ul>
 */
@NullMarked
package casebell.policy.engine;

import org.jspecify.annotations.NullMarked;
