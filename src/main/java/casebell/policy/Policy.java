package casebell.policy;

import casebell.policy.condition.Condition;
import casebell.policy.facts.Facts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    private final Vocabulary words;

    /**
     * @param rules in the order of the bundle, which decides between equally severe ones
     */
    Policy(String name, String revision, Vocabulary words, List<Rule> rules, List<Exemption> exemptions) {
        this.name = name;
        this.revision = revision;
        this.words = words;
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

    /** What it says, for comparing with another one. */
    public BundleMeaning meaning() {
        return BundleMeaning.of(this);
    }

    List<Rule> rules() {
        return rules;
    }

    Vocabulary words() {
        return words;
    }

    List<Exemption> exemptions() {
        return exemptions;
    }

    /** What the policy says, and why. Never throws for facts that could be built; the same facts always give the same verdict. */
    public Verdict evaluate(Facts facts) {
        return evaluate(facts, true);
    }

    /** The same without {@link Verdict#why}, for those who do not ask; everything else is as {@link #evaluate} says. */
    public Verdict decide(Facts facts) {
        return evaluate(facts, false);
    }

    private Verdict evaluate(Facts facts, boolean explains) {
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
        Optional<VerdictMaker.Weighing> weighing = VerdictMaker.weigh(exemptions, fired, facts);
        VerdictMaker maker = new VerdictMaker(facts, fired);
        Verdict verdict = maker.make(revision, weighing, Verdict.Why.NOT_ASKED);
        return explains ? Explanation.of(facts, verdict, fired, others, unanswered) : verdict;
    }
}
