package casebell.policy.condition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A pattern as a table: one step for each character, without garbage. Finds what RE2 finds; a pattern that it does not know, or that becomes
 * too large, has none.
 */
final class Automaton {
    /** States times kinds of characters. */
    static final int LARGEST = 1 << 14;
    /** The state in which the pattern is found. */
    private static final int FOUND = 1;

    private final int[] borders;
    /** For each state and each kind of character, where the row of the next state begins. */
    private final int[] table;

    private final boolean[] atEnd;
    private final int[] kindOfAscii = new int[128];
    private final int kinds;

    private Automaton(int[] borders, int[] table, boolean[] atEnd) {
        this.borders = borders;
        this.table = table;
        this.atEnd = atEnd;
        kinds = borders.length;
        Arrays.setAll(kindOfAscii, this::search);
    }

    /** What stood before the next character. */
    private enum Before {
        START,
        WORD,
        OTHER
    }

    private record State(BitSet steps, Before before) {}

    /** The table that finds exactly what the pattern finds. */
    static Optional<Automaton> of(String pattern) {
        return PatternSteps.of(pattern, false).flatMap(Automaton::build);
    }

    /** A table that finds all that the pattern finds, and some more: what it does not find, RE2/J need not look for. */
    static Optional<Automaton> loose(String pattern) {
        return PatternSteps.of(pattern, true).flatMap(Automaton::build);
    }

    /** How large the table is. */
    int cells() {
        return table.length;
    }

    /** Whether the pattern stands anywhere in the text. */
    boolean find(String text) {
        int state = 0;
        int length = text.length();
        for (int i = 0; i < length; ) {
            int character = text.charAt(i++);
            if (Character.isHighSurrogate((char) character) && i < length && Character.isLowSurrogate(text.charAt(i))) {
                character = Character.toCodePoint((char) character, text.charAt(i++));
            }
            int next = table[state + (character < 128 ? kindOfAscii[character] : search(character))];
            // it mostly stays where it is: then no step has to wait for the one before
            if (next != state) {
                if (next == FOUND * kinds) {
                    return true;
                }
                state = next;
            }
        }
        return atEnd[state / kinds];
    }

    /** The kind of a character: the last border that is not above it. */
    private int search(int character) {
        int found = Arrays.binarySearch(borders, character);
        return found >= 0 ? found : -found - 2;
    }

    /** The table for these steps; empty when it becomes too large. */
    static Optional<Automaton> build(PatternSteps pattern) {
        TreeSet<Integer> borders = new TreeSet<>(List.of(0));
        pattern.borders(borders);
        if (pattern.asksForBorders()) {
            "09AZaz__".chars().forEach(c -> borders.add(c));
            List.of('9', 'Z', 'z', '_').forEach(c -> borders.add(c + 1));
        }
        int[] kinds = borders.stream().mapToInt(Integer::intValue).toArray();
        Map<State, Integer> numbers = new HashMap<>();
        List<State> states = new ArrayList<>();
        BitSet start = new BitSet();
        start.set(pattern.start());
        number(new State(start, Before.START), numbers, states);
        number(new State(new BitSet(), Before.START), numbers, states);
        List<int[]> rows = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            int[] row = new int[kinds.length];
            for (int kind = 0; kind < kinds.length; kind++) {
                row[kind] = i == FOUND ? FOUND : next(pattern, states.get(i), kinds[kind], numbers, states);
            }
            rows.add(row);
            if (states.size() * kinds.length > LARGEST) {
                return Optional.empty();
            }
        }
        int[] table = new int[rows.size() * kinds.length];
        boolean[] atEnd = new boolean[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int kind = 0; kind < kinds.length; kind++) {
                table[i * kinds.length + kind] = rows.get(i)[kind] * kinds.length;
            }
            State state = states.get(i);
            atEnd[i] = i == FOUND || pattern.isFound(closed(pattern, state, false, true));
        }
        return Optional.of(new Automaton(kinds, table, atEnd));
    }

    private static int next(
            PatternSteps pattern, State state, int character, Map<State, Integer> numbers, List<State> states) {
        boolean isWord = pattern.asksForBorders() && PatternSteps.isWord(character);
        BitSet closed = closed(pattern, state, isWord, false);
        if (pattern.isFound(closed)) {
            return FOUND;
        }
        BitSet steps = new BitSet();
        steps.set(pattern.start());
        closed.stream().filter(s -> pattern.takes(s, character)).forEach(s -> steps.set(pattern.after(s)));
        return number(new State(steps, isWord ? Before.WORD : Before.OTHER), numbers, states);
    }

    private static BitSet closed(PatternSteps pattern, State state, boolean isWordNext, boolean isEnd) {
        boolean isBorder = (state.before() == Before.WORD) != isWordNext;
        return pattern.closed(state.steps(), state.before() == Before.START, isEnd, isBorder);
    }

    private static int number(State state, Map<State, Integer> numbers, List<State> states) {
        Integer known = numbers.putIfAbsent(state, states.size());
        if (known != null) {
            return known;
        }
        states.add(state);
        return states.size() - 1;
    }
}
