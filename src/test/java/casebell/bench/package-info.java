/**
 * Benchmarks: measured, not asserted, and apart from the tests. {@code mvn -Dbench} runs {@link casebell.bench.LinkToCard}.
 */
package casebell.bench;
