package casebell.policy.engine;

import casebell.policy.condition.Condition.Answer;
import casebell.policy.facts.FactTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where what the conditions of a bundle read stands in a record: first the words of bits (what is there, flags, words, entries), then the
 * amounts, 64 bits each. Only what a condition reads has a place.
 */
final class Layout {
    private final Map<String, Binding> facts = new LinkedHashMap<>();
    private final Map<String, Integer> parts = new LinkedHashMap<>();
    private final List<Question> questions = new ArrayList<>();
    private final Map<Integer, List<Scan.Wanted>> wanted = new LinkedHashMap<>();
    private int bits;
    private int amounts;
    private int texts;

    /** A part that is answered when it is asked. */
    interface Question {
        /** The answer. Never throws. */
        Answer of(Slots slots);
    }

    Binding of(String fact) {
        return facts.computeIfAbsent(
                fact, name -> new Binding(this, FactTable.find(name).orElseThrow()));
    }

    int score(String signal, double fallback) {
        return of("signals").score(signal, fallback);
    }

    /** The number of a part; equal names are one part. */
    int part(String name, Question question) {
        @Nullable Integer known = parts.putIfAbsent(name, questions.size());
        if (known != null) {
            return known;
        }
        questions.add(question);
        return questions.size() - 1;
    }

    /** A scan of a text may answer it. */
    void want(int text, Scan.Wanted part) {
        List<Scan.Wanted> all = wanted.computeIfAbsent(text, t -> new ArrayList<>());
        if (all.stream().noneMatch(w -> w.part() == part.part())) {
            all.add(part);
        }
    }

    Scans scans() {
        return new Scans(wanted, questions.size());
    }

    int newBit() {
        return bits++;
    }

    int newAmount() {
        return amounts++;
    }

    int newText() {
        return texts++;
    }

    /** How many words of bits, once all conditions are known. */
    int words() {
        return (bits + 63) >> 6;
    }

    int position(int amount) {
        return words() + amount;
    }

    int amounts() {
        return amounts;
    }

    int texts() {
        return texts;
    }

    List<Question> questions() {
        return List.copyOf(questions);
    }

    List<Binding> facts() {
        return List.copyOf(facts.values());
    }
}
