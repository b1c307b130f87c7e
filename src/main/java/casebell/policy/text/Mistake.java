package casebell.policy.text;

import java.util.Optional;

/**
 * Something wrong with a policy, told so that it can be put right at once.
 *
 * @param file the file's name in the bundle, with {@code /} between folders
 * @param place where in the file
 * @param path what it is about, {@code rule violent-threat.direct, when}; empty for the whole file
 * @param found what stands there
 * @param expected what should stand there
 * @param didYouMean what was probably meant
 * @param excerpt the line of the file
 */
public record Mistake(
        String file,
        Place place,
        String path,
        String found,
        String expected,
        Optional<String> didYouMean,
        Excerpt excerpt) {

    /** For people: several lines, the first with {@code file:line:column}, without a line end. */
    public String toText() {
        StringBuilder text = new StringBuilder(file)
                .append(':')
                .append(place.line())
                .append(':')
                .append(place.column());
        if (!path.isEmpty()) {
            text.append("  ").append(path);
        }
        if (!excerpt.text().isBlank()) {
            String number = String.valueOf(place.line());
            text.append("\n  ").append(number).append(" | ").append(excerpt.text());
            text.append("\n  ")
                    .append(" ".repeat(number.length() + 2 + excerpt.caret()))
                    .append('^');
        }
        text.append("\n  found     ").append(found);
        text.append("\n  expected  ").append(expected);
        didYouMean.ifPresent(
                meant -> text.append("\n  did you mean '").append(meant).append("'?"));
        return text.toString();
    }
}
