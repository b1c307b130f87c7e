package casebell.policy.terms;

import org.jspecify.annotations.Nullable;

/**
 * All terms of a bundle in one table. Immutable; safe for many threads.
 *
 * <p>A cell holds where the next state begins in the table; its complement when something is sighted there.
 */
final class Automaton {
    private final Letters letters;
    private final char[] written;
    private final int[][] rows;
    private final int width;
    private final int[] cells;
    private final @Nullable Sighting[] sightings;
    private final int notes;
    private final int lists;
    private final int start;

    Automaton(Letters letters, int width, int[] cells, @Nullable Sighting[] sightings, int notes, int lists) {
        this.letters = letters;
        this.written = letters.ofWritten();
        this.rows = letters.rows();
        this.width = width;
        this.cells = cells;
        this.sightings = sightings;
        this.notes = notes;
        this.lists = lists;
        this.start = cells[Alphabet.SEPARATOR];
    }

    /** How many cells the table has. */
    int size() {
        return cells.length;
    }

    /** What a text mentions. */
    Hits read(String text) {
        Hits hits = new Hits(lists);
        int state = start;
        for (int i = 0; i < text.length(); i++) {
            int symbol = written[text.charAt(i)];
            if (symbol >= Letters.ROWS) {
                if (symbol > Letters.WHOLE) {
                    for (int each : rows[symbol - Letters.ROWS]) {
                        state = cells[state + each];
                        if (state < 0) {
                            state = ~state;
                            if (!isTold(state, hits)) {
                                return readCarefully(text);
                            }
                        }
                    }
                    continue;
                }
                if (!Folding.isPicture(text.codePointAt(i))) {
                    return readFolded(text);
                }
                i++;
                symbol = Alphabet.SEPARATOR;
            }
            state = cells[state + symbol];
            if (state < 0) {
                state = ~state;
                if (!isTold(state, hits)) {
                    return readCarefully(text);
                }
            }
        }
        int end = cells[state + Alphabet.SEPARATOR];
        return end >= 0 || isTold(~end, hits) ? hits : readCarefully(text);
    }

    /** Tells the whole terms of a place; false when there are pieces of parted terms, for which words must be counted. */
    private boolean isTold(int state, Hits hits) {
        Sighting sighting = sightings[state / width];
        if (sighting == null || !sighting.pieces().isEmpty()) {
            return false;
        }
        hits.add(sighting.lists());
        return true;
    }

    private Hits readCarefully(String text) {
        Walk walk = new Walk();
        for (int i = 0; i < text.length(); i++) {
            int symbol = written[text.charAt(i)];
            if (symbol == Letters.WHOLE) {
                if (!Folding.isPicture(text.codePointAt(i))) {
                    return readFolded(text);
                }
                i++;
                walk.step(Alphabet.SEPARATOR);
            } else {
                walk.take(symbol);
            }
        }
        return walk.end();
    }

    private Hits readFolded(String text) {
        char[] folded = letters.ofFolded();
        Walk walk = new Walk();
        String whole = Folding.fold(text);
        for (int i = 0; i < whole.length(); i++) {
            int symbol = folded[whole.charAt(i)];
            if (symbol == Letters.WHOLE) {
                int c = whole.codePointAt(i);
                i += Character.charCount(c) - 1;
                for (int each : letters.rowOf(c)) {
                    walk.step(each);
                }
            } else {
                walk.take(symbol);
            }
        }
        return walk.end();
    }

    /** A reading that counts words. */
    private final class Walk {
        private final Hits hits = new Hits(lists);
        private int state = start;
        private int word = -1;
        private boolean isInWord;
        private long @Nullable [] noted;
        private int @Nullable [] lastNoted;

        void take(int symbol) {
            if (symbol < Letters.ROWS) {
                step(symbol);
            } else {
                for (int each : rows[symbol - Letters.ROWS]) {
                    step(each);
                }
            }
        }

        void step(int symbol) {
            if (symbol == Alphabet.NOTHING) {
                return;
            }
            boolean isOfWord = symbol != Alphabet.SEPARATOR;
            if (isOfWord && !isInWord) {
                word++;
            }
            isInWord = isOfWord;
            state = cells[state + symbol];
            if (state < 0) {
                state = ~state;
                Sighting sighting = sightings[state / width];
                if (sighting != null) {
                    hits.add(sighting.lists());
                    sighting.pieces().forEach(this::piece);
                }
            }
        }

        Hits end() {
            step(Alphabet.SEPARATOR);
            return hits;
        }

        private void piece(Sighting.Links piece) {
            for (Sighting.Link link : piece.links()) {
                if (isBefore(link.before(), word - link.words() + 1, link.gap())) {
                    if (link.next() < 0) {
                        hits.add(link.list());
                    } else {
                        note(link.next());
                    }
                }
            }
            if (piece.first() >= 0) {
                note(piece.first());
            }
        }

        /** Notes that the pieces up to here ended at this word. */
        private void note(int place) {
            long[] ends = noted;
            int[] last = lastNoted;
            if (ends == null || last == null) {
                ends = new long[notes];
                last = new int[notes];
                noted = ends;
                lastNoted = last;
            }
            int since = word - last[place];
            ends[place] = (since >= Long.SIZE ? 0 : ends[place] << since) | 1;
            last[place] = word;
        }

        /** Whether the pieces before ended at most so many words before this one. */
        private boolean isBefore(int place, int begin, int gap) {
            long[] ends = noted;
            int[] last = lastNoted;
            if (ends == null || last == null) {
                return false;
            }
            int nearest = Math.max(0, last[place] - (begin - 1));
            int farthest = Math.min(Long.SIZE - 1, last[place] - (begin - 1 - gap));
            return farthest >= nearest && ((ends[place] >>> nearest) & ((1L << (farthest - nearest + 1)) - 1)) != 0;
        }
    }
}
