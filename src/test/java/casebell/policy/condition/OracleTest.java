package casebell.policy.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.SampleFacts;
import casebell.policy.condition.Condition.Answer;
import casebell.policy.facts.FactTable;
import casebell.policy.facts.Facts;
import casebell.policy.terms.TermListReader;
import casebell.policy.terms.TermLists;
import casebell.policy.text.Findings;
import casebell.policy.text.Node;
import casebell.policy.text.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whatever is answered from the facts at once is answered as cel-java answers the whole condition: absence and errors included. */
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
        Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
        for (int i = 0; i < CONDITIONS; i++) {
            String text = condition(3);
            Findings findings = new Findings("generated", text);
            Condition condition = reader.read(new Node.Text(Place.START, text), "when", findings)
                    .orElseThrow(() -> new AssertionError(text + " " + findings.mistakes()));
            Part oracle = reader.whole(text);
            for (Facts facts : cases) {
                Answer expected = oracle.answer(facts);
                assertEquals(expected, condition.ask(facts), text);
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
                () -> "reports.exists(r, has(r.by) && r.by == \"target\")",
                () -> "content.media.all(m, m.altered != \"synthetic\")",
                () -> "author.strikes.filter(s, has(s.at) && now - s.at < duration(\"8760h\")).size() >= 1",
                () -> "content.text.contains(\"CANARY\")",
                () -> pick(TEXTS) + ".mentions(\"" + pick(List.of("written", "never")) + "\")",
                () -> "reports.exists(r, has(r.reason) && r.reason.mentions(\"written\"))",
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
