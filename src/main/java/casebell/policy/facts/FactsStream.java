package casebell.policy.facts;

import casebell.policy.text.Section;
import java.nio.charset.StandardCharsets;
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

    private static final Keys ROOTS = Keys.of(FactTable.all());
    private static final Names NAMES = new Names();
    private static final Fact NOW = FactTable.find("now").orElseThrow();
    private static final Fact OPENED_AT = FactTable.find("case.openedAt").orElseThrow();
    private static final Fact STATE = FactTable.find("case.state").orElseThrow();
    private static final Fact KIND = FactTable.find("case.kind").orElseThrow();
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final JsonCursor json;
    private final FactsBuilder facts;
    private @Nullable Instant now;
    private int values;

    private FactsStream(byte[] json, Instant now) {
        this.json = new JsonCursor(json);
        facts = Facts.builder(now);
    }

    /**
     * Reads one JSON object and what stands after it.
     *
     * @param json in UTF-8
     * @param usualNow the moment of judging, when the facts tell none
     * @return empty when {@link FactsReader} must look at it
     */
    public static Optional<Facts> read(byte[] json, Instant usualNow) {
        FactsStream stream = new FactsStream(json, usualNow);
        return stream.group(ROOTS) && stream.json.isAtEnd() ? Optional.of(stream.finished(usualNow)) : Optional.empty();
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

    private boolean group(Keys keys) {
        if (!json.is('{')) {
            return false;
        }
        if (json.is('}')) {
            return true;
        }
        long seen = 0;
        do {
            Keys.@Nullable Key key = json.key() ? keys.find(json) : null;
            if (key == null || (seen & 1L << key.number()) != 0 || ++values >= MOST_VALUES) {
                return false;
            }
            seen |= 1L << key.number();
            @Nullable Fact fact = key.fact();
            if (!(fact == null ? group(key.within()) : value(fact, key))) {
                return false;
            }
        } while (json.is(','));
        return json.is('}');
    }

    private boolean value(Fact fact, Keys.Key key) {
        switch (fact.type()) {
            case TEXTS -> {
                return texts(fact);
            }
            case SCORES -> {
                return scores();
            }
            case ITEMS -> {
                return items(fact, key.within());
            }
            default -> {
                if (json.isWord(NULL)) {
                    return true;
                }
                @Nullable Object value = scalar(fact, key);
                if (value instanceof Instant moment && fact.number() == NOW.number()) {
                    now = moment;
                } else if (value != null) {
                    facts.put(fact, value);
                }
                return value != null;
            }
        }
    }

    private @Nullable Object scalar(Fact fact, Keys.Key key) {
        return switch (fact.type()) {
            case TEXT -> json.string() ? key.words().isEmpty() ? json.text() : json.among(key.words()) : null;
            case WHOLE -> json.whole();
            case NUMBER -> {
                double number = json.number();
                yield Double.isNaN(number) ? null : (Object) number;
            }
            case FLAG -> json.isWord(TRUE) ? Boolean.TRUE : json.isWord(FALSE) ? false : null;
            case TIME -> json.string() ? json.moment() : null;
            case SPAN -> json.string() ? span(json.text()) : null;
            case TEXTS, SCORES, ITEMS -> null;
        };
    }

    private static @Nullable Object span(@Nullable String text) {
        return text == null ? null : Section.readSpan(text).orElse(null);
    }

    private boolean texts(Fact fact) {
        if (!json.is('[')) {
            return false;
        }
        if (json.is(']')) {
            return true;
        }
        do {
            @Nullable String text = json.string() ? json.text() : null;
            if (text == null || ++values >= MOST_VALUES) {
                return false;
            }
            facts.add(fact, text);
        } while (json.is(','));
        return json.is(']');
    }

    private boolean scores() {
        if (!json.is('{')) {
            return false;
        }
        if (json.is('}')) {
            return true;
        }
        do {
            if (!json.key()) {
                return false;
            }
            String name = NAMES.of(json);
            double score = json.number();
            if (!(score >= 0 && score <= 1) || ++values >= MOST_VALUES || !facts.newSignal(name, score)) {
                return false;
            }
        } while (json.is(','));
        return json.is('}');
    }

    private boolean items(Fact list, Keys fields) {
        if (!json.is('[')) {
            return false;
        }
        if (json.is(']')) {
            return true;
        }
        do {
            Map<String, Object> item = new HashMap<>();
            if (++values >= MOST_VALUES || !item(item, fields)) {
                return false;
            }
            facts.add(list, Map.copyOf(item));
        } while (json.is(','));
        return json.is(']');
    }

    private boolean item(Map<String, Object> item, Keys fields) {
        if (!json.is('{')) {
            return false;
        }
        if (json.is('}')) {
            return true;
        }
        do {
            Keys.@Nullable Key key = json.key() ? fields.find(json) : null;
            @Nullable Fact field = key == null ? null : key.fact();
            if (key == null || field == null) {
                return false;
            }
            @Nullable Object value = scalar(field, key);
            boolean isTooLong = value instanceof String text && text.length() > FactsBuilder.MOST_CHARACTERS;
            if (value == null || isTooLong || item.put(field.field(), value) != null) {
                return false;
            }
        } while (json.is(','));
        return json.is('}');
    }
}
