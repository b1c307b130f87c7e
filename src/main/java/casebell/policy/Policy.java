package casebell.policy;

import casebell.policy.condition.Condition;
import casebell.policy.facts.Facts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A bundle that was read and checked. Immutable; safe for many threads. */
public final class Policy {
    private static final Comparator<Rule> MOST_SEVERE = Comparator.comparingInt(
                    (Rule r) -> -Vocabulary.SEVERITIES.indexOf(r.severity()))
            .thenComparing(r -> !r.category().isViolation());

    private final String name;
    private final String revision;
    private final List<Rule> rules;
    private final List<Exemption> exemptions;

    /**
     * @param rules in the order of the bundle, which decides between equally severe ones
     */
    Policy(String name, String revision, List<Rule> rules, List<Exemption> exemptions) {
        this.name = name;
        this.revision = revision;
        this.rules = rules.stream().sorted(MOST_SEVERE).toList();
        this.exemptions = List.copyOf(exemptions);
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
        List<Rule> fired = new ArrayList<>();
        List<Rule> others = new ArrayList<>();
        List<Rule> unanswered = new ArrayList<>();
        for (Rule rule : rules) {
            Condition.Answer answer = rule.when().ask(facts);
            switch (answer) {
                case YES -> fired.add(rule);
                case NO -> others.add(rule);
                case UNKNOWN -> unanswered.add(rule);
            }
        }
        Optional<Exemption> exemption = fired.isEmpty()
                ? Optional.empty()
                : exemptions.stream()
                        .filter(e -> e.speaker().ask(facts) == Condition.Answer.YES)
                        .findFirst();
        Optional<Verdict.Weighed> weighed = exemption.map(e -> e.weigh(fired));
        List<String> sentences = Explanation.of(facts, fired, others, unanswered, weighed);
        boolean isOpen = weighed.map(Verdict.Weighed::outlook)
                .filter(o -> o == Verdict.Outlook.ARGUABLE || o == Verdict.Outlook.UNLIKELY)
                .isPresent();
        return verdict(fired, isOpen ? exemption : Optional.empty(), weighed, sentences);
    }

    /**
     * @param open an exception that can be made
     */
    private Verdict verdict(
            List<Rule> fired, Optional<Exemption> open, Optional<Verdict.Weighed> weighed, List<String> sentences) {
        Optional<Duration> decideWithin =
                fired.stream().flatMap(r -> r.decideWithin().stream()).min(Duration::compareTo);
        return new Verdict(
                revision,
                fired.isEmpty() ? "none" : fired.get(0).severity(),
                fired.stream().map(Policy::told).toList(),
                fired.isEmpty() ? "No rule is broken" : fired.get(0).title(),
                actions(fired, open),
                fired.stream().mapToInt(Rule::approvals).max().orElse(1),
                open.map(Exemption::decidedBy).filter(roles -> !roles.isEmpty()).orElseGet(() -> seniors(fired)),
                decideWithin,
                fired.stream().flatMap(r -> r.escalation().stream()).findFirst(),
                weighed,
                sentences);
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
        List<List<String>> asked =
                fired.stream().map(Rule::seniors).filter(s -> !s.isEmpty()).toList();
        if (asked.isEmpty()) {
            return List.of();
        }
        List<String> agreed = new ArrayList<>(asked.get(0));
        asked.forEach(agreed::retainAll);
        return agreed.isEmpty() ? asked.get(0) : agreed;
    }
}
