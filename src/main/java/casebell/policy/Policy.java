package casebell.policy;

import casebell.policy.engine.Engine;
import casebell.policy.engine.Slots;
import casebell.policy.facts.Facts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A bundle that was read and checked. Immutable; safe for many threads. */
public final class Policy {
    private static final Comparator<Rule> MOST_SEVERE = Comparator.comparingInt(
                    (Rule r) -> -Vocabulary.SEVERITIES.indexOf(r.severity()))
            .thenComparing(r -> !r.category().isViolation());

    private static final Set<Verdict.Outlook> CAN_BE_MADE =
            EnumSet.of(Verdict.Outlook.ARGUABLE, Verdict.Outlook.UNLIKELY);

    private final String name;
    private final String revision;
    private final List<Rule> rules;
    private final List<Exemption> exemptions;
    private final Engine engine;
    /** When no rule fires. */
    private final Verdict quiet;

    /**
     * @param rules in the order of the bundle, which decides between equally severe ones
     */
    Policy(String name, String revision, List<Rule> rules, List<Exemption> exemptions) {
        this.name = name;
        this.revision = revision;
        this.rules = rules.stream().sorted(MOST_SEVERE).toList();
        this.exemptions = List.copyOf(exemptions);
        engine = Engine.of(Stream.concat(
                        this.rules.stream().map(Rule::when),
                        this.exemptions.stream().map(Exemption::speaker))
                .toList());
        quiet = verdict(List.of(), Optional.empty(), Optional.empty(), List.of());
    }

    /** The bundle's own name. */
    public String name() {
        return name;
    }

    /** {@code sha256:} and the hash of the names and bytes of the bundle's files, in 64 lower-case hexadecimal digits. */
    public String revision() {
        return revision;
    }

    /** How many rules it holds. */
    public int size() {
        return rules.size();
    }

    /** The ids of its rules, the most severe first. */
    public List<String> ruleIds() {
        return rules.stream().map(Rule::id).toList();
    }

    List<Rule> rules() {
        return rules;
    }

    List<Exemption> exemptions() {
        return exemptions;
    }

    /** What the policy says. Never throws for facts that could be built; the same facts always give the same verdict. */
    public Verdict evaluate(Facts facts) {
        Slots slots = engine.bind(facts);
        long[] holding = new long[engine.words()];
        long[] unknown = new long[engine.words()];
        engine.holding(slots, holding);
        engine.unknown(slots, holding, unknown);
        List<Rule> fired = new ArrayList<>();
        List<Rule> others = new ArrayList<>();
        List<Rule> unanswered = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            List<Rule> place = isSet(holding, i) ? fired : isSet(unknown, i) ? unanswered : others;
            place.add(rules.get(i));
        }
        Optional<Exemption> exemption = exemption(fired, holding);
        Optional<Verdict.Weighed> weighed = exemption.map(e -> e.weigh(fired));
        return verdict(fired, exemption, weighed, Explanation.of(facts, fired, others, unanswered, weighed));
    }

    /** As {@link #evaluate}, but without the explanation: {@link Verdict#sentences()} is empty. Much faster. */
    public Verdict decide(Facts facts) {
        return decide(engine.bind(facts));
    }

    /** The facts of a case as the rules read them, for {@link #decide(Slots)}. */
    public Slots layOut(Facts facts) {
        return engine.bind(facts);
    }

    /** As {@link #decide(Facts)}, of facts that this policy laid out; slots serve one thread at a time. */
    public Verdict decide(Slots slots) {
        long[] holding = new long[engine.words()];
        engine.holding(slots, holding);
        List<Rule> fired = new ArrayList<>();
        for (int word = 0; word < holding.length; word++) {
            for (long rest = holding[word]; rest != 0; rest &= rest - 1) {
                int rule = (word << 6) + Long.numberOfTrailingZeros(rest);
                if (rule < rules.size()) {
                    fired.add(rules.get(rule));
                }
            }
        }
        if (fired.isEmpty()) {
            return quiet;
        }
        Optional<Exemption> exemption = exemption(fired, holding);
        return verdict(fired, exemption, exemption.map(e -> e.weigh(fired)), List.of());
    }

    private static boolean isSet(long[] bits, int bit) {
        return (bits[bit >> 6] & 1L << bit) != 0;
    }

    /** The first that the speaker can have, when there is something to except. */
    private Optional<Exemption> exemption(List<Rule> fired, long[] holding) {
        for (int i = 0; i < exemptions.size() && !fired.isEmpty(); i++) {
            if (isSet(holding, rules.size() + i)) {
                return Optional.of(exemptions.get(i));
            }
        }
        return Optional.empty();
    }

    private Verdict verdict(
            List<Rule> fired,
            Optional<Exemption> exemption,
            Optional<Verdict.Weighed> weighed,
            List<String> sentences) {
        Optional<Exemption> open = exemption.filter(e -> weighed.map(Verdict.Weighed::outlook)
                .filter(CAN_BE_MADE::contains)
                .isPresent());
        List<Verdict.Fired> told = new ArrayList<>(fired.size());
        int approvals = 1;
        Optional<Duration> decideWithin = Optional.empty();
        Optional<Verdict.Escalation> escalation = Optional.empty();
        for (Rule rule : fired) {
            told.add(told(rule));
            approvals = Math.max(approvals, rule.approvals());
            decideWithin = earlier(decideWithin, rule.decideWithin());
            escalation = escalation.isPresent() ? escalation : rule.escalation();
        }
        return new Verdict(
                revision,
                fired.isEmpty() ? "none" : fired.get(0).severity(),
                told,
                fired.isEmpty() ? "No rule is broken" : fired.get(0).title(),
                actions(fired, open),
                approvals,
                open.map(Exemption::decidedBy).filter(roles -> !roles.isEmpty()).orElseGet(() -> seniors(fired)),
                decideWithin,
                escalation,
                weighed,
                sentences);
    }

    private static Optional<Duration> earlier(Optional<Duration> one, Optional<Duration> other) {
        boolean isOther = one.isEmpty() || (other.isPresent() && other.get().compareTo(one.get()) < 0);
        return isOther ? other : one;
    }

    private static Verdict.Fired told(Rule rule) {
        return new Verdict.Fired(
                rule.id(),
                rule.title(),
                rule.category().id(),
                rule.severity(),
                rule.category().isViolation(),
                rule.source());
    }

    private static List<Verdict.Action> actions(List<Rule> fired, Optional<Exemption> open) {
        Map<String, Verdict.Action> actions = new LinkedHashMap<>();
        for (Rule rule : fired) {
            rule.actions().forEach(a -> actions.putIfAbsent(a.name(), a));
        }
        open.ifPresent(e -> {
            actions.putIfAbsent("notice", new Verdict.Action("notice", Optional.empty(), e.notice()));
            e.limits()
                    .forEach(limit ->
                            actions.putIfAbsent(limit, new Verdict.Action(limit, Optional.empty(), Optional.empty())));
        });
        return List.copyOf(actions.values());
    }

    /** The roles that all fired rules agree on; if they agree on nobody, those of the most severe rule that asks for any. */
    private static List<String> seniors(List<Rule> fired) {
        List<List<String>> asked = new ArrayList<>();
        for (Rule rule : fired) {
            if (!rule.seniors().isEmpty()) {
                asked.add(rule.seniors());
            }
        }
        if (asked.isEmpty()) {
            return List.of();
        }
        List<String> agreed = new ArrayList<>(asked.get(0));
        asked.forEach(agreed::retainAll);
        return agreed.isEmpty() ? asked.get(0) : agreed;
    }
}
