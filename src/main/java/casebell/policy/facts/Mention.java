package casebell.policy.facts;

import casebell.policy.text.Section;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A fact that a condition speaks of, and how an explanation shows it.
 *
 * <p>Only numbers, times, yes and no, and words that the table or the condition itself declares are ever shown: what somebody wrote, called
 * themselves or sent in a field with fixed words never gets into a sentence.
 *
 * @param fact the name of a declared fact
 * @param key which score or label, when the condition names one; otherwise empty
 */
public record Mention(String fact, String key) {

    /** Of a whole fact. */
    public static Mention of(String fact) {
        return new Mention(fact, "");
    }

    /** As conditions write it: {@code author.office}, {@code signals["spam"]}. */
    public String name() {
        return key.isEmpty() ? fact : fact + "[\"" + key + "\"]";
    }

    /** Whether the fact is there; a label that a case does not have is known not to be there. */
    public boolean isKnown(Facts facts) {
        if (fact.equals("signals")) {
            return key.isEmpty() || facts.signal(key).isPresent();
        }
        return FactTable.find(fact).map(f -> f.isOfItem() || facts.has(fact)).orElse(false);
    }

    /** A few words: {@code violent-threat 0.97}, {@code author.office none}; empty when there is nothing to say. */
    public Optional<String> show(Facts facts) {
        if (fact.equals("signals")) {
            return key.isEmpty() ? Optional.empty() : facts.signal(key).map(s -> key + " " + score(s));
        }
        if (fact.equals("labels") && !key.isEmpty()) {
            boolean isThere = facts.find("labels").orElseThrow() instanceof List<?> all && all.contains(key);
            return isThere ? Optional.of("label " + key) : Optional.empty();
        }
        Optional<Fact> declared = FactTable.find(fact);
        if (declared.isEmpty() || fact.equals("now")) {
            return Optional.empty();
        }
        return declared.get().isOfItem()
                ? counted(declared.get(), facts)
                : facts.find(fact).map(v -> fact + " " + value(declared.get(), v));
    }

    /** How often each word stands in a field of a list's items: {@code reports by bystander (2), target (1)}. */
    private static Optional<String> counted(Fact field, Facts facts) {
        int size = facts.items(field.list()).size();
        if (size == 0) {
            return Optional.of("no " + field.list());
        }
        if (field.type() == FactType.TIME) {
            return Optional.of(field.list() + " (" + size + ")");
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Map<String, Object> item : facts.items(field.list())) {
            Object value = item.get(field.field());
            if (value != null) {
                counts.merge(value(field, value), 1, Integer::sum);
            }
        }
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(8)
                .forEach(e -> words.add(e.getKey() + " (" + e.getValue() + ")"));
        return Optional.of(field.list() + " " + field.field() + " " + String.join(", ", words));
    }

    private static String value(Fact fact, Object value) {
        if (value instanceof String text) {
            return fact.values().contains(text) ? text : fact.values().isEmpty() ? "given" : "another word";
        }
        if (value instanceof List<?> list) {
            return "(" + list.size() + ")";
        }
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        }
        if (value instanceof Long whole) {
            return number(whole);
        }
        if (value instanceof Double number) {
            return score(number);
        }
        if (value instanceof Duration span) {
            return span(span);
        }
        return value instanceof Instant ? value.toString() : "given";
    }

    /** A score with as many digits as it needs, at most four, never rounded up to a threshold that it did not reach. */
    public static String score(double score) {
        return BigDecimal.valueOf(score)
                .setScale(4, RoundingMode.FLOOR)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A number in groups of three digits. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String span(Duration span) {
        return Section.writeSpan(span);
    }
}
