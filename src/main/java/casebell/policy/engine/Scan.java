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

    private final long[] parts;
    private final PhraseTable table;
    private final Need[][] waiting;
    private final Exact[][] exact;

    private Scan(long[] parts, PhraseTable table, Need[][] waiting, Exact[][] exact) {
        this.parts = parts;
        this.table = table;
        this.waiting = waiting;
        this.exact = exact;
    }

    /** A part that holds when this phrase stands in the text as it is. */
    record Exact(int part, String phrase) {}

    /**
     * A part that fails unless what it needs is there.
     *
     * @param part its number
     * @param phrase when the part only asks whether this stands there
     */
    record Wanted(int part, Needed needed, Optional<String> phrase) {
        /** Whether it holds wherever its phrase is found letter by letter: all of it is looked for. */
        private boolean isSettledByPhrase() {
            return phrase.filter(p -> p.length() <= Needed.LONGEST).isPresent();
        }
    }

    /**
     * The scan for the parts of one text; empty when nothing is to be looked for.
     *
     * @param words how many words hold one bit for each part
     */
    static Optional<Scan> of(List<Wanted> all, int words) {
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
        return fitting.isEmpty() ? Optional.empty() : Optional.of(made(fitting, words));
    }

    private static Set<Set<String>> sets(Needed needed) {
        Set<Set<String>> sets = new LinkedHashSet<>(needed.phrases());
        needed.others().forEach(n -> sets.addAll(sets(n)));
        return sets;
    }

    private static Scan made(List<Wanted> all, int words) {
        Map<Set<String>, Integer> numbers = new HashMap<>();
        Map<String, List<Integer>> phrases = new HashMap<>();
        List<List<Need>> waiting = new ArrayList<>();
        List<List<Exact>> exact = new ArrayList<>();
        long[] parts = new long[words];
        for (Wanted wanted : all) {
            parts[wanted.part() >> 6] |= 1L << wanted.part();
            Set<Set<String>> own = sets(wanted.needed());
            for (Set<String> set : own) {
                if (numbers.putIfAbsent(set, waiting.size()) == null) {
                    set.forEach(p ->
                            phrases.computeIfAbsent(p, k -> new ArrayList<>()).add(waiting.size()));
                    waiting.add(new ArrayList<>());
                    exact.add(new ArrayList<>());
                }
            }
            if (wanted.isSettledByPhrase()) {
                Exact whole = new Exact(wanted.part(), wanted.phrase().orElseThrow());
                own.forEach(set -> exact.get(numbers.getOrDefault(set, 0)).add(whole));
            } else {
                Need need = new Need(wanted.part(), wanted.needed(), numbers);
                own.forEach(set -> waiting.get(numbers.getOrDefault(set, 0)).add(need));
            }
        }
        return new Scan(
                parts,
                new PhraseTable(phrases),
                waiting.stream().map(w -> w.toArray(Need[]::new)).toArray(Need[][]::new),
                exact.stream().map(e -> e.toArray(Exact[]::new)).toArray(Exact[][]::new));
    }

    /** How many sets of phrases. */
    int size() {
        return waiting.length;
    }

    /** Whether a part is answered by it. */
    boolean has(int part) {
        return (parts[part >> 6] & 1L << part) != 0;
    }

    /** The parts that it answers, one bit for each. */
    long[] parts() {
        return parts;
    }

    PhraseTable table() {
        return table;
    }

    /** What waits for a set of phrases to be seen. */
    Need[] waitingFor(int set) {
        return waiting[set];
    }

    /** What holds when its phrase stands there letter by letter. */
    Exact[] settledBy(int set) {
        return exact[set];
    }
}
