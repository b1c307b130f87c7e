package casebell.policy.facts;

import casebell.policy.text.Section;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads facts in one pass, as long as they are written as most are: it gives what {@link FactsReader} gives, or nothing. Whatever is unusual or wrong
 * is left to that reader, which is much slower and knows what to say about it.
 */
public final class FactsStream {
    /** The most values in one object. */
    private static final int MOST_VALUES = 10_000;
    /** So many digits make the same number as a fraction of two whole numbers. */
    private static final int MOST_DIGITS = 15;

    private static final int MOST_PLACES = 9;

    private static final Map<String, Fact> ROOTS = new HashMap<>();
    private static final Map<String, Group> GROUPS = new HashMap<>();
    private static final Fact NOW = FactTable.find("now").orElseThrow();
    private static final Fact OPENED_AT = FactTable.find("case.openedAt").orElseThrow();
    private static final Fact STATE = FactTable.find("case.state").orElseThrow();
    private static final Fact KIND = FactTable.find("case.kind").orElseThrow();

    static {
        for (Fact fact : FactTable.all()) {
            if (fact.isOfItem()) {
                group(fact.list() + "[]").put(fact.field(), fact);
            } else if (fact.name().contains(".")) {
                group(fact.root()).put(fact.field(), fact);
            } else {
                ROOTS.put(fact.name(), fact);
            }
        }
    }

    /** Facts by their keys in a group; at most 64 groups. */
    private record Group(int number, Map<String, Fact> fields) {}

    private final JsonParser json;
    private final FactsBuilder facts;
    private final boolean[] seen = new boolean[FactTable.all().size()];
    /** One bit for each group. */
    private long groups;

    private @Nullable Instant now;
    private int values;

    private FactsStream(JsonParser json, Instant now) {
        this.json = json;
        facts = Facts.builder(now);
    }

    private static Map<String, Fact> group(String name) {
        return GROUPS.computeIfAbsent(name, n -> new Group(GROUPS.size(), new HashMap<>()))
                .fields();
    }

    /**
     * Reads one JSON object and what stands after it.
     *
     * @param usualNow the moment of judging, when the facts tell none
     * @return empty when {@link FactsReader} must look at it
     * @throws IOException when it is not JSON
     */
    public static Optional<Facts> read(JsonParser json, Instant usualNow) throws IOException {
        FactsStream stream = new FactsStream(json, usualNow);
        return json.nextToken() == JsonToken.START_OBJECT && stream.whole() && json.nextToken() == null
                ? Optional.of(stream.finished(usualNow))
                : Optional.empty();
    }

    private Facts finished(Instant usualNow) {
        Instant moment = now == null ? usualNow : now;
        facts.now(moment);
        usually(OPENED_AT, moment);
        usually(STATE, "open");
        usually(KIND, "post");
        return facts.last();
    }

    private void usually(Fact fact, Object value) {
        if (!facts.has(fact)) {
            facts.put(fact, value);
        }
    }

    private boolean whole() throws IOException {
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            JsonToken token = json.nextToken();
            @Nullable Fact fact = ROOTS.get(key);
            @Nullable Group group = fact == null ? GROUPS.get(key) : null;
            boolean isRead = fact != null
                    ? isFirst(fact) && value(fact, token)
                    : group != null && token == JsonToken.START_OBJECT && isFirst(group) && group(group.fields());
            if (!isRead) {
                return false;
            }
        }
        return json.currentToken() == JsonToken.END_OBJECT;
    }

    private boolean group(Map<String, Fact> group) throws IOException {
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            JsonToken token = json.nextToken();
            @Nullable Fact fact = group.get(key);
            if (fact == null || !isFirst(fact) || !value(fact, token)) {
                return false;
            }
        }
        return json.currentToken() == JsonToken.END_OBJECT;
    }

    private boolean isFirst(Group group) {
        boolean isFirst = (groups & 1L << group.number()) == 0;
        groups |= 1L << group.number();
        return isFirst;
    }

    private boolean isFirst(Fact fact) {
        boolean isFirst = !seen[fact.number()];
        seen[fact.number()] = true;
        return isFirst && ++values < MOST_VALUES;
    }

    private boolean value(Fact fact, JsonToken token) throws IOException {
        switch (fact.type()) {
            case TEXTS -> {
                return token == JsonToken.START_ARRAY && texts(fact);
            }
            case SCORES -> {
                return token == JsonToken.START_OBJECT && scores();
            }
            case ITEMS -> {
                return token == JsonToken.START_ARRAY && items(fact);
            }
            default -> {
                if (token == JsonToken.VALUE_NULL) {
                    return true;
                }
                @Nullable Object value = scalar(fact, token);
                if (value instanceof Instant moment && fact.number() == NOW.number()) {
                    now = moment;
                } else if (value != null) {
                    facts.put(fact, value);
                }
                return value != null;
            }
        }
    }

    private @Nullable Object scalar(Fact fact, JsonToken token) throws IOException {
        return switch (fact.type()) {
            case TEXT -> token == JsonToken.VALUE_STRING ? text(fact) : null;
            case WHOLE ->
                token == JsonToken.VALUE_NUMBER_INT && json.getTextLength() <= 18 ? (Object) json.getLongValue() : null;
            case NUMBER -> {
                double number = number(token);
                yield Double.isNaN(number) ? null : (Object) number;
            }
            case FLAG -> token == JsonToken.VALUE_TRUE ? Boolean.TRUE : token == JsonToken.VALUE_FALSE ? false : null;
            case TIME ->
                token == JsonToken.VALUE_STRING
                        ? Moments.plain(json.getTextCharacters(), json.getTextOffset(), json.getTextLength())
                        : null;
            case SPAN ->
                token == JsonToken.VALUE_STRING
                        ? Section.readSpan(json.getText()).orElse(null)
                        : null;
            case TEXTS, SCORES, ITEMS -> null;
        };
    }

    private @Nullable String text(Fact fact) throws IOException {
        String text = json.getText();
        if (fact.values().isEmpty()) {
            return text;
        }
        for (String declared : fact.values()) {
            if (declared.equals(text)) {
                // whose hash is known already
                return declared;
            }
        }
        return null;
    }

    private boolean texts(Fact fact) throws IOException {
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token != JsonToken.VALUE_STRING || ++values >= MOST_VALUES) {
                return false;
            }
            facts.add(fact, json.getText());
        }
        return true;
    }

    private boolean scores() throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            double score = number(json.nextToken());
            if (!(score >= 0 && score <= 1) || ++values >= MOST_VALUES || facts.hasSignal(name)) {
                return false;
            }
            facts.signal(name, score);
        }
        return json.currentToken() == JsonToken.END_OBJECT;
    }

    private boolean items(Fact list) throws IOException {
        @Nullable Group group = GROUPS.get(list.name() + "[]");
        Map<String, Fact> fields = group == null ? Map.of() : group.fields();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token != JsonToken.START_OBJECT || ++values >= MOST_VALUES) {
                return false;
            }
            Map<String, Object> item = new HashMap<>();
            for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
                @Nullable Fact field = fields.get(key);
                @Nullable Object value = field == null ? null : scalar(field, json.nextToken());
                if (value == null || (value instanceof String text && text.length() > FactsBuilder.MOST_CHARACTERS)) {
                    return false;
                }
                if (item.put(key, value) != null) {
                    return false;
                }
            }
            if (json.currentToken() != JsonToken.END_OBJECT) {
                return false;
            }
            facts.add(list, Map.copyOf(item));
        }
        return true;
    }

    /** A number as tests write it, with few digits; NaN when it is another. */
    private double number(@Nullable JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            return Double.NaN;
        }
        char[] text = json.getTextCharacters();
        int from = json.getTextOffset();
        int length = json.getTextLength();
        if (length > MOST_DIGITS) {
            return Double.NaN;
        }
        long digits = 0;
        int point = -1;
        for (int i = 0; i < length; i++) {
            char c = text[from + i];
            if (c == '.') {
                point = i;
            } else if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
            } else {
                return Double.NaN;
            }
        }
        int places = point < 0 ? 0 : length - point - 1;
        return places > MOST_PLACES || length - places > MOST_PLACES + 1 ? Double.NaN : digits / Moments.tenTo(places);
    }
}
