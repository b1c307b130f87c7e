package casebell.policy;

import casebell.policy.facts.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a violation leads to, by how many came before it. A strike stops counting after a time.
 *
 * @param id as rules name it
 * @param title a few words for people
 * @param category the category of strikes that count; empty for those of every category
 * @param expire how long a strike counts; a strike without a time always counts
 * @param steps from the lowest, at least one
 * @param source where the practice is published
 */
record StrikeLadder(
        String id,
        String title,
        Optional<String> category,
        Optional<Duration> expire,
        List<Step> steps,
        Optional<String> source) {
    /** More strikes than this are told as so many. */
    private static final int MOST = 1_000_000;

    StrikeLadder {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A ladder has at least one step");
        }
    }

    /**
     * A step.
     *
     * @param from with how many strikes it begins, this one counted
     * @param action what follows; empty when nothing does yet
     * @param approvals how many different people must approve it
     */
    record Step(int from, Optional<Planned.Fixed> action, int approvals) {}

    /** Where the author stands after one more strike of the given weight. */
    Verdict.Strikes count(Facts facts, int points) {
        long before = 0;
        for (Map<String, Object> strike : facts.items("author.strikes")) {
            if (counts(strike, facts.now())) {
                before += strike.get("points") instanceof Long weight ? Math.max(0, Math.min(MOST, weight)) : 1;
            }
        }
        int earlier = (int) Math.min(before, MOST);
        int total = earlier + points;
        return new Verdict.Strikes(
                id,
                title,
                earlier,
                total,
                expire,
                step(total).flatMap(Step::action).map(a -> a.kind().name()));
    }

    /** The step that this many strikes have come to. */
    Optional<Step> step(int strikes) {
        Optional<Step> reached = Optional.empty();
        for (Step step : steps) {
            if (step.from() <= strikes) {
                reached = Optional.of(step);
            }
        }
        return reached;
    }

    private boolean counts(Map<String, Object> strike, Instant now) {
        boolean isOfThese = category.isEmpty() || category.get().equals(strike.get("category"));
        boolean isOver = expire.isPresent()
                && strike.get("at") instanceof Instant at
                && Duration.between(at, now).compareTo(expire.get()) >= 0;
        return isOfThese && !isOver;
    }
}
