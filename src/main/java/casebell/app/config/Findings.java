package casebell.app.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong, and what is only doubtful, with one file. */
final class Findings {
    private static final Comparator<Mistake> BY_PLACE =
            Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column);

    private final String file;
    private final List<String> lines;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<Mistake> warnings = new ArrayList<>();

    Findings(String file, List<String> lines) {
        this.file = file;
        this.lines = List.copyOf(lines);
    }

    /** A mistake whose line may be shown. */
    void mistake(Place at, String path, String found, String expected, String example) {
        mistakes.add(made(at, path, found, expected, example, Optional.empty(), false));
    }

    /** A mistake about something that may be a secret: its line is shown without values. */
    void quietMistake(Place at, String path, String found, String expected, String example) {
        mistakes.add(made(at, path, found, expected, example, Optional.empty(), true));
    }

    /** A key that is not known here. Its value is not shown: it may be the token of a misspelt key. */
    void unknownKey(Place at, String path, String found, String expected, Optional<String> didYouMean) {
        mistakes.add(made(at, path, found, expected, "", didYouMean, true));
    }

    /** A value that is none of those known here. */
    void unknownWord(Place at, String path, String found, String expected, Optional<String> didYouMean) {
        mistakes.add(made(at, path, found, expected, "", didYouMean, false));
    }

    /** Something doubtful that does not stop the start. */
    void warning(Place at, String path, String found, String expected) {
        warnings.add(made(at, path, found, expected, "", Optional.empty(), false));
    }

    boolean areClean() {
        return mistakes.isEmpty();
    }

    List<Mistake> mistakes() {
        return mistakes.stream().sorted(BY_PLACE).toList();
    }

    List<Mistake> warnings() {
        return warnings.stream().sorted(BY_PLACE).toList();
    }

    private Mistake made(
            Place at,
            String path,
            String found,
            String expected,
            String example,
            Optional<String> didYouMean,
            boolean quiet) {
        String line = at.line() <= lines.size() ? lines.get(at.line() - 1) : "";
        String excerpt = quiet ? Shown.masked(line) : Shown.line(line);
        return new Mistake(file, at.line(), at.column(), path, found, expected, example, didYouMean, excerpt);
    }
}
