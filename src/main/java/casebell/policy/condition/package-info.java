/**
 * Conditions: CEL over the declared facts, checked when they are read.
 *
 * <p>The language is a part of CEL, and what is in that part is CEL as its conformance tests define it: of the tests of cel-spec that are checked in, {@code
 * accepted.txt} names those whose expression a condition may use, and {@code CelSpecTest} holds that they give what CEL says, errors included.
 * <ul>
 *   <li>Supported: {@code && || ! ?:} with CEL's rules for errors; {@code == != < <= > >=} between values of one type; {@code + - * / %} and negation,
 *       where an overflow or a whole number divided by zero is no answer; {@code in}, indexes, fields, lists and maps; {@code has all exists exists_one map
 *       filter}; {@code size contains startsWith endsWith matches}; conversions with {@code int uint double string bytes bool timestamp duration type};
 *       times and lengths of time with their {@code get...} functions.
 *   <li>Refused, because the types or the cost would be unknown: {@code dyn}; values of different types in one operator; a condition whose result may be
 *       anything; a loop within a loop; joining texts or lists, or making lists or maps, within a loop; a pattern that is not written out.
 *   <li>Refused, because there is nothing to name: messages and enums of Protocol Buffers, containers and names with a dot before them, variables. The facts
 *       are all that a condition knows.
 *   <li>Not there: the extensions (loops with two variables, {@code optional}, {@code math}, {@code strings}, {@code cel.bind}, network, encoders).
 *   <li>Added: {@code signal(name, fallback)} and {@code text.mentions(list)}.
 * </ul>
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
 *   <li>Cost is bounded when a condition is read: its length, its depth, no loop within a loop, no text or list that is made within a loop (loops over
 *       such would double it each time), patterns only as constants and only small ones (RE2: time is linear in the text). With the limits of the facts, one rule reads each list at most once for each loop.
 *   <li>A condition that cannot be answered, because a fact is absent or a calculation has no result, does not hold; that it was not
 *       answered is told. Rejected: absent as zero, which removes posts because nobody counted.
 *   <li>Each condition has two forms. A {@link casebell.policy.condition.Formula} is what {@code casebell.policy.engine} compiles: this decides cases. Its parts
 *       as they were written ({@code Part}) are asked again when a verdict is explained. Generated conditions and cases hold both against cel-java's own
 *       program of the whole condition.
 *   <li>What runs the parts that cel-java answers is made with the first of them ({@code Programs}): the shared policy has none, and a bot that waits does
 *       without some 750 classes. A loop with a form of its own is planned only when that form does not know, for times that no record has.
 *   <li>Both keep the language CEL: a part without a form of its own goes to cel-java as it is. {@code &&} and {@code ||} follow CEL's rules for what cannot be
 *       answered.
 *   <li>Patterns in the common part of RE2 become a table with one step for each character ({@code Automaton}), which generated patterns and texts
 *       hold against RE2/J. A pattern whose table would be too large gets one that finds more, and RE2/J looks again where that one found something. Rejected:
 *       the patterns of the JDK, whose time is not linear in the text.
 *   <li>What came close is found by asking the parts of a condition again: a comparison of a number with a constant that fails by a little,
 *       where everything else holds.
 * </ul>
 */
@NullMarked
package casebell.policy.condition;

import org.jspecify.annotations.NullMarked;
