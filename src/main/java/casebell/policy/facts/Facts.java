package casebell.policy.facts;

import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one case at one moment: immutable, typed by {@link FactTable}.
 *
 * <p>Built by {@link #builder(Instant)} or read by {@link FactsReader}. A fact that was not given is absent; it is never zero.
 */
public final class Facts {
    /** By the numbers of the facts. */
    private final @Nullable Object[] values;

    private final boolean cut;
    /** Made when somebody first asks; two who ask at once make the same. */
    private volatile @Nullable Map<String, Object> tree;

    /**
     * @param values by the numbers of the facts; from now on nobody else's
     */
    Facts(@Nullable Object[] values, boolean cut) {
        this.values = values;
        this.cut = cut;
    }

    /** A builder; {@code now} is the moment of judging. */
    public static FactsBuilder builder(Instant now) {
        return new FactsBuilder(now);
    }

    /** The value of a declared fact: text, Long, Double, Boolean, Instant, Duration, List or Map. */
    public Optional<Object> find(String name) {
        return Optional.ofNullable(value(name));
    }

    /** The value of a fact of the table as {@link #find} gives it; {@code null} when it is absent. */
    public @Nullable Object at(Fact fact) {
        return values[fact.number()];
    }

    private @Nullable Object value(String name) {
        Optional<Fact> fact = FactTable.find(name);
        return fact.isPresent() ? at(fact.get()) : null;
    }

    /** Whether the fact is there. */
    public boolean has(String name) {
        return value(name) != null;
    }

    /** The text of a declared fact. */
    public Optional<String> text(String name) {
        return value(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /**
     * The same facts but for one text.
     *
     * @param name a declared fact that is a text
     */
    public Facts with(String name, String value) {
        Fact fact = FactTable.find(name)
                .filter(f -> f.type() == FactType.TEXT)
                .orElseThrow(() -> new IllegalArgumentException("There is no fact '" + name + "' that is a text"));
        @Nullable Object[] other = values.clone();
        other[fact.number()] = value;
        return new Facts(other, cut);
    }

    /** Another case that is like this one: scores, numbers and declared words differ by chance. The same chance gives the same facts. */
    public Facts varied(Random chance) {
        return new Facts(new Variation(chance).of(values), cut);
    }

    /** The moment of judging. */
    public Instant now() {
        return (Instant) find("now").orElseThrow();
    }

    /** The items of a list of records, each by field name. */
    public List<Map<String, Object>> items(String name) {
        return value(name) instanceof List<?> list ? Items.of(list) : List.of();
    }

    /** The score of a classifier. */
    public Optional<Double> signal(String name) {
        return value("signals") instanceof Map<?, ?> scores && scores.get(name) instanceof Double score
                ? Optional.of(score)
                : Optional.empty();
    }

    /** Whether a text was shortened or a list cut at the limits of {@link FactsBuilder}. */
    public boolean wasCut() {
        return cut;
    }

    /** As a tree by root name, the form in which expressions read it. Unmodifiable. */
    public Map<String, Object> tree() {
        Map<String, Object> grown = tree;
        if (grown == null) {
            grown = grow();
            tree = grown;
        }
        return grown;
    }

    private Map<String, Object> grow() {
        Map<String, Map<String, Object>> branches = new HashMap<>();
        Map<String, Object> roots = new HashMap<>();
        for (Fact fact : FactTable.all()) {
            if (fact.isOfItem()) {
                continue;
            }
            @Nullable Object value = at(fact);
            if (fact.name().contains(".")) {
                Map<String, Object> branch = branches.computeIfAbsent(fact.root(), r -> new HashMap<>());
                if (value != null) {
                    branch.put(fact.field(), value);
                }
            } else if (value != null) {
                roots.put(fact.name(), value);
            }
        }
        branches.forEach((root, branch) -> roots.put(root, ImmutableMap.copyOf(branch)));
        // any other map is copied by cel-java at every evaluation
        return ImmutableMap.copyOf(roots);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** Names only: facts hold words of people. */
    @Override
    public String toString() {
        return "Facts"
                + FactTable.all().stream()
                        .filter(f -> at(f) != null)
                        .map(Fact::name)
                        .sorted()
                        .toList();
    }
}
