package casebell.policy.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.condition.Condition.Answer;
import casebell.policy.facts.Fact;
import casebell.policy.facts.FactTable;
import casebell.policy.facts.Facts;
import casebell.policy.facts.FactsBuilder;
import casebell.policy.facts.Mention;
import casebell.policy.text.Findings;
import casebell.policy.text.Mistake;
import casebell.policy.text.Node;
import casebell.policy.text.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConditionTest {
    private static final Instant NOW = Instant.parse("2026-04-14T12:00:00Z");
    private static final ConditionReader READER = new ConditionReader();

    @Test
    void an_absent_fact_is_no_answer_and_not_zero() {
        Condition condition = read("author.followers < 10");
        assertEquals(Answer.UNKNOWN, condition.ask(facts().build()));
        assertEquals(
                Answer.YES, condition.ask(facts().whole("author.followers", 0L).build()));
        assertEquals(
                Answer.NO,
                read("has(author.followers) && author.followers < 10").ask(facts().build()));
    }

    @Test
    void what_decides_decides_whatever_is_absent_beside_it() {
        Facts nothing = facts().build();
        assertEquals(Answer.NO, read("author.followers < 10 && false").ask(nothing));
        assertEquals(Answer.YES, read("author.followers < 10 || true").ask(nothing));
        assertEquals(Answer.UNKNOWN, read("author.followers < 10 || false").ask(nothing));
    }

    @Test
    void a_calculation_without_a_result_is_no_answer() {
        Facts facts = facts().whole("author.followers", Long.MAX_VALUE)
                .whole("reach.views", 0L)
                .build();
        assertEquals(Answer.UNKNOWN, read("author.followers + 1 > 0").ask(facts));
        assertEquals(Answer.UNKNOWN, read("author.followers / reach.views > 0").ask(facts));
        assertEquals(Answer.UNKNOWN, read("labels[3] == \"x\"").ask(facts));
        assertEquals(
                Answer.UNKNOWN, read("int(string(reach.views) + \"x\") > 0").ask(facts));
    }

    @Test
    void a_score_that_is_absent_counts_as_what_the_rule_says() {
        assertEquals(Answer.NO, read("signal(\"spam\", 0.0) >= 0.5").ask(facts().build()));
        assertEquals(Answer.YES, read("signal(\"spam\", 1.0) >= 0.5").ask(facts().build()));
        assertEquals(
                Answer.NO,
                read("signal(\"spam\", 1.0) >= 0.5")
                        .ask(facts().signal("spam", 0.1).build()));
        assertEquals(Answer.UNKNOWN, read("signals[\"spam\"] >= 0.5").ask(facts().build()));
    }

    @Test
    void every_declared_fact_can_be_used_and_its_absence_tested() {
        for (Fact fact : FactTable.all()) {
            if (fact.isOfItem()) {
                read(fact.list() + ".exists(i, has(i." + fact.field() + "))");
            } else if (fact.name().contains(".")) {
                read("has(" + fact.name() + ")");
                read(fact.name() + " == " + fact.name());
            } else {
                read(fact.name() + " == " + fact.name());
            }
        }
    }

    @Test
    void the_facts_it_speaks_of_are_known_by_name() {
        assertEquals(
                List.of(
                        "author.office",
                        "signals[\"spam\"]",
                        "labels[\"satire\"]",
                        "reports[].by",
                        "content.media[].altered",
                        "now"),
                read("has(author.office) && author.office != \"none\" && signal(\"spam\", 0.0) > 0.5"
                                + " && !(\"satire\" in labels) && reports.exists(r, has(r.by) && r.by == \"target\")"
                                + " && content.media.exists(m, m.altered == \"edited\") && now > timestamp(0)")
                        .mentions()
                        .stream()
                        .map(Mention::name)
                        .toList());
    }

    @Test
    void a_number_that_is_a_little_short_is_told_when_nothing_else_is() {
        String text = "signal(\"spam\", 0.0) >= 0.8 && has(author.followers) && author.followers < 10";
        FactsBuilder few = facts().whole("author.followers", 5L);
        assertEquals(
                Optional.of("spam is 0.75, the rule asks for >= 0.8"),
                close(text, few.signal("spam", 0.75).build()));
        assertEquals(Optional.empty(), close(text, facts().signal("spam", 0.75).build()));
        assertEquals(
                Optional.empty(),
                close(
                        text,
                        facts().signal("spam", 0.2)
                                .whole("author.followers", 5L)
                                .build()));
        assertEquals(
                Optional.empty(),
                close(
                        text,
                        facts().signal("spam", 0.9)
                                .whole("author.followers", 5L)
                                .build()));
        assertEquals(
                Optional.of("author.followers is 95,000, the rule asks for > 100,000"),
                close(
                        "100000 < author.followers || case.kind == \"message\"",
                        facts().whole("author.followers", 95_000L).build()));
    }

    @Test
    void an_absent_score_is_never_close() {
        assertEquals(Optional.empty(), close("signal(\"spam\", 0.45) >= 0.5", facts().build()));
    }

    @Test
    void a_score_just_below_a_threshold_is_not_shown_as_reaching_it() {
        assertEquals("0.8999", Mention.score(0.89999));
        assertEquals("0.9", Mention.score(0.9));
        assertEquals("0", Mention.score(0.0));
    }

    @Test
    void texts_are_matched_in_time_linear_in_their_length() {
        Facts facts = facts().text("content.text", "a".repeat(19_000) + "!").build();
        assertEquals(Answer.NO, read("content.text.matches(\"^(a+)+$\")").ask(facts));
    }

    private static Optional<String> close(String condition, Facts facts) {
        return read(condition)
                .shortfall(facts)
                .map(all -> all.stream().map(Shortfall::toText).collect(Collectors.joining("; ")));
    }

    private static FactsBuilder facts() {
        return Facts.builder(NOW)
                .time("case.openedAt", NOW)
                .text("case.state", "open")
                .text("case.kind", "post");
    }

    private static Condition read(String text) {
        Findings findings = new Findings("test", text);
        Optional<Condition> condition = READER.read(new Node.Text(Place.START, text), "test", findings);
        assertTrue(
                condition.isPresent(),
                () -> findings.mistakes().stream().map(Mistake::toText).collect(Collectors.joining("\n")));
        return condition.orElseThrow();
    }
}
