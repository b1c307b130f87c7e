package casebell.policy.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Collects what is wrong with one file, at most {@value #MOST} mistakes. */
public final class Findings {
    /** The most mistakes that are told of one file; one more says that there are others. */
    public static final int MOST = 100;

    private static final int MOST_KNOWN = 40;
    private static final Comparator<Mistake> BY_PLACE = Comparator.comparingInt(
                    (Mistake m) -> m.place().line())
            .thenComparingInt(m -> m.place().column());

    private final String file;
    private final SourceText source;
    private final List<Mistake> mistakes = new ArrayList<>();
    private boolean isFull;
    private int count;

    /**
     * @param file the name that messages give it
     * @param text all of it
     */
    public Findings(String file, String text) {
        this.file = file;
        this.source = new SourceText(text);
    }

    SourceText source() {
        return source;
    }

    /** Something else was found than what is expected. */
    public void mistake(Place at, String path, String found, String expected) {
        add(at, path, found, expected, Optional.empty());
    }

    /** Something else was found, and what was meant is known. */
    public void mistake(Place at, String path, String found, String expected, Optional<String> didYouMean) {
        add(at, path, found, expected, didYouMean);
    }

    /** A word that is none of those known here. The nearest known one is suggested. */
    public void unknownWord(Place at, String path, String kind, String word, Collection<String> known) {
        if (mistakes.size() >= MOST) {
            count++;
            isFull = true;
            return;
        }
        List<String> inOrder = known instanceof List
                ? List.copyOf(known)
                : known.stream().sorted().toList();
        String names = inOrder.stream().limit(MOST_KNOWN).collect(Collectors.joining(", "));
        add(
                at,
                path,
                "the unknown " + kind + " " + Shown.quoted(word),
                known.isEmpty() ? "no " + kind + ", because none is declared" : "one of " + names,
                Spelling.nearest(word, known));
    }

    /** A mistake within a value, at one of its characters. */
    public void within(
            Node.Text value, int index, String path, String found, String expected, Optional<String> didYouMean) {
        add(source.placeIn(value.place(), value.value(), index), path, found, expected, didYouMean);
    }

    /** Whether the text holds a character that is not seen; the first one is told. */
    public boolean hasHidden() {
        OptionalInt hidden = source.firstHidden();
        hidden.ifPresent(at -> {
            int code = source.text().codePointAt(at);
            mistake(
                    source.placeOf(at),
                    "",
                    at == 0 && code == 0xFEFF
                            ? "a byte order mark before the text"
                            : "a character that is not seen, U+%04X".formatted(code),
                    "text in UTF-8 without such characters");
        });
        return hidden.isPresent();
    }

    /** Whether nothing was found. */
    public boolean areClean() {
        return mistakes.isEmpty();
    }

    /** Whether there are more than are told: whoever finds many of a kind can stop. */
    public boolean areFull() {
        return isFull;
    }

    /** How many were found so far, those that are not told included: whoever asks before and after sees whether something was. */
    public int size() {
        return count;
    }

    /** All of them, in the order of the file. */
    public List<Mistake> mistakes() {
        List<Mistake> all = new ArrayList<>(mistakes);
        all.sort(BY_PLACE);
        if (isFull) {
            Place last = all.get(all.size() - 1).place();
            all.add(new Mistake(
                    file,
                    last,
                    "",
                    "more mistakes than " + MOST,
                    "these put right first",
                    Optional.empty(),
                    Excerpt.NONE));
        }
        return all;
    }

    /** Whether something is wrong at this very place already. */
    public boolean areAt(Place place) {
        return mistakes.stream().anyMatch(m -> m.place().equals(place));
    }

    private void add(Place at, String path, String found, String expected, Optional<String> didYouMean) {
        count++;
        if (mistakes.stream().anyMatch(m -> m.place().equals(at) && m.found().equals(found))) {
            return;
        }
        if (mistakes.size() >= MOST) {
            isFull = true;
            return;
        }
        mistakes.add(new Mistake(
                file, at, path, found, expected, didYouMean, Excerpt.of(source.line(at.line()), at.column())));
    }
}
