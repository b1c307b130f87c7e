package casebell.policy.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects facts by their declared names. {@code null} leaves a fact absent.
 *
 * <p>An undeclared name or another type is a mistake of the caller: {@link IllegalArgumentException}. What comes from outside never throws:
 * texts are shortened to {@value #MOST_CHARACTERS} characters and lists to {@value #MOST_ENTRIES} entries (the first ones are kept, and
 * {@link Facts#wasCut()} tells it); numbers that are not finite are left absent.
 */
public final class FactsBuilder {
    /** The longest text. */
    public static final int MOST_CHARACTERS = 20_000;
    /** The longest list. */
    public static final int MOST_ENTRIES = 500;

    private static final Fact NOW = FactTable.find("now").orElseThrow();
    private static final Fact SIGNALS = FactTable.find("signals").orElseThrow();
    private static final List<Fact> LISTS = FactTable.all().stream()
            .filter(f -> f.presence() == Fact.Presence.EMPTY_WHEN_UNKNOWN && f.type() != FactType.SCORES)
            .toList();
    private static final List<Fact> ALWAYS = FactTable.all().stream()
            .filter(f -> f.presence() == Fact.Presence.ALWAYS)
            .toList();

    /** By the numbers of the facts; lists still grow. */
    private final @Nullable Object[] values = new Object[FactTable.all().size()];

    private final Scores scores = new Scores();
    private boolean cut;

    FactsBuilder(Instant now) {
        values[NOW.number()] = now;
    }

    /** A text. */
    public FactsBuilder text(String name, @Nullable String value) {
        return put(name, FactType.TEXT, value == null ? null : shortened(value));
    }

    /** A whole number. */
    public FactsBuilder whole(String name, @Nullable Long value) {
        return put(name, FactType.WHOLE, value);
    }

    /** A number with a fraction. */
    public FactsBuilder number(String name, @Nullable Double value) {
        return put(name, FactType.NUMBER, value != null && Double.isFinite(value) ? value : null);
    }

    /** Yes or no. */
    public FactsBuilder flag(String name, @Nullable Boolean value) {
        return put(name, FactType.FLAG, value);
    }

    /** A moment. */
    public FactsBuilder time(String name, @Nullable Instant value) {
        return put(name, FactType.TIME, value);
    }

    /** A length of time. */
    public FactsBuilder span(String name, @Nullable Duration value) {
        return put(name, FactType.SPAN, value);
    }

    /** Entries for a list of texts. */
    public FactsBuilder texts(String name, Iterable<String> values) {
        Fact fact = expect(name, FactType.TEXTS);
        values.forEach(value -> add(fact, shortened(value)));
        return this;
    }

    /** A label of the case. */
    public FactsBuilder label(String label) {
        return texts("labels", List.of(label));
    }

    /** The score of a classifier; kept within 0 and 1. */
    public FactsBuilder signal(String name, double score) {
        if (Double.isNaN(score)) {
            return this;
        }
        if (scores.size() >= MOST_ENTRIES && !scores.containsKey(name)) {
            cut = true;
            return this;
        }
        scores.set(name, Math.max(0.0, Math.min(1.0, score)));
        return this;
    }

    /** One item of a list of records: {@code item("reports", r -> r.text("by", "target"))}. */
    public FactsBuilder item(String list, Consumer<Item> filling) {
        Fact fact = expect(list, FactType.ITEMS);
        Item item = new Item(list);
        filling.accept(item);
        add(fact, Map.copyOf(item.fields));
        return this;
    }

    /**
     * The facts.
     *
     * @throws IllegalStateException when a fact is missing that every case has
     */
    public Facts build() {
        return built(values.clone(), Scores.of(scores));
    }

    /** As {@link #build}, of a builder that is never used again: nothing is copied. */
    Facts last() {
        return built(values, scores);
    }

    private Facts built(@Nullable Object[] all, Scores signals) {
        all[SIGNALS.number()] = signals;
        for (Fact fact : LISTS) {
            all[fact.number()] = all[fact.number()] instanceof List<?> list ? List.copyOf(list) : List.of();
        }
        for (Fact fact : ALWAYS) {
            if (all[fact.number()] == null) {
                throw new IllegalStateException("Every case has '" + fact.name() + "'; it was not given");
            }
        }
        return new Facts(all, cut);
    }

    /** Whether the fact was given so far. */
    boolean has(Fact fact) {
        return values[fact.number()] != null;
    }

    /** A score within 0 and 1; false when it was given already. */
    boolean newSignal(String name, double score) {
        if (scores.size() >= MOST_ENTRIES) {
            cut = true;
            return !scores.containsKey(name);
        }
        return scores.addNew(name, score);
    }

    /** A value of the type of the fact. */
    void put(Fact fact, Object value) {
        values[fact.number()] = value instanceof String text ? shortened(text) : value;
    }

    /** The moment of judging. */
    void now(Instant now) {
        values[NOW.number()] = now;
    }

    /** One more entry of a list. */
    void add(Fact fact, Object value) {
        @SuppressWarnings("unchecked") // nothing else is put at the place of a list
        @Nullable
        List<Object> list = (List<Object>) values[fact.number()];
        if (list == null) {
            list = new ArrayList<>();
            values[fact.number()] = list;
        }
        if (list.size() >= MOST_ENTRIES) {
            cut = true;
        } else {
            list.add(value instanceof String text ? shortened(text) : value);
        }
    }

    private FactsBuilder put(String name, FactType type, @Nullable Object value) {
        Fact fact = expect(name, type);
        if (value != null) {
            values[fact.number()] = value;
        }
        return this;
    }

    private String shortened(String value) {
        if (value.length() <= MOST_CHARACTERS) {
            return value;
        }
        cut = true;
        int end = Character.isHighSurrogate(value.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return value.substring(0, end);
    }

    private static Fact expect(String name, FactType type) {
        Fact fact = FactTable.find(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no fact '" + name + "' in the table of facts"));
        if (fact.type() != type) {
            throw new IllegalArgumentException("The fact '" + name + "' is a " + fact.type() + ", not a " + type);
        }
        return fact;
    }

    /** The fields of one item; names without the list: {@code by} for {@code reports[].by}. */
    public final class Item {
        private final String list;
        private final Map<String, Object> fields = new HashMap<>();

        private Item(String list) {
            this.list = list;
        }

        /** A text. */
        public Item text(String field, @Nullable String value) {
            return put(field, FactType.TEXT, value == null ? null : shortened(value));
        }

        /** A whole number. */
        public Item whole(String field, @Nullable Long value) {
            return put(field, FactType.WHOLE, value);
        }

        /** Yes or no. */
        public Item flag(String field, @Nullable Boolean value) {
            return put(field, FactType.FLAG, value);
        }

        /** A moment. */
        public Item time(String field, @Nullable Instant value) {
            return put(field, FactType.TIME, value);
        }

        private Item put(String field, FactType type, @Nullable Object value) {
            expect(list + "[]." + field, type);
            if (value != null) {
                fields.put(field, value);
            }
            return this;
        }
    }
}
