package casebell.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Measures whether a text can be read on a phone: about 390 points wide, which is some 45 letters a line, or 38 in a block of code. */
final class Phone {
    private static final int LONGEST_TEXT = 1900;
    private static final int LONGEST_MESSAGE = 6000;
    private static final int LONGEST_CODE_LINE = 38;
    private static final int LONGEST_WORD = 60;
    private static final int LONGEST_NAME = 45;
    private static final int LONGEST_LABEL = 34;
    private static final int MOST_BUTTONS = 5;
    /** Three of them stand side by side on a wide screen and one below the other on a phone. */
    private static final int MOST_FIELDS = 14;

    private static final Pattern CODE = Pattern.compile("```.*?```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("<?https?://\\S+|<[@#:]\\S+>|<t:\\S+>");

    private Phone() {}

    /** Why it does not fit; empty when it does. */
    static List<String> text(String text) {
        List<String> why = new ArrayList<>();
        if (text.length() > LONGEST_TEXT) {
            why.add("longer than " + LONGEST_TEXT + " characters: " + text.length());
        }
        CODE.matcher(text).results().flatMap(block -> block.group().lines()).forEach(line -> {
            if (line.length() > LONGEST_CODE_LINE) {
                why.add("a line of code that is cut or scrolls: " + line);
            }
        });
        for (String word : LINK.matcher(text).replaceAll("").split("\\s+", -1)) {
            if (word.length() > LONGEST_WORD) {
                why.add("a word that breaks the line: " + word.substring(0, LONGEST_WORD) + "…");
            }
        }
        if (text.lines()
                .anyMatch(line -> line.strip().startsWith("|") && !line.strip().startsWith("||"))) {
            why.add("a table");
        }
        return why;
    }

    /** The same of a whole message. */
    static List<String> message(JsonNode message) {
        List<String> why = new ArrayList<>(text(message.path("content").asText()));
        int length = 0;
        JsonNode embeds = message.has("embeds") ? message.path("embeds") : message;
        for (JsonNode embed : embeds.isArray() ? embeds : List.of(embeds)) {
            String description = embed.path("description").asText();
            length += description.length() + embed.path("title").asText().length();
            why.addAll(text(description));
            if (embed.path("fields").size() > MOST_FIELDS) {
                why.add("more than " + MOST_FIELDS + " fields");
            }
            for (JsonNode field : embed.path("fields")) {
                String value = field.path("value").asText();
                length += value.length() + field.path("name").asText().length();
                why.addAll(text(value));
                if (field.path("name").asText().length() > LONGEST_NAME) {
                    why.add("a name of more than a line: " + field.path("name").asText());
                }
            }
        }
        if (length > LONGEST_MESSAGE) {
            why.add("more than " + LONGEST_MESSAGE + " characters in all: " + length);
        }
        for (JsonNode row : message.path("components")) {
            if (row.path("components").size() > MOST_BUTTONS) {
                why.add("more than " + MOST_BUTTONS + " buttons in a row");
            }
            row.findValuesAsText("label").stream()
                    .filter(label -> label.length() > LONGEST_LABEL)
                    .forEach(label -> why.add("a button that is cut: " + label));
        }
        return why;
    }
}
