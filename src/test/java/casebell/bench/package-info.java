/**
 * Benchmarks: measured, not asserted, and apart from the tests. {@code mvn -Dbench} runs {@link casebell.bench.LinkToCard}; {@code
 * -Dbench.main} names another one.
 */
package casebell.bench;
