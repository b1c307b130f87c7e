package casebell.policy;

import casebell.policy.engine.Engine;
import casebell.policy.engine.Inquiry;
import casebell.policy.engine.Slots;
import casebell.policy.facts.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A bundle that was read and checked. Immutable; safe for many threads. */
public final class Policy {
    private final About about;
    private final String revision;
    private final RuleTable rules;
    private final List<Exemption> exemptions;
    private final List<Weigher> weighers;
    private final Vocabulary words;
    private final Engine engine;
    private final AtomicReference<@Nullable Desk> spare = new AtomicReference<>();
    /** When no rule fires. */
    private final Verdict quiet;

    private final byte[] quietJson;

    /**
     * @param rules in the order of the bundle, which decides between equally severe ones
     */
    Policy(About about, String revision, Vocabulary words, List<Rule> rules, List<Exemption> exemptions) {
        this.about = about;
        this.revision = revision;
        this.words = words;
        this.rules = new RuleTable(revision, rules);
        this.exemptions = List.copyOf(exemptions);
        weighers = exemptions.stream().map(e -> new Weigher(e, this.rules)).toList();
        engine = Engine.of(rules().stream().map(Rule::when).toList());
        quiet = VerdictMaker.quiet(revision);
        quietJson = quiet.toJsonBytes();
    }

    /** The bundle's own name. */
    public String name() {
        return about.name();
    }

    /** What the bundle says about itself. */
    public About about() {
        return about;
    }

    /** {@code sha256:} and the hash of the names and bytes of the bundle's files, in 64 lower-case hexadecimal digits. */
    public String revision() {
        return revision;
    }

    /** How many rules it holds. */
    public int size() {
        return rules().size();
    }

    /** The ids of its rules, the most severe first. */
    public List<String> ruleIds() {
        return rules().stream().map(Rule::id).toList();
    }

    /** What it says, for comparing with another one. */
    public BundleMeaning meaning() {
        return BundleMeaning.of(this);
    }

    List<Rule> rules() {
        return rules.rules();
    }

    Vocabulary words() {
        return words;
    }

    List<Exemption> exemptions() {
        return exemptions;
    }

    /** What the policy says, and why. Never throws for facts that could be built; the same facts always give the same verdict. */
    public Verdict evaluate(Facts facts) {
        Slots slots = engine.bind(facts);
        Inquiry inquiry = engine.inquiry();
        long[] holding = new long[engine.words()];
        long[] unknown = new long[engine.words()];
        inquiry.holding(slots, holding);
        inquiry.unknown(slots, holding, unknown);
        List<Rule> others = new ArrayList<>();
        List<Rule> unanswered = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            if (!isSet(holding, i)) {
                (isSet(unknown, i) ? unanswered : others).add(rules.rule(i));
            }
        }
        FiredRules fired = new FiredRules(rules, holding);
        return Explanation.of(facts, verdict(fired, holding, facts), fired.rules(), others, unanswered);
    }

    /** As {@link #evaluate}, but without the explanation: {@link Verdict#why} is {@link Verdict.Why#NOT_ASKED}. Much faster. */
    public Verdict decide(Facts facts) {
        Desk desk = taken();
        engine.bind(facts, desk.slots);
        Verdict verdict = decide(desk.slots, desk);
        spare.set(desk);
        return verdict;
    }

    /** As {@link #decide(Facts)}, and the verdict as {@link Verdict#toJsonBytes} writes it. */
    public byte[] decideAsJson(Facts facts) {
        Verdict verdict = decide(facts);
        return verdict.fired().isEmpty() ? quietJson.clone() : verdict.toJsonBytes();
    }

    /** The facts of a case as the rules read them, for {@link #decide(Slots)}. */
    public Slots layOut(Facts facts) {
        return engine.bind(facts);
    }

    /** As {@link #decide(Facts)}, of facts that this policy laid out; slots serve one thread at a time. */
    public Verdict decide(Slots slots) {
        Desk desk = taken();
        Verdict verdict = decide(slots, desk);
        spare.set(desk);
        return verdict;
    }

    private Verdict decide(Slots slots, Desk desk) {
        long[] holding = desk.holding;
        desk.inquiry.holding(slots, holding);
        return verdict(new FiredRules(rules, holding), holding, slots.facts());
    }

    /** What one decision needs, and the next one needs again. */
    private static final class Desk {
        private final Slots slots;
        private final Inquiry inquiry;
        private final long[] holding;

        Desk(Engine engine) {
            slots = engine.slots();
            inquiry = engine.inquiry();
            holding = new long[engine.words()];
        }
    }

    private Desk taken() {
        @Nullable Desk desk = spare.getAndSet(null);
        return desk == null ? new Desk(engine) : desk;
    }

    private static boolean isSet(long[] bits, int bit) {
        return (bits[bit >> 6] & 1L << bit) != 0;
    }

    private Verdict verdict(FiredRules fired, long[] holding, Facts facts) {
        return fired.isEmpty()
                ? quiet
                : new VerdictMaker(rules, facts, fired)
                        .make(revision, holding, VerdictMaker.weigh(weighers, holding, facts));
    }
}
