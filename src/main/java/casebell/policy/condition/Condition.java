package casebell.policy.condition;

import casebell.policy.facts.Facts;
import casebell.policy.facts.Mention;
import java.util.List;
import java.util.Optional;

/** A condition that was read and checked. Immutable; safe for many threads. */
public final class Condition {
    private final String text;
    private final Part parts;
    private final Formula formula;
    private final List<Mention> mentions;
    private final List<Listed> listed;

    Condition(String text, Part parts, Formula formula, List<Mention> mentions, List<Listed> listed) {
        this.text = text;
        this.parts = parts;
        this.formula = formula;
        this.mentions = List.copyOf(mentions);
        this.listed = List.copyOf(listed);
    }

    /** What came of asking. */
    public enum Answer {
        /** It holds. */
        YES,
        /** It does not hold. */
        NO,
        /** It cannot be answered: a fact that it needs is absent, or a calculation has no result. */
        UNKNOWN;

        /** What the contrary of the question is answered with. */
        Answer contrary() {
            return switch (this) {
                case YES -> NO;
                case NO -> YES;
                case UNKNOWN -> UNKNOWN;
            };
        }

        /** As a verdict writes it: {@code yes}, {@code no} or {@code unknown}. */
        public String word() {
            return switch (this) {
                case YES -> "yes";
                case NO -> "no";
                case UNKNOWN -> "unknown";
            };
        }
    }

    /** Whether the condition holds for these facts. Never throws. */
    public Answer ask(Facts facts) {
        return parts.answer(facts);
    }

    /** The form that the engine compiles, with the same answers. */
    public Formula formula() {
        return formula;
    }

    /** The facts that it speaks of, each once, in the order of the text. */
    public List<Mention> mentions() {
        return mentions;
    }

    /** The lists of terms that it asks for, each with its version. */
    public List<String> termLists() {
        return listed.stream().map(Listed::version).distinct().toList();
    }

    /** Which lists of terms it asks for that the case mentions, and how often; never a word of the case: {@code terms spam (2)}. */
    public List<String> termsFound(Facts facts) {
        return listed.stream().flatMap(each -> each.show(facts).stream()).toList();
    }

    /**
     * What is a little short of the condition, when nothing else is.
     *
     * @return empty when it holds, or when it fails by more than a little
     */
    public Optional<List<Shortfall>> shortfall(Facts facts) {
        Part.Found found = parts.ask(facts);
        return found.answer() == Part.Nearness.NEAR ? Optional.of(found.shortfalls()) : Optional.empty();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
