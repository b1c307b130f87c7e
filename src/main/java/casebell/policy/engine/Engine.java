package casebell.policy.engine;

import casebell.policy.condition.Condition;
import casebell.policy.facts.Facts;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers all conditions of a bundle for one case, by code that is generated for them. What it says is what {@link Condition#ask} says.
 * Immutable; safe for many threads, each with its own {@link Slots} and its own {@link Inquiry}.
 */
public final class Engine {
    /** The most rules' steps in one generated class: its table of constants holds 65,535 entries. */
    private static final int LARGEST = 12_000;

    private final List<Condition> conditions;
    private final Layout layout;
    private final Binding[] bindings;
    private final List<Layout.Question> questions;
    private final Scans scans;
    private final Decider[] deciders;
    private final List<byte[]> classes = new ArrayList<>();

    private Engine(List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
        layout = new Layout();
        FormulaSides forms = new FormulaSides(layout);
        List<Map<Integer, Sides>> groups = new ArrayList<>();
        int size = LARGEST;
        for (int i = 0; i < conditions.size(); i++) {
            Sides sides = conditions.get(i).formula().fold(forms);
            int more = Methods.weight(sides);
            if (size + more > LARGEST) {
                groups.add(new LinkedHashMap<>());
                size = 0;
            }
            groups.get(groups.size() - 1).put(i, sides);
            size += more;
        }
        bindings = layout.facts().toArray(Binding[]::new);
        questions = layout.questions();
        scans = layout.scans();
        deciders = groups.stream().map(this::decider).toArray(Decider[]::new);
    }

    /** An engine for these conditions; answers are given by their number. */
    public static Engine of(List<Condition> conditions) {
        return new Engine(conditions);
    }

    private Decider decider(Map<Integer, Sides> group) {
        byte[] written = Methods.write(layout, group);
        classes.add(written);
        try {
            MethodHandles.Lookup made = MethodHandles.lookup().defineHiddenClass(written, true);
            return (Decider) made.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The generated class of a bundle cannot be used", e);
        }
    }

    /** How many conditions. */
    public int size() {
        return conditions.size();
    }

    /** How many words of 64 bits hold one bit for each condition. */
    public int words() {
        return (conditions.size() + 63) >> 6;
    }

    /** How many parts are handed over to cel-java or read a text, and are asked only when the rest does not decide. */
    public int parts() {
        return questions.size();
    }

    /** The bytes of the generated classes, for those who measure them. */
    List<byte[]> classes() {
        return List.copyOf(classes);
    }

    /** Empty slots. */
    public Slots slots() {
        return new Slots(layout);
    }

    /** The facts of a case in slots of their own. */
    public Slots bind(Facts facts) {
        Slots slots = slots();
        bind(facts, slots);
        return slots;
    }

    /** Fills slots of this engine. */
    public void bind(Facts facts, Slots slots) {
        slots.begin(facts);
        for (Binding binding : bindings) {
            if (!binding.bind(facts, slots)) {
                slots.leave();
            }
        }
    }

    /** Room for asking about one case after the other. */
    public Inquiry inquiry() {
        return new Inquiry(this, questions, scans);
    }

    List<Condition> conditions() {
        return conditions;
    }

    /** What the generated classes answer. */
    void holding(Slots slots, Inquiry inquiry, long[] bits) {
        for (Decider decider : deciders) {
            decider.holding(slots.words, inquiry, bits);
        }
    }

    /** What the generated classes answer. */
    void failing(Slots slots, Inquiry inquiry, long[] bits) {
        for (Decider decider : deciders) {
            decider.failing(slots.words, inquiry, bits);
        }
    }
}
