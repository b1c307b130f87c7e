package casebell.policy;

import casebell.policy.condition.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One rule of a bundle.
 *
 * @param told what a verdict says about it when it fires
 * @param category what it is about
 * @param when the condition
 * @param actions what to do, the first suggested, the others offered instead; may be empty
 * @param approvals how many different people
 * @param seniors roles of which at least one approver must hold one
 * @param decideWithin until when it should be decided, counted from the judging
 * @param escalation who must be told now
 * @param extras what it says beside
 * @param offers one bit for each action that it plans, among those of the bundle; see {@link #numbered}
 * @param patience {@code decideWithin} in nanoseconds, the most there can be when it is empty: the rules of one verdict are compared often
 * @param isPlain whether it says nothing beside, and asks for no senior
 */
record Rule(
        Fired told,
        Vocabulary.Category category,
        Condition when,
        List<Planned> actions,
        int approvals,
        List<String> seniors,
        Optional<Duration> decideWithin,
        Optional<Verdict.Escalation> escalation,
        Extras extras,
        long offers,
        long patience,
        boolean isPlain) {
    Rule {
        actions = List.copyOf(actions);
        seniors = List.copyOf(seniors);
    }

    Rule(
            Fired told,
            Vocabulary.Category category,
            Condition when,
            Plan plan,
            Optional<Verdict.Escalation> escalation,
            Extras extras) {
        this(
                told,
                category,
                when,
                plan.actions(),
                plan.approvals(),
                plan.seniors(),
                plan.decideWithin(),
                escalation,
                extras,
                0,
                plan.decideWithin().map(Duration::toNanos).orElse(Long.MAX_VALUE),
                extras.isPlain() && plan.seniors().isEmpty());
    }

    /**
     * What is to be done, by whom, until when.
     *
     * @param actions as in {@link Rule}
     * @param approvals as in {@link Rule}
     * @param seniors as in {@link Rule}
     * @param decideWithin as in {@link Rule}
     */
    record Plan(List<Planned> actions, int approvals, List<String> seniors, Optional<Duration> decideWithin) {}

    /** Offers something that cannot be told before. */
    private static final long OPEN = 1L << 63;

    /** The same rules with {@link #offers}, by which it is quickly seen that others have offered all before. Beyond 63 actions all is open. */
    static List<Rule> numbered(List<Rule> rules) {
        Map<String, Integer> numbers = new HashMap<>();
        List<Rule> numbered = new ArrayList<>();
        for (Rule rule : rules) {
            long offers = 0;
            for (Planned planned : rule.actions) {
                boolean isFixed = planned instanceof Planned.Fixed;
                int number = isFixed
                        ? numbers.computeIfAbsent(
                                ((Planned.Fixed) planned).kind().name(), n -> numbers.size())
                        : Long.SIZE;
                offers |= number < Long.SIZE - 1 ? 1L << number : OPEN;
            }
            numbered.add(new Rule(
                    rule.told,
                    rule.category,
                    rule.when,
                    rule.actions,
                    rule.approvals,
                    rule.seniors,
                    rule.decideWithin,
                    rule.escalation,
                    rule.extras,
                    offers,
                    rule.patience,
                    rule.isPlain));
        }
        return List.copyOf(numbered);
    }

    /** Whether it offers nothing that is not among these bits. */
    boolean offersNothingBut(long offered) {
        return (offers & (~offered | OPEN)) == 0;
    }

    /** As the record and the explanation name it, {@code violent-threat.direct}. */
    String id() {
        return told.id();
    }

    /** One line for people: why. */
    String title() {
        return told.title();
    }

    /** {@code none low medium high critical}. */
    String severity() {
        return told.severity();
    }

    /** Where the practice is published, when it comes from somewhere. */
    Optional<String> source() {
        return told.source();
    }

    /**
     * What a rule says beside actions.
     *
     * @param asksTarget whether the target or their office must be asked first, because the rule needs their report
     * @param duties what must not be forgotten
     * @param points the weight of the strike that the violation is, for ladders of strikes
     */
    record Extras(boolean asksTarget, List<Duty> duties, int points) {
        Extras {
            duties = List.copyOf(duties);
        }

        /** Whether it says nothing beside. */
        boolean isPlain() {
            return !asksTarget && duties.isEmpty() && points == 1;
        }
    }
}
