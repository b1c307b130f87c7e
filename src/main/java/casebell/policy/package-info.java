/**
 * The shared policy module: a bundle of rules, the facts they read, the verdict and its explanation.
 *
 * <p>A bundle is a folder of YAML. {@link casebell.policy.PolicyReader} reads it and names every mistake at once;
 * {@link casebell.policy.Policy#evaluate} gives a verdict for facts ({@link casebell.policy.facts.Facts}), without I/O and without a clock.
 *
 * <p>Decisions. Conditions are CEL, checked and run by cel-java. A fact that is absent makes the condition that uses it unanswerable; such a rule does not
 * fire, and the explanation says so. Rejected: absent as zero, which removes posts because nobody counted.
 */
@NullMarked
package casebell.policy;

import org.jspecify.annotations.NullMarked;
