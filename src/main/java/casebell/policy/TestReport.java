package casebell.policy;

import java.util.List;

/**
 * What the tests of a bundle reached. All of them passed, or the bundle is refused.
 *
 * @param tests how many there are
 * @param neverFired rules that fire in no test
 * @param neverHeldBack rules of which no test says under {@code not} that they stay silent
 */
public record TestReport(int tests, List<String> neverFired, List<String> neverHeldBack) {
    public TestReport {
        neverFired = List.copyOf(neverFired);
        neverHeldBack = List.copyOf(neverHeldBack);
    }
}
