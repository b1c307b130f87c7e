package casebell.policy;

import casebell.policy.facts.Facts;
import java.util.List;

/**
 * What the tests of a bundle reached. All of them passed, or the bundle is refused.
 *
 * @param examples the tests by name, with their facts
 * @param neverFired rules that fire in no test
 * @param neverHeldBack rules of which no test says under {@code not} that they stay silent
 */
public record TestReport(List<Example> examples, List<String> neverFired, List<String> neverHeldBack) {
    public TestReport {
        examples = List.copyOf(examples);
        neverFired = List.copyOf(neverFired);
        neverHeldBack = List.copyOf(neverHeldBack);
    }

    /**
     * A case that the authors of the bundle thought of.
     *
     * @param name what it shows, a sentence
     */
    public record Example(String name, Facts facts) {}

    /** How many there are. */
    public int tests() {
        return examples.size();
    }
}
