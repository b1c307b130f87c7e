package casebell.app.config;

import java.util.Optional;

/**
 * Something wrong with the file, told so that it can be put right at once.
 *
 * @param file as it was named
 * @param line counted from 1
 * @param column counted from 1
 * @param path the keys down to the place, {@code sources[0].base-url}; empty for the whole file
 * @param found what stands there; never a secret
 * @param expected what should stand there
 * @param example how it looks when it is right; may be empty
 * @param didYouMean the name that was probably meant
 * @param excerpt the line of the file, without what may be secret; may be empty
 */
public record Mistake(
        String file,
        int line,
        int column,
        String path,
        String found,
        String expected,
        String example,
        Optional<String> didYouMean,
        String excerpt) {

    /** For people, several lines, without a line end. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        text.append(file).append(':').append(line).append(':').append(column);
        if (!path.isEmpty()) {
            text.append("  ").append(path);
        }
        if (!excerpt.isBlank()) {
            String number = String.valueOf(line);
            text.append("\n  ").append(number).append(" | ").append(excerpt);
            text.append("\n  ").append(" ".repeat(number.length() + 2 + column)).append('^');
        }
        text.append("\n  found     ").append(found);
        text.append("\n  expected  ").append(expected);
        if (!example.isEmpty()) {
            text.append("\n  such as   ").append(example);
        }
        didYouMean.ifPresent(
                name -> text.append("\n  did you mean '").append(name).append("'?"));
        return text.toString();
    }
}
