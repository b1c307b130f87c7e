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
        return texts.get(choose(language)).words();
    }

    /** Which of the texts {@link #in} gives. */
    int choose(Optional<String> language) {
        if (texts.size() == 1 || language.isEmpty()) {
            return 0;
        }
        String tag = language.get().toLowerCase(Locale.ROOT).replace('_', '-');
        int exact = find(tag);
        return exact >= 0 ? exact : Math.max(0, find(tag.split("-", 2)[0]));
    }

    /** Negative when there is none. */
    private int find(String tag) {
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).language().toLowerCase(Locale.ROOT).equals(tag)) {
                return i;
            }
        }
        return -1;
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
