/** The shared policy module: a bundle of rules, the facts they read, the verdict and its explanation. */
@NullMarked
package casebell.policy;

import org.jspecify.annotations.NullMarked;
