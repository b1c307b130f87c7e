package casebell.sandbox.chat;

import casebell.sandbox.world.Refusal;
import com.fasterxml.jackson.databind.JsonNode;

/** Lengths and choices, refused in the words that Discord has for them. */
public final class Rules {
    private Rules() {}

    /** Refuses a text that is longer; its length otherwise, 0 when there is none. */
    public static int longest(JsonNode text, String path, int most) {
        int length = length(text);
        if (length > most) {
            throw Refusal.tooLong(path, most);
        }
        return length;
    }

    /** Refuses a text that is shorter or longer. */
    public static void between(JsonNode text, String path, int least, int most) {
        if (text.isMissingNode() || text.isNull()) {
            throw Refusal.required(path);
        }
        int length = length(text);
        if (length < least || length > most) {
            throw Refusal.badLength(path, least, most);
        }
    }

    /** Refuses what is there and is no list of objects. */
    public static void objects(JsonNode list, String path) {
        if (list.isMissingNode() || list.isNull()) {
            return;
        }
        if (!list.isArray()) {
            throw Refusal.invalid(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        }
        for (int i = 0; i < list.size(); i++) {
            if (!list.get(i).isObject()) {
                throw Refusal.invalid(
                        path + "." + i, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
            }
        }
    }

    /** Refuses a list of another size. */
    public static void sized(JsonNode list, String path, int least, int most) {
        if (list.size() < least || list.size() > most) {
            throw Refusal.badLength(path, least, most);
        }
    }

    /** Refuses a number outside of these, when there is one. */
    public static void ranged(JsonNode number, String path, int least, int most) {
        if (!number.isNumber()) {
            return;
        }
        if (number.asInt() < least) {
            throw Refusal.invalid(
                    path, "NUMBER_TYPE_MIN", "int value should be greater than or equal to " + least + ".");
        }
        if (number.asInt() > most) {
            throw Refusal.invalid(path, "NUMBER_TYPE_MAX", "int value should be less than or equal to " + most + ".");
        }
    }

    /** Refuses what is no web address. */
    public static void address(JsonNode url, String path) {
        String text = url.asText("");
        if (!text.matches("(?i)(https?|attachment|discord)://\\S+")) {
            throw Refusal.invalid(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        }
        longest(url, path, 2048);
    }

    private static int length(JsonNode text) {
        String value = text.isTextual() ? text.asText() : "";
        return value.codePointCount(0, value.length());
    }
}
