/**
 * The shared policy module: a bundle of rules, the facts they read, the verdict and its explanation.
 *
 * <p>A bundle is a folder of YAML, and of lists of terms ({@link casebell.policy.terms}). {@link casebell.policy.PolicyReader} reads it, names every mistake at once and runs the bundle's own tests;
 * {@link casebell.policy.Policy#evaluate} gives a verdict for facts ({@link casebell.policy.facts.Facts}), without I/O and without a clock.
 *
 * <p>What a verdict is made of:
 * <ul>
 *   <li>Every rule is asked. A rule fires when its condition holds.
 *   <li>A fact that is absent makes the condition that uses it without {@code has(...)} unanswerable, unless the rest decides ({@code false && x} is
 *       false whatever x is). Such a rule does not fire, and the explanation names the absent facts. Rejected: absent as zero, which removes
 *       posts because nobody counted. Rejected too: refusing the whole verdict, because one field that a case system leaves out would
 *       silence every rule.
 *   <li>The most severe rule gives severity, reason and the suggested action; of two equally severe ones, the violation, and then the one that
 *       stands first in the bundle (files by name, then by line). The actions of the others are offered instead.
 *   <li>Approvals are the most that any fired rule asks for. Who must be among the approvers is what all fired rules agree on; if they agree on
 *       nobody, what the most severe one asks.
 *   <li>The earliest deadline holds, and the escalation of the most severe rule that has one.
 *   <li>An exception is weighed when the speaker fits it. It never silences a rule: it offers a notice instead, and says who decides.
 * </ul>
 *
 * <p>{@link casebell.policy.Policy#decide} gives the verdict without its explanation, by the generated code of {@code casebell.policy.engine} alone.
 *
 * <p>Decisions. A verdict is a function of the facts: the same facts, told in whatever order, give the same verdict to the last byte. Cost is
 * bounded by what is refused when a bundle is read (1,000 rules, 4,000 characters a condition, 300,000 all conditions of rules and exceptions
 * together, no loop within a loop, nothing that grows within a loop, patterns of 10,000 steps together) and by the limits
 * of the facts (500 entries a list, 20,000 characters a text). Running the tests of a bundle is bounded by the steps of its patterns times the characters of
 * its tests. The tables that make patterns quick share one budget; a pattern for which none is left is run by RE2/J and finds the same, so a hostile bundle is slow and never large. Explanations hold scores, counts, times and words that the policy
 * itself declares; what people wrote or call themselves never gets into one, because it is personal data and because a post must
 * not be able to speak to the reviewer through the bot. A bundle whose own tests fail is refused like one with a mistake: it does not say what
 * its owner means. Severities, actions and roles are words of the program, because code acts on them; categories, ladders and notices are
 * declared by the bundle.
 */
@NullMarked
package casebell.policy;

import org.jspecify.annotations.NullMarked;
