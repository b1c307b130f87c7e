package casebell.policy.terms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds the automaton of all lists: a tree of their pieces, with every way out of every place written into one table. */
final class AutomatonBuilder {
    /** The most cells of the table, four bytes each. */
    static final long MOST_CELLS = 8_000_000;

    private static final int MOST_SYMBOLS = 10_000;
    private static final int[] NONE = {};

    private final Alphabet alphabet;
    private final int lists;
    private final TreeMap<String, Piece> pieces = new TreeMap<>();
    private final int states;
    private int notes;

    /**
     * @param lists each with its terms, in the order by which hits are told
     */
    AutomatonBuilder(Collection<? extends Collection<Term>> lists) {
        this.lists = lists.size();
        List<String> words = new ArrayList<>();
        lists.forEach(list -> list.forEach(term -> term.pieces().forEach(p -> words.addAll(p.words()))));
        alphabet = new Alphabet(words);
        int number = 0;
        for (Collection<Term> list : lists) {
            for (Term term : list) {
                add(term, number);
            }
            number++;
        }
        int count = 1;
        String before = "";
        for (String piece : pieces.keySet()) {
            count += piece.length() - common(before, piece);
            before = piece;
        }
        states = count;
    }

    /** How large the table will be. */
    long cells() {
        return alphabet.width() > MOST_SYMBOLS ? MOST_CELLS + 1 : (long) states * alphabet.width();
    }

    private void add(Term term, int list) {
        Piece last = piece(term.pieces().get(0));
        if (term.pieces().size() == 1) {
            last.lists.add(list);
            return;
        }
        if (last.first < 0) {
            last.first = notes++;
        }
        int before = last.first;
        for (int i = 1; i < term.pieces().size(); i++) {
            Term.Piece next = term.pieces().get(i);
            int note = i == term.pieces().size() - 1 ? -1 : notes++;
            piece(next)
                    .links
                    .add(new Sighting.Link(before, next.gap(), next.words().size(), note, list));
            before = note;
        }
    }

    private Piece piece(Term.Piece piece) {
        return pieces.computeIfAbsent(alphabet.encode(piece), code -> new Piece());
    }

    Automaton build() {
        int width = alphabet.width();
        int[] cells = new int[states * width];
        @Nullable Sighting[] sightings = new Sighting[states];
        char[] last = new char[states];
        grow(cells, sightings, last);
        flow(cells, sightings, last);
        for (int i = 0; i < cells.length; i++) {
            int to = cells[i];
            boolean stays = to == i - i % width;
            if (!stays && sightings[to / width] != null) {
                cells[i] = ~to;
            }
        }
        return new Automaton(new Letters(alphabet), width, cells, sightings, notes, lists);
    }

    /** The tree: a cell holds where a state begins in the table, or 0 when there is no way. */
    private void grow(int[] cells, @Nullable Sighting[] sightings, char[] last) {
        int width = alphabet.width();
        int[] path = new int[longest() + 1];
        int made = 1;
        String before = "";
        for (Map.Entry<String, Piece> each : pieces.entrySet()) {
            String piece = each.getKey();
            for (int i = common(before, piece); i < piece.length(); i++) {
                cells[path[i] * width + piece.charAt(i)] = made * width;
                last[made] = piece.charAt(i);
                path[i + 1] = made++;
            }
            sightings[path[piece.length()]] = each.getValue().sighting();
            before = piece;
        }
    }

    /** Level by level: where the tree has no way, the way that the longest end of what was read has. */
    private void flow(int[] cells, @Nullable Sighting[] sightings, char[] last) {
        int width = alphabet.width();
        int[] ends = new int[states];
        int[] order = new int[states];
        int size = 1;
        for (int done = 0; done < size; done++) {
            int state = order[done];
            int row = state * width;
            int other = ends[state] * width;
            for (int symbol = 0; symbol < width; symbol++) {
                int child = cells[row + symbol] / width;
                int fallback = state == 0 ? 0 : cells[other + symbol];
                if (child == 0) {
                    cells[row + symbol] = fallback;
                } else {
                    ends[child] = fallback / width;
                    sightings[child] = joined(sightings[child], sightings[ends[child]]);
                    order[size++] = child;
                }
            }
            cells[row + Alphabet.OTHER] = 0;
            cells[row + Alphabet.NOTHING] = row;
            if (state != 0 && last[state] == Alphabet.SEPARATOR) {
                cells[row + Alphabet.SEPARATOR] = row;
            }
        }
    }

    private static @Nullable Sighting joined(@Nullable Sighting one, @Nullable Sighting other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        int[] lists = Arrays.copyOf(one.lists(), one.lists().length + other.lists().length);
        System.arraycopy(other.lists(), 0, lists, one.lists().length, other.lists().length);
        List<Sighting.Links> pieces = new ArrayList<>(one.pieces());
        pieces.addAll(other.pieces());
        return new Sighting(lists, pieces);
    }

    private int longest() {
        return pieces.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private static int common(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int i = 0;
        while (i < length && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    /** A piece while the terms are gathered. */
    private static final class Piece {
        private final List<Integer> lists = new ArrayList<>();
        private final List<Sighting.Link> links = new ArrayList<>();
        private int first = -1;

        Sighting sighting() {
            int[] all = lists.isEmpty()
                    ? NONE
                    : lists.stream().mapToInt(Integer::intValue).toArray();
            boolean isParted = first >= 0 || !links.isEmpty();
            return new Sighting(all, isParted ? List.of(new Sighting.Links(first, links)) : List.of());
        }
    }
}
