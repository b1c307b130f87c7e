package casebell.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.facts.Fact;
import casebell.policy.facts.FactTable;
import casebell.policy.facts.Facts;
import casebell.policy.facts.FactsReader;
import casebell.policy.facts.FactsStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is read in one pass is what the careful reader reads. */
class FactsStreamTest {
    private static final int TEXTS = 10_000;
    private static final List<String> MOMENTS = List.of(
            "\"2026-04-14T12:00:00Z\"",
            "\"2024-02-29T23:59:59.5Z\"",
            "\"2023-02-29T00:00:00Z\"",
            "\"1999-12-31T24:00:00Z\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"1600-03-01T00:00:00.123456789Z\"",
            "\"2026-04-14T12:00:00.Z\"",
            "\"2026-04-14T12:00:00+00:00\"",
            "\"2026-04-31T12:00:00Z\"",
            "\"2026-13-01T12:00:60Z\"",
            "\"now-5h\"",
            "\"now\"",
            "\"\"",
            "17");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "0.1",
            "0.3",
            "0.97",
            "-0.0",
            "-1",
            "1.5",
            "1e2",
            "0.123456789",
            "0.1234567891",
            "123456789.25",
            "1234567890.5",
            "\"0.5\"",
            "12345678901234567",
            "1234567890",
            "123456789",
            "00.5",
            "0.",
            ".5",
            "1.0000000000000001");
    private static final List<String> WHOLES = List.of(
            "0", "7", "-3", "-0", "999999999999999999", "9999999999999999999", "1.0", "\"12\"", "123456789012345678");
    private static final List<String> WORDS = List.of(
            "\"none\"",
            "\"\"",
            "\"open\"",
            "\"kill \\u212a\"",
            "\"\\ud83d\"",
            "\"\u00e9t\u00e9 \ud83d\ude00 \ufffd\"",
            "\"\u00e9t\u00e9 \ud83d\ude00\"",
            "\"\\u00e9\u00e9 \\ud83d\\uDE00\"",
            "\"a\\n\\t\\\"b\\\\\\/\"",
            "\"\\x\"",
            "\"\\u00g0\"",
            "\"\\u00\"",
            "\"a\tb\"",
            "5",
            "true",
            "\"head-of-state\"");
    private static final List<String> SPANS = List.of("\"30m\"", "\"7d\"", "\"-4h\"", "\"soon\"", "4");

    private static final String WHOLE = """
            {"case": {"openedAt": "2026-04-14T11:00:00Z", "kind": "post"}, "author": {"office": "none", "followers": 120,
             "verified": false, "createdAt": "2019-02-28T23:59:59.25Z"}, "content": {"text": "We kn\u00f6w \\"where\\" you live\\n\ud83d\ude00 \\u00e9",
             "language": "en"}, "labels": ["satire", "topic:war"], "signals": {"violent-threat": 0.91, "spam": 0.004},
             "reports": [{"by": "target", "reason": "threat"}], "now": "2026-04-14T12:00:00Z"}
            """;

    private final Random chance = new Random(20260414);

    @Test
    void ten_thousand_texts_give_the_same_facts_or_the_same_mistakes() throws Exception {
        int plain = 0;
        int ready = 0;
        for (int i = 0; i < TEXTS; i++) {
            String json = json(i % 3 > 0);
            FactsText.Read careful = FactsText.carefully("facts", json, FactsReader.USUAL_NOW);
            ready += careful instanceof FactsText.Read.Ready ? 1 : 0;
            Optional<Facts> streamed = streamed(json);
            if (streamed.isPresent()) {
                plain++;
                assertTrue(careful instanceof FactsText.Read.Ready, json);
                Facts facts = ((FactsText.Read.Ready) careful).facts();
                assertEquals(facts.tree(), streamed.get().tree(), json);
                assertEquals(facts, streamed.get(), json);
                assertEquals(facts.wasCut(), streamed.get().wasCut(), json);
            }
            assertEquals(
                    careful,
                    FactsText.read("facts", json.getBytes(StandardCharsets.UTF_8), FactsReader.USUAL_NOW),
                    json);
        }
        // both ways are walked
        assertTrue(plain > TEXTS / 5, plain + " plain");
        assertTrue(ready - plain > TEXTS / 100, ready + " ready, " + plain + " plain");
        assertTrue(TEXTS - ready > TEXTS / 10, ready + " ready");
    }

    @Test
    void whatever_one_byte_is_changed_to_nothing_is_read_that_the_careful_reader_refuses() {
        int plain = 0;
        for (int i = 0; i < 2 * TEXTS; i++) {
            byte[] json = WHOLE.getBytes(StandardCharsets.UTF_8);
            byte[] odd = "\"\\{}[]:,.-0 \n\tu".getBytes(StandardCharsets.UTF_8);
            json[chance.nextInt(json.length)] =
                    chance.nextBoolean() ? odd[chance.nextInt(odd.length)] : (byte) chance.nextInt(256);
            Optional<Facts> streamed = FactsStream.read(json, FactsReader.USUAL_NOW);
            String text = new String(json, StandardCharsets.UTF_8);
            if (streamed.isPresent()) {
                plain++;
                assertEquals(
                        new FactsText.Read.Ready(streamed.get()),
                        FactsText.carefully("facts", text, FactsReader.USUAL_NOW),
                        text);
            }
        }
        assertTrue(plain > TEXTS / 10, plain + " plain");
    }

    @Test
    void texts_and_lists_beyond_the_limits_are_cut_alike() throws Exception {
        String text = "{\"content\": {\"text\": \"" + "a".repeat(30_000) + "\"}, \"labels\": ["
                + IntStream.range(0, 600).mapToObj(i -> "\"l" + i + "\"").collect(Collectors.joining(",")) + "]}";
        Facts streamed = streamed(text).orElseThrow();
        assertEquals(new FactsText.Read.Ready(streamed), FactsText.carefully("facts", text, FactsReader.USUAL_NOW));
        assertTrue(streamed.wasCut());
    }

    private static Optional<Facts> streamed(String json) {
        return FactsStream.read(json.getBytes(StandardCharsets.UTF_8), FactsReader.USUAL_NOW);
    }

    /** Some facts, mostly as they should be; and, when asked for, with one character changed. */
    private String json(boolean isWhole) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        int some = 1 + chance.nextInt(12);
        for (int i = 0; i < some; i++) {
            Fact fact = FactTable.all().get(chance.nextInt(FactTable.all().size()));
            if (!fact.isOfItem()) {
                boolean isRoot = !fact.name().contains(".");
                groups.computeIfAbsent(isRoot ? "" : fact.root(), g -> new ArrayList<>())
                        .add("\"" + fact.field() + "\": " + value(fact));
            }
        }
        String text = groups.entrySet().stream()
                .map(g -> g.getKey().isEmpty()
                        ? String.join(", ", g.getValue())
                        : "\"" + g.getKey() + "\": {" + String.join(", ", g.getValue()) + "}")
                .collect(Collectors.joining(", ", "{", chance.nextInt(40) == 0 ? "} {" : "}"));
        if (isWhole) {
            return text;
        }
        int at = chance.nextInt(text.length());
        char other = "{}[]\",:0ax.-n".charAt(chance.nextInt(13));
        String changed = text.substring(0, at) + other + text.substring(at + chance.nextInt(2));
        // half a surrogate pair cannot be written in UTF-8
        return new String(changed.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private String value(Fact fact) {
        if (chance.nextInt(60) == 0) {
            return List.of("null", "{}", "[]", "[null]", "true", "\"x\"").get(chance.nextInt(6));
        }
        return switch (fact.type()) {
            case TEXT ->
                fact.values().isEmpty() || chance.nextInt(20) == 0
                        ? pick(WORDS)
                        : "\"" + fact.values().get(chance.nextInt(fact.values().size())) + "\"";
            case WHOLE -> pick(WHOLES);
            case NUMBER -> pick(NUMBERS);
            case FLAG -> chance.nextInt(20) == 0 ? "\"true\"" : Boolean.toString(chance.nextBoolean());
            case TIME -> pick(MOMENTS);
            case SPAN -> pick(SPANS);
            case TEXTS -> "[" + many(() -> pick(WORDS)) + "]";
            case SCORES -> "{" + many(() -> "\"s" + chance.nextInt(30) + "\": " + pick(NUMBERS)) + "}";
            case ITEMS -> "[" + many(() -> "{" + many(() -> field(fact)) + "}") + "]";
        };
    }

    private String field(Fact list) {
        List<Fact> fields = FactTable.fieldsOf(list.name());
        Fact field = fields.get(chance.nextInt(fields.size()));
        return "\"" + field.field() + "\": " + value(field);
    }

    private String many(java.util.function.Supplier<String> each) {
        return IntStream.range(0, chance.nextInt(3)).mapToObj(i -> each.get()).collect(Collectors.joining(", "));
    }

    /** The first of a list is what is usual. */
    private String pick(List<String> values) {
        return values.get(chance.nextInt(3) > 0 ? chance.nextInt(2) : chance.nextInt(values.size()));
    }
}
