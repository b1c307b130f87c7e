package casebell.policy;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rules of a bundle by number, the most severe first, and in columns what every verdict asks of those that fired: a verdict of many rules touches
 * little memory. Immutable.
 */
final class RuleTable {
    private static final Comparator<Rule> MOST_SEVERE = Comparator.comparingInt(
                    (Rule r) -> -Vocabulary.SEVERITIES.indexOf(r.severity()))
            .thenComparing(r -> !r.category().isViolation());
    /** Offers something that cannot be told before. */
    private static final long OPEN = 1L << 63;

    /** Instead of a number. */
    static final int NONE = -1;

    private final List<Rule> rules;
    private final int[] approvals;
    /** Nanoseconds; the most there can be for a rule that can wait. */
    private final long[] patience;
    /** What {@link #patience} says, and other things that many rules say alike: equal ones are the same object. */
    private final List<Optional<Duration>> decideWithin;

    private final List<Optional<Verdict.Escalation>> escalations;
    private final List<List<Planned>> actions;
    /** One bit for each action that a rule plans, among those of the bundle; beyond 63 actions all is {@link #OPEN}. */
    private final long[] offers;
    /** One bit for each rule that says something beside, or asks for a senior. */
    private final long[] demanding;
    /** One bit for each rule of which somebody must be told at once. */
    private final long[] escalating;
    /** All rules as they stand in a verdict, one after the other. */
    private final Pieces told;
    /** For each rule, how a verdict begins whose most severe rule it is. */
    private final Pieces heads;

    /**
     * @param revision of the bundle
     * @param bundle its rules in their order, which decides between equally severe ones
     */
    RuleTable(String revision, List<Rule> bundle) {
        rules = bundle.stream().sorted(MOST_SEVERE).toList();
        int count = rules.size();
        approvals = new int[count];
        patience = new long[count];
        offers = new long[count];
        demanding = marked(r -> !r.isPlain());
        escalating = marked(r -> r.escalation().isPresent());
        decideWithin = column(Rule::decideWithin);
        escalations = column(Rule::escalation);
        actions = column(Rule::actions);
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < count; i++) {
            Rule rule = rules.get(i);
            approvals[i] = rule.approvals();
            patience[i] = rule.decideWithin().map(Duration::toNanos).orElse(Long.MAX_VALUE);
            offers[i] = rule.actions().stream()
                    .mapToLong(planned -> bit(planned, numbers))
                    .reduce(0, (a, b) -> a | b);
        }
        told = Pieces.of(rules, rule -> VerdictJson.of(rule.told()));
        heads = Pieces.of(rules, rule -> VerdictJson.head(revision, rule.severity(), rule.title()));
    }

    private <T> List<T> column(Function<Rule, T> value) {
        Map<T, T> known = new HashMap<>();
        return rules.stream()
                .map(value)
                .map(v -> known.computeIfAbsent(v, same -> same))
                .toList();
    }

    private static long bit(Planned planned, Map<String, Integer> numbers) {
        if (!(planned instanceof Planned.Fixed fixed)) {
            return OPEN;
        }
        int number = numbers.computeIfAbsent(fixed.kind().name(), n -> numbers.size());
        return number < Long.SIZE - 1 ? 1L << number : OPEN;
    }

    List<Rule> rules() {
        return rules;
    }

    Rule rule(int number) {
        return rules.get(number);
    }

    /** One bit for each rule, set where it is such a one. */
    long[] marked(Predicate<Rule> isSuch) {
        long[] marked = new long[(rules.size() + 63) >> 6];
        for (int i = 0; i < rules.size(); i++) {
            marked[i >> 6] |= isSuch.test(rules.get(i)) ? 1L << i : 0;
        }
        return marked;
    }

    int approvals(int rule) {
        return approvals[rule];
    }

    /** How long it can wait, in nanoseconds. */
    long patience(int rule) {
        return patience[rule];
    }

    long offers(int rule) {
        return offers[rule];
    }

    /** Whether a rule offers nothing that is not among these bits. */
    boolean offersNothingBut(long offered, int rule) {
        return (offers[rule] & (~offered | OPEN)) == 0;
    }

    /** Whether one of these rules says something beside, or asks for a senior. */
    boolean isDemanding(long[] fired) {
        return first(fired, demanding) != NONE;
    }

    /** The first of these rules of which somebody must be told at once, or {@link #NONE}. */
    int escalating(long[] fired) {
        return first(fired, escalating);
    }

    /** The first of these rules that is marked, or {@link #NONE}. */
    int first(long[] fired, long[] marked) {
        for (int i = 0; i < fired.length; i++) {
            long both = fired[i] & marked[i];
            if (both != 0) {
                return (i << 6) + Long.numberOfTrailingZeros(both);
            }
        }
        return NONE;
    }

    /** What is to be done, as {@link Rule#actions}. */
    List<Planned> actions(int rule) {
        return actions.get(rule);
    }

    /** As {@link Rule#decideWithin}. */
    Optional<Duration> decideWithin(int rule) {
        return decideWithin.get(rule);
    }

    /** As {@link Rule#escalation}. */
    Optional<Verdict.Escalation> escalation(int rule) {
        return escalations.get(rule);
    }

    /** Rules as they stand in a verdict. */
    Pieces told() {
        return told;
    }

    /** For each rule, how a verdict begins whose most severe rule it is. */
    Pieces heads() {
        return heads;
    }
}
