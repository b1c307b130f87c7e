package casebell.policy.terms;

import casebell.policy.text.Findings;
import casebell.policy.text.Place;
import casebell.policy.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the lines of one list. */
final class TermReader {
    /** The longest term, in characters. */
    static final int LONGEST = 100;
    /** The most words of a term. */
    static final int MOST_WORDS = 12;
    /** The most gaps of a term. */
    static final int MOST_GAPS = 2;

    private static final int SHORTEST_STEM = 3;

    private final String path;
    private final Findings findings;

    TermReader(String path, Findings findings) {
        this.path = path;
        this.findings = findings;
    }

    /** The term of a line without its comment; empty when it is none, and then that is among the findings. */
    Optional<Term> read(String line, int number) {
        int start = indent(line);
        String term = line.strip();
        Place at = new Place(number, start + 1);
        if (term.codePointCount(0, term.length()) > LONGEST) {
            return mistake(
                    at,
                    "a term of " + term.codePointCount(0, term.length()) + " characters",
                    "a term of at most " + LONGEST + " characters");
        }
        return new Line(line, number, start).read();
    }

    /** What stands before a comment. */
    static String withoutComment(String line) {
        for (int i = line.indexOf('#'); i >= 0; i = line.indexOf('#', i + 1)) {
            if (i == 0 || Character.isWhitespace(line.charAt(i - 1))) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    private static int indent(String line) {
        int start = 0;
        while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
            start++;
        }
        return start;
    }

    private Optional<Term> mistake(Place at, String found, String expected) {
        findings.mistake(at, path, found, expected);
        return Optional.empty();
    }

    /** One line while it is read. */
    private final class Line {
        private final String line;
        private final int number;
        private final int start;
        private final int before = findings.size();
        private final List<Term.Piece> pieces = new ArrayList<>();
        private List<String> words = new ArrayList<>();
        private int gap;
        private int gaps;
        private int count;

        Line(String line, int number, int start) {
            this.line = line;
            this.number = number;
            this.start = start;
        }

        Optional<Term> read() {
            for (int at = start; at < line.length(); ) {
                int end = at;
                while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
                    end++;
                }
                token(line.substring(at, end), at);
                at = end;
                while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
                    at++;
                }
            }
            if (findings.size() > before) {
                return Optional.empty();
            }
            if (gap > 0 && words.isEmpty()) {
                return mistake(place(start), "a gap at the end of a term", "a word after '...'");
            }
            close(false);
            if (pieces.isEmpty()) {
                return mistake(place(start), "a term without a word", "letters or digits");
            }
            if (count > MOST_WORDS || gaps > MOST_GAPS) {
                return mistake(
                        place(start),
                        "a term of " + count + " words and " + gaps + " gaps",
                        "at most " + MOST_WORDS + " words and " + MOST_GAPS + " gaps");
            }
            return Optional.of(new Term(pieces));
        }

        private void token(String token, int at) {
            String plain = token.replace("\u2026", "...");
            if (plain.equals("...")) {
                gap(at);
            } else if (plain.contains("..")) {
                mistake(place(at), "dots within " + Shown.quoted(token), "'...' with a space on both sides");
            } else {
                boolean isOpen = plain.endsWith("*");
                String stem = isOpen ? plain.substring(0, plain.length() - 1) : plain;
                if (stem.indexOf('*') >= 0) {
                    mistake(
                            place(at + plain.indexOf('*')),
                            "a '*' within " + Shown.quoted(token),
                            "'*' at the end of a word");
                } else {
                    words(stem, isOpen, at);
                }
            }
        }

        private void gap(int at) {
            boolean isFirst = words.isEmpty() && pieces.isEmpty();
            if (isFirst || (gap > 0 && words.isEmpty())) {
                mistake(
                        place(at),
                        isFirst ? "a gap at the beginning of a term" : "two gaps side by side",
                        "'...' between two words");
            } else {
                close(false);
                gap = Term.WIDEST_GAP;
                gaps++;
            }
        }

        private void words(String stem, boolean isOpen, int at) {
            List<String> found = Alphabet.words(Folding.fold(stem));
            count += found.size();
            words.addAll(found);
            if (isOpen) {
                String last = found.isEmpty() ? "" : found.get(found.size() - 1);
                if (last.codePointCount(0, last.length()) < SHORTEST_STEM) {
                    mistake(
                            place(at),
                            "a '*' after fewer than " + SHORTEST_STEM + " letters",
                            "'*' after at least " + SHORTEST_STEM + " letters of a word");
                } else {
                    close(true);
                }
            }
        }

        private void close(boolean isOpen) {
            if (!words.isEmpty()) {
                pieces.add(new Term.Piece(words, isOpen, gap));
                words = new ArrayList<>();
                gap = 0;
            }
        }

        private Place place(int offset) {
            return new Place(number, line.codePointCount(0, offset) + 1);
        }
    }
}
