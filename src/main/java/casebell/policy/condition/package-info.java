/**
 * Conditions: CEL over the declared facts, checked when they are read.
 *
 * <p>Decisions.
 * <ul>
 *   <li>Conditions are parsed, checked and run by cel-java. The facts are declared to it with their types, so an unknown fact, a comparison of
 *       a text with a number, or a word that a fact never has is a mistake of the policy and never a surprise of a case. {@code dyn} is refused, because it
 *       takes the types away.
 *   <li>{@code signal("name", fallback)} is the score, or the fallback when the case has no such score: what absence counts as stands in the
 *       rule, where its reader sees it.
 *   <li>{@code content.text.mentions("name")} is whether a text mentions a term of the bundle's list of that name ({@link casebell.policy.terms}). The list is
 *       written out and the text is a fact, so that the explanation can tell which list was hit, and how often, without a word of either.
 *   <li>Cost is bounded when a condition is read: its length, its depth, no loop within a loop, patterns only as constants and only small ones (RE2: time
 *       is linear in the text). With the limits of the facts, one rule reads each list at most once for each loop.
 *   <li>A condition that cannot be answered, because a fact is absent or a calculation has no result, does not hold; that it was not
 *       answered is told. Rejected: absent as zero, which removes posts because nobody counted.
 *   <li>Parts that compare a score, a number, a word or a label with constants are answered from the facts at once ({@code Quick}); {@code &&} and {@code ||}
 *       follow CEL's rules for what cannot be answered; anything else goes to cel-java, part by part. Generated conditions and cases hold both against each
 *       other. Rejected for now: one generated class for each bundle, which is faster still and needs the same oracle first.
 *   <li>What came close is found by asking the parts of a condition again: a comparison of a number with a constant that fails by a little,
 *       where everything else holds.
 * </ul>
 */
@NullMarked
package casebell.policy.condition;

import org.jspecify.annotations.NullMarked;
