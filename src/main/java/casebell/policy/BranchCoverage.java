package casebell.policy;

import casebell.policy.condition.Condition;
import casebell.policy.condition.ConditionReader;
import casebell.policy.condition.Sides;
import casebell.policy.text.Findings;
import casebell.policy.text.Node;
import casebell.policy.text.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Names what the tests of a bundle do not reach inside of its rules: sides of {@code ||} that hold in no test in which their rule fires, steps of ladders to which
 * no test leads, and notices that no test offers.
 */
public final class BranchCoverage {
    private final Policy policy;
    private final List<TestReport.Example> examples;
    private final ConditionReader reader;
    private final List<Unreached> unreached = new ArrayList<>();
    private int branches;

    private BranchCoverage(PolicyReader.Read.Ready read) {
        policy = read.policy();
        examples = read.tests().examples();
        reader = new ConditionReader(policy.words().terms());
    }

    /**
     * A branch without a test.
     *
     * @param of the rule, ladder or notice
     * @param branch which part of it
     */
    public record Unreached(String of, String branch) {}

    /**
     * What came of it.
     *
     * @param branches how many there are
     * @param unreached those without a test
     */
    public record Found(int branches, List<Unreached> unreached) {
        public Found {
            unreached = List.copyOf(unreached);
        }
    }

    /** Looks at every branch. */
    public static Found of(PolicyReader.Read.Ready read) {
        BranchCoverage coverage = new BranchCoverage(read);
        coverage.rules();
        coverage.ladders();
        coverage.notices();
        return new Found(coverage.branches, coverage.unreached);
    }

    private void rules() {
        Sides sides = new Sides();
        for (Rule rule : policy.rules()) {
            List<TestReport.Example> firing = examples.stream()
                    .filter(e -> rule.when().ask(e.facts()) == Condition.Answer.YES)
                    .toList();
            for (String side : sides.of(rule.when())) {
                Findings findings = new Findings(rule.id(), side);
                Optional<Condition> condition = reader.read(new Node.Text(Place.START, side), rule.id(), findings);
                boolean isReached = condition.isPresent()
                        && firing.stream().anyMatch(e -> condition.get().ask(e.facts()) == Condition.Answer.YES);
                note(isReached, "rule " + rule.id(), side);
            }
        }
    }

    private void ladders() {
        for (StrikeLadder ladder : policy.words().strikes().values()) {
            Set<Integer> reached = new HashSet<>();
            for (TestReport.Example example : examples) {
                policy.decide(example.facts()).besides().strikes().stream()
                        .filter(s -> s.ladder().equals(ladder.id()))
                        .forEach(s -> ladder.step(s.total()).ifPresent(step -> reached.add(step.from())));
            }
            ladder.steps()
                    .forEach(step ->
                            note(reached.contains(step.from()), "strikes " + ladder.id(), "from " + step.from()));
        }
    }

    private void notices() {
        Set<String> shown = new HashSet<>();
        examples.forEach(e ->
                policy.decide(e.facts()).actions().forEach(a -> a.notice().ifPresent(n -> shown.add(n.id()))));
        policy.words().notices().keySet().stream()
                .sorted()
                .forEach(id -> note(shown.contains(id), "notice " + id, "offered"));
    }

    private void note(boolean isReached, String of, String branch) {
        branches++;
        if (!isReached) {
            unreached.add(new Unreached(of, branch));
        }
    }
}
