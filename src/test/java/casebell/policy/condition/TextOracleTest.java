package casebell.policy.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.condition.Condition.Answer;
import casebell.policy.engine.Engine;
import casebell.policy.engine.Inquiry;
import casebell.policy.engine.Slots;
import casebell.policy.facts.Facts;
import casebell.policy.facts.FactsBuilder;
import casebell.policy.facts.FactsReader;
import casebell.policy.text.Findings;
import casebell.policy.text.Node;
import casebell.policy.text.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many phrases and patterns of one text, which one reading looks for together, are answered as cel-java answers each of them. */
class TextOracleTest {
    private static final List<String> SYLLABLES = List.of(
            "ab",
            "abc",
            "bca",
            "kill",
            "KILL",
            "\u212aill",
            "s",
            "S",
            "\u017f",
            " ",
            ", ",
            "é",
            "😀",
            "\ud83d",
            "12",
            "you",
            "You");
    private static final List<String> PATTERNS = List.of(
            "(?i)%s(s|ing)?[ ,]+%s|%s[0-9]{2,4}",
            "(?i)%s%s",
            "%s.{0,20}%s",
            "^%s",
            "%s$",
            "(%s|%s)+",
            "%s{2,3}",
            "(?i)\\\\b(%s|%s)\\\\b.*%s",
            "[%s]%s",
            "%s?%s",
            "(%s)*%s",
            "%s[^a]%s");
    private static final int CONDITIONS = 250;
    private static final int CASES = 160;

    private final Random chance = new Random(Long.getLong("casebell.oracle.seed", 20260414L));

    @Test
    void forty_thousand_pairs_of_conditions_and_texts_agree() throws Exception {
        ConditionReader reader = new ConditionReader();
        List<String> texts = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        List<Part> oracles = new ArrayList<>();
        while (texts.size() < CONDITIONS) {
            String text = IntStream.rangeClosed(0, chance.nextInt(3))
                    .mapToObj(i -> test())
                    .collect(Collectors.joining(chance.nextBoolean() ? " && " : " || "));
            Findings findings = new Findings("generated", text);
            reader.read(new Node.Text(Place.START, text), "when", findings).ifPresent(conditions::add);
            if (conditions.size() > texts.size()) {
                texts.add(text);
                oracles.add(reader.whole(text));
            }
        }
        Map<String, Engine> engines = new HashMap<>();
        Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
        for (int each = 0; each < CASES; each++) {
            Facts facts = facts();
            List<Answer> expected = oracles.stream().map(o -> o.answer(facts)).toList();
            expected.forEach(e -> answers.merge(e, 1, Integer::sum));
            // all together, which a scan answers, and few together, whose phrases are looked for one by one
            for (int size : new int[] {CONDITIONS, 4}) {
                for (int from = 0; from < CONDITIONS; from += size) {
                    List<Condition> some = conditions.subList(from, Math.min(CONDITIONS, from + size));
                    Engine engine = engines.computeIfAbsent(some.size() + " " + from, key -> Engine.of(some));
                    assertEquals(
                            expected.subList(from, from + engine.size()),
                            answers(engine, facts),
                            () -> facts.tree().toString() + texts);
                }
            }
        }
        for (Answer answer : Answer.values()) {
            assertTrue(answers.getOrDefault(answer, 0) > CONDITIONS * CASES / 50, answers.toString());
        }
    }

    private static List<Answer> answers(Engine engine, Facts facts) {
        Slots slots = engine.bind(facts);
        Inquiry inquiry = engine.inquiry();
        long[] holding = new long[engine.words()];
        long[] unknown = new long[engine.words()];
        inquiry.holding(slots, holding);
        inquiry.unknown(slots, holding, unknown);
        return IntStream.range(0, engine.size())
                .mapToObj(i -> (holding[i >> 6] & 1L << i) != 0
                        ? Answer.YES
                        : (unknown[i >> 6] & 1L << i) != 0 ? Answer.UNKNOWN : Answer.NO)
                .toList();
    }

    @Test
    void phrases_that_fill_the_table_of_a_scan_leave_the_others_to_be_asked_one_by_one() throws Exception {
        ConditionReader reader = new ConditionReader();
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int first = 0x4E00 + i * 60;
            String phrases = IntStream.range(0, 20)
                    .mapToObj(n -> "content.text.contains(\"%s\")"
                            .formatted(IntStream.range(0, 3)
                                    .mapToObj(k -> Character.toString(first + 3 * n + k))
                                    .collect(Collectors.joining())))
                    .collect(Collectors.joining(" || "));
            conditions.add(reader.read(new Node.Text(Place.START, phrases), "when", new Findings("generated", phrases))
                    .orElseThrow());
        }
        Engine engine = Engine.of(conditions);
        Inquiry inquiry = engine.inquiry();
        long[] holding = new long[engine.words()];
        for (int i = 0; i < 300; i++) {
            int first = 0x4E00 + i * 60 + 57;
            String text =
                    "x" + Character.toString(first) + Character.toString(first + 1) + Character.toString(first + 2);
            inquiry.holding(engine.bind(builder().text("content.text", text).build()), holding);
            int hit = i;
            for (int k = 0; k < 300; k++) {
                assertEquals(k == i, (holding[k >> 6] & 1L << k) != 0, () -> "text " + hit);
            }
        }
    }

    private static FactsBuilder builder() {
        return Facts.builder(FactsReader.USUAL_NOW)
                .time("case.openedAt", FactsReader.USUAL_NOW)
                .text("case.state", "open")
                .text("case.kind", "post");
    }

    private Facts facts() {
        String text = chance.nextInt(10) == 0 ? null : words(chance.nextInt(12));
        return builder()
                .text("content.text", text)
                .text("author.handle", chance.nextInt(10) == 0 ? null : words(chance.nextInt(5)))
                .build();
    }

    private String test() {
        String fact = chance.nextInt(4) == 0 ? "author.handle" : "content.text";
        String not = chance.nextInt(5) == 0 ? "!" : "";
        return not
                + fact
                + switch (chance.nextInt(6)) {
                    case 0 -> ".startsWith(\"" + words(1) + "\")";
                    case 1 -> ".endsWith(\"" + words(1) + "\")";
                    case 2, 3 -> ".contains(\"" + words(chance.nextInt(3)) + "\")";
                    default ->
                        ".matches(\""
                                + PATTERNS.get(chance.nextInt(PATTERNS.size())).formatted(words(1), words(1), words(1))
                                + "\")";
                };
    }

    private String words(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SYLLABLES.get(chance.nextInt(SYLLABLES.size())))
                .collect(Collectors.joining());
    }
}
