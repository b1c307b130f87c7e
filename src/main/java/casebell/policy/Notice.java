package casebell.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A text that readers of a post see, in one language or several.
 *
 * @param id as the bundle names it
 * @param texts at least one; the first is shown to readers of a language that has none
 */
record Notice(String id, List<Text> texts) {
    /** The form of a language tag: {@code en}, {@code pt-BR} (BCP 47, without its rarer parts). */
    static final String TAG = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}";

    /** A text without a language, for a notice of one text. */
    static final String ANY = "";

    Notice {
        texts = List.copyOf(texts);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("A notice has at least one text");
        }
    }

    /** A text of one language; {@link #ANY} when the bundle names none. */
    record Text(String language, String words) {}

    /** The text for readers of a post in this language: of the very tag, else of its language without region, else the first. */
    String in(Optional<String> language) {
        return language.map(tag -> tag.toLowerCase(Locale.ROOT).replace('_', '-'))
                .flatMap(tag -> find(tag).or(() -> find(tag.split("-", 2)[0])))
                .orElse(texts.get(0).words());
    }

    /** The same with the id. */
    Verdict.Shown shownIn(Optional<String> language) {
        return new Verdict.Shown(id, in(language));
    }

    private Optional<String> find(String tag) {
        return texts.stream()
                .filter(t -> t.language().toLowerCase(Locale.ROOT).equals(tag))
                .map(Text::words)
                .findFirst();
    }

    /** All texts on one line. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        for (Text text : texts) {
            line.append(line.isEmpty() ? "" : " ")
                    .append(text.language().isEmpty() ? "" : text.language() + " ")
                    .append('"')
                    .append(text.words())
                    .append('"');
        }
        return line.toString();
    }
}
