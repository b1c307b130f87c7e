package casebell.policy;

import casebell.policy.facts.Facts;
import dev.cel.runtime.CelEvaluationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A bundle that was read and checked. Immutable; safe for many threads. */
public final class Policy {
    static final List<String> SEVERITIES = List.of("none", "low", "medium", "high", "critical");

    private static final Comparator<Rule> MOST_SEVERE = Comparator.comparingInt(
                    (Rule r) -> -SEVERITIES.indexOf(r.severity()))
            .thenComparing(Rule::id);

    private final String name;
    private final String revision;
    private final List<Rule> rules;

    Policy(String name, String revision, List<Rule> rules) {
        this.name = name;
        this.revision = revision;
        this.rules = rules.stream().sorted(MOST_SEVERE).toList();
    }

    /** The bundle's own name. */
    public String name() {
        return name;
    }

    /** {@code sha256:} and the hash of the bundle's bytes. */
    public String revision() {
        return revision;
    }

    /** How many rules it holds. */
    public int size() {
        return rules.size();
    }

    /** What the policy says. The same facts always give the same verdict. */
    public Verdict evaluate(Facts facts) {
        List<Rule> fired = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (Rule rule : rules) {
            try {
                if (Boolean.TRUE.equals(rule.program().eval(facts.tree()))) {
                    fired.add(rule);
                    sentences.add(rule.title() + " (rule " + rule.id() + ", " + rule.severity() + ")."
                            + rule.source().map(s -> " Practice: " + s + ".").orElse(""));
                }
            } catch (CelEvaluationException e) {
                // an absent fact is not an answer: the rule does not fire, and the explanation says so
                sentences.add("Rule " + rule.id() + " could not be answered: a fact that it needs is absent.");
            }
        }
        return verdict(fired, sentences);
    }

    private Verdict verdict(List<Rule> fired, List<String> sentences) {
        if (fired.isEmpty()) {
            return new Verdict(
                    revision,
                    "none",
                    List.of(),
                    "No rule is broken",
                    List.of(),
                    1,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    sentences);
        }
        Map<String, Verdict.Action> actions = new LinkedHashMap<>();
        Set<String> seniors = new LinkedHashSet<>();
        int approvals = 1;
        for (Rule rule : fired) {
            rule.actions().forEach(a -> actions.putIfAbsent(a.name(), a));
            approvals = Math.max(approvals, rule.approvals());
            seniors.addAll(rule.seniors());
        }
        Optional<Duration> decideWithin =
                fired.stream().flatMap(r -> r.decideWithin().stream()).min(Duration::compareTo);
        Optional<Verdict.Escalation> escalation =
                fired.stream().flatMap(r -> r.escalation().stream()).findFirst();
        Optional<String> exception =
                fired.stream().flatMap(r -> r.exception().stream()).findFirst();
        return new Verdict(
                revision,
                fired.get(0).severity(),
                fired.stream()
                        .map(r -> new Verdict.Fired(r.id(), r.title(), r.severity()))
                        .toList(),
                fired.get(0).title(),
                List.copyOf(actions.values()),
                approvals,
                List.copyOf(seniors),
                decideWithin,
                escalation,
                exception,
                sentences);
    }
}
