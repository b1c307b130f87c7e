package casebell.policy.engine;

import casebell.policy.condition.Needed;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds in one reading of a text which phrases of a bundle stand in it. Parts whose phrases do not stand there fail; the others remain to be asked.
 * Immutable.
 */
final class Scan {
    /** The most cells of the table, four bytes each; parts whose phrases do not fit are asked without it. */
    private static final int MOST_CELLS = 1 << 21;

    private final int text;
    private final long[] parts;
    private final PhraseTable table;
    private final Need[][] waiting;

    private Scan(int text, long[] parts, PhraseTable table, Need[][] waiting) {
        this.text = text;
        this.parts = parts;
        this.table = table;
        this.waiting = waiting;
    }

    /**
     * A part that fails unless what it needs is there.
     *
     * @param part its number
     * @param price of asking it without a scan
     */
    record Wanted(int part, Needed needed, int price) {}

    /**
     * The scan for the parts of one text; empty when nothing is to be looked for.
     *
     * @param text its number
     * @param words how many words hold one bit for each part
     */
    static Optional<Scan> of(int text, List<Wanted> all, int words) {
        Set<String> phrases = new HashSet<>();
        BitSet letters = new BitSet();
        long states = 1;
        List<Wanted> fitting = new ArrayList<>();
        for (Wanted wanted : all) {
            BitSet moreLetters = (BitSet) letters.clone();
            long moreStates = states;
            List<String> more = sets(wanted.needed()).stream()
                    .flatMap(Set::stream)
                    .distinct()
                    .filter(p -> !phrases.contains(p))
                    .toList();
            for (String phrase : more) {
                phrase.chars().forEach(moreLetters::set);
                moreStates += phrase.length();
            }
            if (moreStates * (1 + moreLetters.cardinality()) <= MOST_CELLS) {
                phrases.addAll(more);
                letters = moreLetters;
                states = moreStates;
                fitting.add(wanted);
            }
        }
        return fitting.isEmpty() ? Optional.empty() : Optional.of(made(text, fitting, words));
    }

    private static Set<Set<String>> sets(Needed needed) {
        Set<Set<String>> sets = new LinkedHashSet<>(needed.phrases());
        needed.others().forEach(n -> sets.addAll(sets(n)));
        return sets;
    }

    private static Scan made(int text, List<Wanted> all, int words) {
        Map<Set<String>, Integer> numbers = new HashMap<>();
        Map<String, List<Integer>> phrases = new HashMap<>();
        List<List<Need>> waiting = new ArrayList<>();
        long[] parts = new long[words];
        for (Wanted wanted : all) {
            parts[wanted.part() >> 6] |= 1L << wanted.part();
            Set<Set<String>> own = sets(wanted.needed());
            for (Set<String> set : own) {
                if (numbers.putIfAbsent(set, waiting.size()) == null) {
                    set.forEach(p ->
                            phrases.computeIfAbsent(p, k -> new ArrayList<>()).add(waiting.size()));
                    waiting.add(new ArrayList<>());
                }
            }
            Need need = new Need(wanted.part(), wanted.needed(), numbers);
            own.forEach(set -> waiting.get(numbers.getOrDefault(set, 0)).add(need));
        }
        return new Scan(
                text,
                parts,
                new PhraseTable(phrases),
                waiting.stream().map(w -> w.toArray(Need[]::new)).toArray(Need[][]::new));
    }

    /** How many sets of phrases. */
    int size() {
        return waiting.length;
    }

    /** Whether a part is answered by it. */
    boolean has(int part) {
        return (parts[part >> 6] & 1L << part) != 0;
    }

    /**
     * Reads the text of a case: all its parts fail, but for those that have their answer and those that remain to be asked. Makes no garbage.
     *
     * @param seen room for one bit for each set
     */
    void read(Slots slots, long[] seen, Answers answers) {
        for (int i = 0; i < seen.length; i++) {
            seen[i] = 0;
        }
        answers.fail(parts);
        String of = slots.text(text);
        PhraseTable phrases = table;
        int state = 0;
        for (int i = 0; i < of.length(); i++) {
            state = phrases.next(state, of.charAt(i));
            if (state < 0) {
                state = ~state;
                tell(phrases.endsAt(state), seen, answers);
            }
        }
    }

    private void tell(int[] sets, long[] seen, Answers answers) {
        for (int set : sets) {
            if ((seen[set >> 6] & 1L << set) == 0) {
                seen[set >> 6] |= 1L << set;
                for (Need need : waiting[set]) {
                    if (need.isMet(seen)) {
                        answers.forget(need.part());
                    }
                }
            }
        }
    }
}
