package casebell.source.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads single fields of JSON. What is malformed is absent, what is too long is cut, and no field is read that was not asked for by name. */
public final class Fields {
    /** Times outside 1970 to 2200 are mistakes, and the policy could not compute with the farthest of them. */
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final int LONGEST_WORD = 200;

    /** The most items of a list that are read. */
    public static final int LONGEST_LIST = 200;

    private Fields() {}

    /** At most 200 characters. */
    public static Optional<String> word(JsonNode n, String name) {
        return text(n, name, LONGEST_WORD);
    }

    /** A text, cut where it is too long. */
    public static Optional<String> text(JsonNode n, String name, int most) {
        return n.path(name).isTextual() ? Optional.of(cut(n.path(name).asText(), most)) : Optional.empty();
    }

    /** The texts of a list, each at most 200 characters. */
    public static List<String> words(JsonNode n) {
        return list(n, each -> each.isTextual() ? Optional.of(cut(each.asText(), LONGEST_WORD)) : Optional.empty());
    }

    /** The items that could be read, at most 200. */
    public static <T> List<T> list(JsonNode n, Function<JsonNode, Optional<T>> read) {
        List<T> items = new ArrayList<>();
        for (JsonNode each : n) {
            if (items.size() < LONGEST_LIST) {
                read.apply(each).ifPresent(items::add);
            }
        }
        return items;
    }

    /** An object inside. */
    public static Optional<JsonNode> part(JsonNode n, String name) {
        return n.path(name).isObject() ? Optional.of(n.path(name)) : Optional.empty();
    }

    /** A text without zero characters and without half a character at its end. */
    public static String cut(String text, int most) {
        String clean = text.replace("\0", "");
        if (clean.length() <= most) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(most - 1)) ? most - 1 : most);
    }

    /** A whole number. */
    public static Optional<Long> whole(JsonNode n, String name) {
        return n.path(name).isIntegralNumber() && n.path(name).canConvertToLong()
                ? Optional.of(n.path(name).asLong())
                : Optional.empty();
    }

    /** True or false. */
    public static Optional<Boolean> flag(JsonNode n, String name) {
        return n.path(name).isBoolean() ? Optional.of(n.path(name).asBoolean()) : Optional.empty();
    }

    /** A number from 0 to 1. */
    public static Optional<Double> score(JsonNode n) {
        return n.isNumber() && n.asDouble() >= 0 && n.asDouble() <= 1 ? Optional.of(n.asDouble()) : Optional.empty();
    }

    /** A time with its offset, after 1970 and before 2200. */
    public static Optional<Instant> time(JsonNode n, String name) {
        try {
            return n.path(name).isTextual()
                    ? Optional.of(OffsetDateTime.parse(n.path(name).asText()).toInstant())
                            .filter(t -> t.isAfter(Instant.EPOCH) && t.isBefore(LATEST))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A web address. */
    public static Optional<URI> url(JsonNode n, String name) {
        try {
            return word(n, name)
                    .map(URI::create)
                    .filter(u ->
                            u.getHost() != null && ("https".equals(u.getScheme()) || "http".equals(u.getScheme())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
