package casebell.policy.replay;

import casebell.policy.FactsText;
import casebell.policy.TestReport;
import casebell.policy.facts.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Cases made by chance from those that the authors of a bundle thought of: the tests of the bundle, with scores, numbers and words varied. The same number
 * and seed give the same cases anywhere.
 */
public final class Samples implements CaseStream {
    private final List<TestReport.Example> examples;
    private final long count;
    private final long seed;
    private long next;

    /**
     * @param examples at least one
     * @param count how many cases
     */
    public Samples(List<TestReport.Example> examples, long count, long seed) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("Cases are made from examples, and there is none");
        }
        this.examples = List.copyOf(examples);
        this.count = count;
        this.seed = seed;
    }

    @Override
    public String origin() {
        return count + " generated cases of seed " + seed + " from " + examples.size() + " examples";
    }

    @Override
    public void goTo(String position) {
        next = position.isEmpty() ? 0 : Long.parseLong(position);
    }

    @Override
    public List<Item> next(int most) {
        List<Item> items = new ArrayList<>();
        for (; items.size() < most && next < count; next++) {
            long number = next;
            items.add(new Item("generated " + (number + 1), () -> new FactsText.Read.Ready(make(number))));
        }
        return items;
    }

    private Facts make(long number) {
        Random chance = new Random(seed * 1_000_003 + number);
        return examples.get(chance.nextInt(examples.size())).facts().varied(chance);
    }

    @Override
    public String position() {
        return String.valueOf(next);
    }

    @Override
    public double done() {
        return count == 0 ? 1 : (double) next / count;
    }

    @Override
    public void close() {}
}
