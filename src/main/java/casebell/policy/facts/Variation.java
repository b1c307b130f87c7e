package casebell.policy.facts;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Another case that is like a given one. */
final class Variation {
    private final Random chance;

    Variation(Random chance) {
        this.chance = chance;
    }

    /** Every fact of the table is looked at in its order, so that the same chance gives the same facts. */
    @Nullable
    Object[] of(@Nullable Object[] values) {
        @Nullable Object[] other = values.clone();
        for (Fact fact : FactTable.all()) {
            @Nullable Object value = values[fact.number()];
            if (value != null) {
                other[fact.number()] = vary(fact, value);
            }
        }
        return other;
    }

    private Object vary(Fact fact, Object value) {
        return switch (fact.type()) {
            case TEXT -> !fact.values().isEmpty() && chance.nextInt(6) == 0 ? word(fact.values()) : value;
            case WHOLE -> value instanceof Long number ? whole(number) : value;
            case NUMBER -> value instanceof Double number && chance.nextInt(3) == 0 ? score(number) : value;
            case FLAG -> value instanceof Boolean flag && chance.nextInt(8) == 0 ? !flag : value;
            case SCORES -> value instanceof Map<?, ?> scores ? scores(scores) : value;
            case TIME, SPAN, TEXTS, ITEMS -> value;
        };
    }

    private String word(List<String> values) {
        return values.get(chance.nextInt(values.size()));
    }

    private Long whole(long number) {
        return chance.nextInt(3) == 0 ? Math.max(0, Math.round(number * chance.nextDouble() * 2)) : number;
    }

    private Double score(double score) {
        return Math.max(0, Math.min(1, Math.round((score + chance.nextGaussian() * 0.15) * 100) / 100.0));
    }

    private Scores scores(Map<?, ?> scores) {
        Map<String, Double> other = new TreeMap<>();
        scores.forEach((name, score) -> {
            if (score instanceof Double known) {
                other.put(String.valueOf(name), known);
            }
        });
        other.replaceAll((name, score) -> chance.nextBoolean() ? score(score) : score);
        return Scores.of(other);
    }
}
