/** Measures the policy engine beside others, over the same generated rules and cases, in one run: {@code mvn -Dbench.policy}. */
@NullMarked
package casebell.bench.policy;

import org.jspecify.annotations.NullMarked;
