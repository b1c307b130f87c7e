package casebell.policy.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.SampleFacts;
import casebell.policy.condition.Condition.Answer;
import casebell.policy.engine.Engine;
import casebell.policy.engine.Inquiry;
import casebell.policy.engine.Slots;
import casebell.policy.facts.FactTable;
import casebell.policy.facts.Facts;
import casebell.policy.terms.TermListReader;
import casebell.policy.terms.TermLists;
import casebell.policy.text.Findings;
import casebell.policy.text.Node;
import casebell.policy.text.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The generated class, and whatever is answered from the facts at once, answer as cel-java answers the whole condition: absence and errors included. */
class OracleTest {
    private static final int CONDITIONS = 400;
    private static final int CASES = 300;
    private static final List<String> NUMBERS =
            List.of("author.followers", "reach.views", "target.followers", "surge.threats", "history.violations");
    private static final List<String> WORDS =
            List.of("author.office", "target.standing", "case.kind", "case.state", "case.foundBy", "target.office");
    private static final List<String> TEXTS =
            List.of("content.text", "author.handle", "target.displayName", "content.language");
    private static final List<String> SIGNS = List.of("==", "!=", ">=", ">", "<=", "<");
    private static final List<String> LABELS = List.of("satire", "hyperbole", "election-period", "never-there");

    private final Random chance = new Random(Long.getLong("casebell.oracle.seed", 20260414L));

    @Test
    void a_hundred_thousand_pairs_of_conditions_and_facts_agree() throws Exception {
        ConditionReader reader = new ConditionReader(lists());
        List<Facts> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            cases.add(SampleFacts.of(chance.nextLong(), 0));
        }
        cases.add(farAway());
        List<String> texts = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        List<Part> oracles = new ArrayList<>();
        for (int i = 0; i < CONDITIONS; i++) {
            String text = i == 0 ? chain() : condition(3);
            Findings findings = new Findings("generated", text);
            texts.add(text);
            conditions.add(reader.read(new Node.Text(Place.START, text), "when", findings)
                    .orElseThrow(() -> new AssertionError(text + " " + findings.mistakes())));
            oracles.add(reader.whole(text));
        }
        Engine engine = Engine.of(conditions);
        Slots slots = engine.slots();
        Inquiry inquiry = engine.inquiry();
        long[] holding = new long[engine.words()];
        long[] unknown = new long[engine.words()];
        Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
        for (Facts facts : cases) {
            engine.bind(facts, slots);
            inquiry.holding(slots, holding);
            inquiry.unknown(slots, holding, unknown);
            for (int i = 0; i < CONDITIONS; i++) {
                Answer expected = oracles.get(i).answer(facts);
                assertEquals(expected, conditions.get(i).ask(facts), texts.get(i));
                assertEquals(expected, answer(holding, unknown, i), texts.get(i));
                answers.merge(expected, 1, Integer::sum);
            }
        }
        int pairs = answers.values().stream().mapToInt(Integer::intValue).sum();
        assertTrue(pairs >= 100_000, answers.toString());
        for (Answer answer : Answer.values()) {
            assertTrue(answers.getOrDefault(answer, 0) > pairs / 50, answers.toString());
        }
    }

    private static TermLists lists() {
        TermListReader lists = new TermListReader();
        lists.read("written", "canary ... x\nother", new Findings("written", ""));
        lists.read("never", "a phrase that nobody writes", new Findings("never", ""));
        return lists.lists(new Findings("terms", ""));
    }

    private static Answer answer(long[] holding, long[] unknown, int condition) {
        long bit = 1L << condition;
        boolean holds = (holding[condition >> 6] & bit) != 0;
        boolean isUnknown = (unknown[condition >> 6] & bit) != 0;
        assertFalse(holds && isUnknown);
        return holds ? Answer.YES : isUnknown ? Answer.UNKNOWN : Answer.NO;
    }

    /** A case with times that have no place in a record. */
    private static Facts farAway() {
        return Facts.builder(Instant.parse("2200-01-01T00:00:00Z"))
                .time("case.openedAt", Instant.parse("1650-01-01T00:00:00Z"))
                .time("author.createdAt", Instant.parse("1650-01-01T00:00:00Z"))
                .span("surge.window", Duration.ofDays(80_000))
                .text("case.state", "open")
                .text("case.kind", "post")
                .build();
    }

    /** Longer than one generated method may be. */
    private String chain() {
        return Stream.generate(() -> condition(1)).limit(80).collect(Collectors.joining(" || ", "!(", ")"));
    }

    private String condition(int depth) {
        List<Supplier<String>> forms = depth == 0 ? leaves() : branches(depth);
        return pick(forms).get();
    }

    private List<Supplier<String>> branches(int depth) {
        return List.of(
                () -> "(" + condition(depth - 1) + " && " + condition(depth - 1) + ")",
                () -> "(" + condition(depth - 1) + " || " + condition(depth - 1) + ")",
                () -> "!(" + condition(depth - 1) + ")",
                () -> "(" + condition(0) + " ? " + condition(depth - 1) + " : " + condition(depth - 1) + ")",
                () -> condition(0));
    }

    private List<Supplier<String>> leaves() {
        return List.of(
                () -> pick(NUMBERS) + " " + pick(SIGNS) + " " + chance.nextInt(5_000_000),
                () -> chance.nextInt(10) + " " + pick(SIGNS) + " " + pick(NUMBERS),
                () -> pick(NUMBERS) + " + " + pick(NUMBERS) + " > 100",
                () -> pick(NUMBERS) + " / " + pick(NUMBERS) + " >= 2",
                () -> "author.automation " + pick(SIGNS) + " " + chance.nextInt(10) / 10.0,
                () -> "signal(\"" + pick(FactTable.KNOWN_SIGNALS) + "\", " + chance.nextInt(3) / 2.0 + ") "
                        + pick(SIGNS) + " " + chance.nextInt(101) / 100.0,
                () -> "signals[\"" + pick(FactTable.KNOWN_SIGNALS) + "\"] " + pick(SIGNS) + " 0.5",
                () -> "\"" + pick(FactTable.KNOWN_SIGNALS) + "\" in signals",
                () -> "\"" + pick(LABELS) + "\" in labels",
                () -> "has(" + pick(chance.nextBoolean() ? WORDS : NUMBERS) + ")",
                this::word,
                this::wordInList,
                () -> "author.verified",
                () -> "author.verified == " + chance.nextBoolean(),
                () -> "signals[\"spam\"] * 0.5 + author.automation * 0.5 " + pick(SIGNS) + " 0.4",
                () -> "signal(\"spam\", 0.0) - signal(\"harassment\", 0.5) " + pick(SIGNS) + " 0.25",
                () -> "double(" + pick(NUMBERS) + ") * 0.001 " + pick(SIGNS) + " signal(\"spam\", 0.1)",
                () -> pick(NUMBERS) + " " + pick(List.of("+", "-", "*", "/")) + " " + pick(NUMBERS) + " " + pick(SIGNS)
                        + " " + pick(NUMBERS) + " * 3 - 7",
                () -> "surge.baseline / 2.0 " + pick(SIGNS) + " 0.25",
                () -> "author.followers in [0, 3, 9223372036854775807]",
                () -> "labels.exists(l, l.startsWith(\"h\") || l == \"satire\")",
                () -> "labels.all(l, !(l in [\"satire\", \"hyperbole\"]))",
                () -> "size(labels) " + pick(SIGNS) + " " + chance.nextInt(4),
                () -> "reports.size() " + pick(SIGNS) + " 1",
                () -> "content.text.size() " + pick(SIGNS) + " 30",
                () -> "reports.exists(r, r.by in [\"target\", \"representative\"] || r.reason == \"x\")",
                () -> "reports.all(r, has(r.at) && now - r.at " + pick(SIGNS.subList(2, 6)) + " duration(\"2000h\"))",
                () -> "author.strikes.exists(s, s.points >= 2 && !(s.points == 3))",
                () -> "author.strikes.filter(s, now - s.at < duration(\"8760h\")).size() " + pick(SIGNS) + " 1",
                () -> "content.media.exists(m, m.missingContext || m.kind != \"image\")",
                () -> "actions.filter(a, has(a.by)).size() " + pick(SIGNS) + " 2",
                () -> "content.text.matches(\"(?i)canary|@every\")",
                () -> "author.party.startsWith(\"CAN\")",
                () -> "author.office == target.office",
                () -> "\"" + pick(FactTable.KNOWN_SIGNALS) + "\" in signals && signals.size() > " + chance.nextInt(9),
                () -> "case.openedAt " + pick(SIGNS) + " content.postedAt",
                () -> "content.postedAt > timestamp(\"2026-04-14T11:00:00Z\") - duration(\"2h\")",
                () -> "surge.window " + pick(SIGNS) + " duration(\"80h30m\")",
                () -> "now - content.postedAt - surge.window < duration(\"100h\")",
                () -> "reports.exists(r, has(r.by) && r.by == \"target\")",
                () -> "content.media.all(m, m.altered != \"synthetic\")",
                () -> "author.strikes.filter(s, has(s.at) && now - s.at < duration(\"8760h\")).size() >= 1",
                () -> "content.text.contains(\"CANARY\")",
                () -> pick(TEXTS) + ".mentions(\"" + pick(List.of("written", "never")) + "\")",
                () -> "reports.exists(r, has(r.reason) && r.reason.mentions(\"written\"))",
                () -> "signals." + pick(List.of("exists", "all")) + "(name, signals[name] " + pick(SIGNS) + " 0."
                        + chance.nextInt(10) + ")",
                () -> "now - author.createdAt > duration(\"" + chance.nextInt(10_000) + "h\")",
                () -> pick(List.of("true", "false")));
    }

    private String word() {
        String fact = pick(WORDS);
        return fact + (chance.nextBoolean() ? " == " : " != ") + quoted(fact);
    }

    private String wordInList() {
        String fact = pick(WORDS);
        return fact + " in [" + quoted(fact) + ", " + quoted(fact) + "]";
    }

    private String quoted(String fact) {
        return "\"" + pick(FactTable.find(fact).orElseThrow().values()) + "\"";
    }

    private <T> T pick(List<T> list) {
        return list.get(chance.nextInt(list.size()));
    }
}
