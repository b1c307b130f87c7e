/**
 * What the policy may know about a case.
 *
 * <p>Decisions.
 * <ul>
 *   <li>One table ({@link casebell.policy.facts.FactTable}) holds name, type, presence, way of showing and meaning of each fact. Loading,
 *       evaluation, the JSON reader and the page for policy owners read it; nothing else declares a fact.
 *   <li>Absent is not zero. A scalar that was not told is absent, and a condition that uses it without {@code has(...)} errs. Collections
 *       (signals, labels, reports, actions, media, strikes) hold what is known and are empty when nothing is: "no report is known" is a true
 *       sentence about an empty list. Rejected: absent lists, because every rule would begin with a test that says nothing.
 *   <li>Classifier scores: {@code signals["x"]} errs when there is no such score; {@code signal("x", 0.0)} writes down what an absent score
 *       counts as, in the rule, where its reader sees it. Rejected: a one-argument form that hides a zero.
 *   <li>Unknown words in a text with fixed values (a new office) are kept as told: no rule knows them, and the explanation shows them.
 *       In a condition they are refused when it is loaded.
 *   <li>Facts as JSON are read by a cursor of our own, as long as they are written as machines write them; whatever is unusual or wrong is left to
 *       {@link casebell.policy.facts.FactsReader}, which stands on Jackson, is much slower and knows what to say. The cursor takes nothing that Jackson refuses: a test
 *       holds one against the other. Measured with 863 bytes: Jackson's tokens alone 1.25 microseconds, facts from them 2.1, facts by the cursor 1.2; with 1,000
 *       rules a request would otherwise take more than twice as long as its bytes into a tree. Rejected: another library, of which the fast ones are no
 *       stricter and make a tree or objects of their own.
 *   <li>Scores stand side by side and are looked through ({@link casebell.policy.facts.Scores}). Rejected: a hash table, which costs more to make than all the questions that are asked of it.
 *   <li>Explanations show words and names of people by size only.
 * </ul>
 */
@NullMarked
package casebell.policy.facts;

import org.jspecify.annotations.NullMarked;
