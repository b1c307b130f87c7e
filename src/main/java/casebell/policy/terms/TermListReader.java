package casebell.policy.terms;

import casebell.policy.text.Findings;
import casebell.policy.text.Place;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the lists of a bundle, one file after the other, and makes them one {@link TermLists}. */
public final class TermListReader {
    /** The most terms of a bundle. */
    static final int MOST_TERMS = 20_000;
    /** The most terms of a bundle that a gap, or an ending within, parts into pieces. */
    static final int MOST_PARTED = 1_000;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
    private static final int LONGEST_NAME = 60;

    private final Map<String, Set<Term>> lists = new TreeMap<>();
    private int terms;
    private int parted;

    /**
     * Reads one file.
     *
     * @param name of the list
     * @param findings where mistakes go
     */
    public void read(String name, String text, Findings findings) {
        String path = "terms " + name;
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            findings.mistake(
                    Place.START,
                    "",
                    "the name '" + name + "' of a list of terms",
                    "a file 'terms/<name>.txt', its name in lower case with dots and hyphens");
            return;
        }
        if (findings.hasHidden()) {
            return;
        }
        Set<Term> list = lists.computeIfAbsent(name, n -> new LinkedHashSet<>());
        TermReader reader = new TermReader(path, findings);
        Map<Term, Integer> known = new HashMap<>();
        int number = 0;
        int end;
        for (int start = 0; start <= text.length(); start = end + 1) {
            int next = text.indexOf('\n', start);
            end = next < 0 ? text.length() : next;
            number++;
            String line = TermReader.withoutComment(text.substring(start, end));
            if (line.isBlank()) {
                continue;
            }
            if (++terms > MOST_TERMS) {
                if (terms == MOST_TERMS + 1) {
                    findings.mistake(
                            new Place(number, 1),
                            path,
                            "more than " + MOST_TERMS + " terms in the bundle",
                            "fewer terms; '*' and '...' stand for many");
                }
                return;
            }
            if (findings.areFull()) {
                return;
            }
            Optional<Term> term = reader.read(line, number);
            if (term.isPresent()) {
                add(term.get(), list, known, new Place(number, 1), findings, path);
            }
        }
        if (list.isEmpty() && findings.areClean()) {
            findings.mistake(Place.START, path, "a list without a term", "one term on each line");
        }
    }

    private void add(Term term, Set<Term> list, Map<Term, Integer> known, Place at, Findings findings, String path) {
        Integer before = known.putIfAbsent(term, at.line());
        if (before != null) {
            findings.mistake(at, path, "the term of line " + before + " a second time", "each term once in a list");
            return;
        }
        if (term.pieces().size() > 1 && ++parted > MOST_PARTED) {
            if (parted == MOST_PARTED + 1) {
                findings.mistake(
                        at,
                        path,
                        "more than " + MOST_PARTED + " terms with a gap, or with '*' before another word",
                        "fewer of these");
            }
            return;
        }
        list.add(term);
    }

    /**
     * All lists together.
     *
     * @param findings where it goes when they are too large together
     */
    public TermLists lists(Findings findings) {
        if (lists.values().stream().allMatch(Set::isEmpty)) {
            return new TermLists(marks(), Optional.empty());
        }
        AutomatonBuilder builder = new AutomatonBuilder(lists.values());
        if (builder.cells() > AutomatonBuilder.MOST_CELLS) {
            findings.mistake(
                    Place.START,
                    "terms",
                    "terms that together need a table of more than " + AutomatonBuilder.MOST_CELLS + " cells",
                    "fewer or shorter terms, or fewer different letters");
            return new TermLists(marks(), Optional.empty());
        }
        return new TermLists(marks(), Optional.of(builder.build()));
    }

    private Map<String, String> marks() {
        Map<String, String> marks = new TreeMap<>();
        lists.forEach((name, terms) ->
                marks.put(name, terms.size() + (terms.size() == 1 ? " term, " : " terms, ") + mark(terms)));
        return marks;
    }

    private static String mark(Set<Term> terms) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            terms.stream()
                    .map(term -> term + "\n")
                    .sorted()
                    .forEach(term -> digest.update(term.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
