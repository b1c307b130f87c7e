package casebell.policy.engine;

import casebell.policy.condition.Needed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Phrases as a table that takes one step for each character of a text: their tree, with every way out of every place written in (Aho and Corasick). */
final class PhraseTable {
    /** For each page of 256 characters, which column is theirs; 0 is for those that stand in no phrase. */
    private final char[][] symbols = new char[256][];
    /** For each state and column, where the row of the next state begins; its complement when phrases end there. */
    private final int[] cells;

    private final int[][] ends;
    private final int width;
    private final int longest;
    private final char[] ascii;

    /**
     * @param phrases folded, with the numbers of their sets
     */
    PhraseTable(Map<String, List<Integer>> phrases) {
        Map<String, List<Integer>> sorted = new TreeMap<>(phrases);
        int[] letters = sorted.keySet().stream()
                .flatMapToInt(String::chars)
                .sorted()
                .distinct()
                .toArray();
        width = letters.length + 1;
        int states = 1;
        String before = "";
        for (String phrase : sorted.keySet()) {
            states += phrase.length() - common(before, phrase);
            before = phrase;
        }
        cells = new int[states * width];
        ends = new int[states][];
        Arrays.fill(ends, new int[0]);
        char[] none = new char[256];
        Arrays.fill(symbols, none);
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            int column = Arrays.binarySearch(letters, Needed.folded((char) c));
            if (column >= 0) {
                if (symbols[c >> 8] == none) {
                    symbols[c >> 8] = new char[256];
                }
                symbols[c >> 8][c & 255] = (char) (column + 1);
            }
        }
        ascii = Arrays.copyOf(symbols[0], 128);
        longest = sorted.keySet().stream().mapToInt(String::length).max().orElse(0);
        grow(sorted);
        flow();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = ends[cells[i] / width].length > 0 ? ~cells[i] : cells[i];
        }
    }

    /** Is told of what was found. */
    interface Found {
        /**
         * Phrases end here.
         *
         * @param sets their numbers
         * @param end the place after their last character
         */
        void at(int[] sets, int end);
    }

    /**
     * Looks for all phrases. A long text is read at two places in turn, so that no step waits for the one before; the places overlap, and what
     * stands there may be told twice. Makes no garbage.
     *
     * @param length how many characters of the text count
     */
    void find(char[] text, int length, Found found) {
        int half = (length + longest) >> 1;
        int far = half >= length ? 0 : length - half;
        int near = 0;
        int other = 0;
        int end = far == 0 ? 0 : half;
        for (int i = 0; i < end; i++) {
            near = next(near, text[i]);
            if (near < 0) {
                near = ~near;
                found.at(ends[near / width], i + 1);
            }
            other = next(other, text[far + i]);
            if (other < 0) {
                other = ~other;
                found.at(ends[other / width], far + i + 1);
            }
        }
        for (int i = end; i < length && far == 0; i++) {
            near = next(near, text[i]);
            if (near < 0) {
                near = ~near;
                found.at(ends[near / width], i + 1);
            }
        }
    }

    private int next(int state, char character) {
        return cells[state + (character < 128 ? ascii[character] : symbols[character >> 8][character & 255])];
    }

    private void grow(Map<String, List<Integer>> phrases) {
        int[] path = new int[1 + longest];
        int made = 1;
        String before = "";
        for (Map.Entry<String, List<Integer>> each : phrases.entrySet()) {
            String phrase = each.getKey();
            for (int i = common(before, phrase); i < phrase.length(); i++) {
                char c = phrase.charAt(i);
                cells[path[i] * width + symbols[c >> 8][c & 255]] = made * width;
                path[i + 1] = made++;
            }
            ends[path[phrase.length()]] =
                    each.getValue().stream().mapToInt(Integer::intValue).toArray();
            before = phrase;
        }
    }

    /** Level by level: where the tree has no way, the way that the longest end of what was read has. */
    private void flow() {
        int[] others = new int[ends.length];
        List<Integer> order = new ArrayList<>(List.of(0));
        for (int done = 0; done < order.size(); done++) {
            int state = order.get(done);
            for (int column = 0; column < width; column++) {
                int at = state * width + column;
                int fallback = state == 0 ? 0 : cells[others[state] * width + column];
                if (cells[at] == 0) {
                    cells[at] = fallback;
                } else {
                    int child = cells[at] / width;
                    others[child] = fallback / width;
                    ends[child] = IntStream.concat(Arrays.stream(ends[child]), Arrays.stream(ends[others[child]]))
                            .distinct()
                            .toArray();
                    order.add(child);
                }
            }
        }
    }

    private static int common(String one, String other) {
        int i = 0;
        while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }
}
