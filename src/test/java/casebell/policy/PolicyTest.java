package casebell.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import casebell.policy.facts.Facts;
import casebell.policy.facts.FactsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the rules that fire become one verdict. */
class PolicyTest {
    private static final String BUNDLE = """
            name: test
            categories:
              bad: Bad things
              worse: Worse things
              so: {title: What follows, violation: false}
            ladders: {default: The lead on call, urgent: Everybody}
            notices: {public-interest: It stays.}
            exceptions:
              - id: public-interest
                title: Public interest
                speaker: has(author.office) && author.office == "minister"
                never: [worse]
                decided-by: leadership
                notice: public-interest
                limits: [limit-replies]
                review-after: 7d
            rules:
            """;

    @TempDir
    private Path folder;

    @Test
    void of_two_equally_severe_rules_the_violation_gives_the_reason_and_then_the_first() throws IOException {
        Verdict verdict = judged(
                rule("one", "so", "high", "actions: [no-action]"),
                rule("two", "bad", "high", "actions: [warn, no-action]"),
                rule("three", "bad", "high", "actions: [strike]"),
                rule("four", "bad", "low", "actions: [warn]"));
        assertEquals("Title two", verdict.reason());
        assertEquals(List.of("two", "three", "one", "four"), ids(verdict));
        assertEquals(List.of("warn", "no-action", "strike"), names(verdict));
        assertEquals(3, verdict.violations().size());
    }

    @Test
    void as_many_people_are_needed_as_any_rule_that_fires_asks_for() throws IOException {
        assertEquals(
                4,
                judged(
                                rule("one", "bad", "high", "approvals: 2"),
                                rule("two", "bad", "medium", "approvals: 4"),
                                rule("three", "bad", "low", "approvals: 3"))
                        .approvals());
    }

    @Test
    void roles_that_one_rule_allows_do_not_loosen_what_another_asks() throws IOException {
        assertEquals(
                List.of("leadership"),
                judged(
                                rule("one", "bad", "high", "seniors: [lead, leadership]"),
                                rule("two", "bad", "low", "seniors: [leadership]"))
                        .seniors());
        assertEquals(
                List.of("lead"),
                judged(
                                rule("one", "bad", "high", "seniors: [lead]"),
                                rule("two", "bad", "low", "seniors: [leadership]"))
                        .seniors());
        assertEquals(
                List.of("lead"),
                judged(rule("one", "bad", "high", ""), rule("two", "bad", "low", "seniors: [lead]"))
                        .seniors());
    }

    @Test
    void the_most_approvals_the_earliest_deadline_and_the_most_severe_escalation_hold() throws IOException {
        Verdict verdict = judged(
                rule("one", "bad", "high", "decide-within: 8h"),
                rule(
                        "two",
                        "bad",
                        "medium",
                        "approvals: 3",
                        "decide-within: 90m",
                        "escalate: {ladder: urgent, ask: Two}"),
                rule("three", "bad", "low", "escalate: {ladder: default, ask: Three}"));
        assertEquals(3, verdict.approvals());
        assertEquals(90, verdict.decideWithin().orElseThrow().toMinutes());
        assertEquals("urgent", verdict.escalation().orElseThrow().ladder());
        assertEquals(60, verdict.escalation().orElseThrow().answerWithin().toMinutes());
    }

    @Test
    void an_exception_that_can_be_made_offers_a_notice_and_is_for_those_who_decide_it() throws IOException {
        Verdict verdict = judged(minister(), rule("one", "bad", "high", "actions: [remove-post]"));
        assertEquals(List.of("remove-post", "notice", "limit-replies"), names(verdict));
        assertEquals(Optional.of("It stays."), verdict.actions().get(1).notice().map(Verdict.Shown::text));
        assertEquals(List.of("leadership"), verdict.seniors());
        assertEquals(Verdict.Outlook.ARGUABLE, verdict.exception().orElseThrow().outlook());
        assertEquals(
                "Public interest: arguable; leadership decides between removal and a notice.",
                verdict.exception().orElseThrow().sentence());
    }

    @Test
    void what_is_never_excepted_stays_so_beside_what_could_be() throws IOException {
        Verdict verdict = judged(
                minister(),
                rule("one", "bad", "high", "actions: [remove-post]"),
                rule("two", "worse", "low", "actions: [warn]"));
        assertEquals(List.of("remove-post", "warn"), names(verdict));
        assertEquals(
                Verdict.Outlook.IMPOSSIBLE, verdict.exception().orElseThrow().outlook());
        assertEquals(List.of(), verdict.seniors());
    }

    @Test
    void where_no_rule_is_broken_no_exception_is_needed_and_where_none_fires_none_is_weighed() throws IOException {
        assertEquals(
                Verdict.Outlook.NOT_NEEDED,
                judged(minister(), rule("one", "so", "critical", ""))
                        .exception()
                        .orElseThrow()
                        .outlook());
        Verdict nothing = judged(minister(), rule("one", "bad", "high", "").replace("'true'", "'false'"));
        assertEquals(Optional.empty(), nothing.exception());
        assertEquals("none", nothing.severity());
        assertEquals("No rule is broken", nothing.reason());
    }

    @Test
    void a_rule_that_could_not_be_answered_is_told_with_what_is_absent() throws IOException {
        String rule = rule("one", "bad", "high", "").replace("'true'", "author.followers > 10 && reach.views > 3");
        assertEquals(
                List.of(
                        "No rule fires.",
                        "Not answered: one needs author.followers, reach.views, which the case does not tell."),
                judged(rule).sentences());
    }

    @Test
    void at_most_three_unanswered_rules_are_told_by_name() throws IOException {
        String rules = java.util.stream.IntStream.range(0, 6)
                .mapToObj(i -> rule("r" + i, "bad", "high", "").replace("'true'", "author.followers > 10"))
                .collect(Collectors.joining());
        List<String> sentences = judged(rules).sentences();
        assertEquals(5, sentences.size());
        assertEquals("Not answered, too: 3 more rules.", sentences.get(4));
    }

    @Test
    void a_case_that_was_cut_is_told() throws IOException {
        Facts facts = facts().text("content.text", "x".repeat(FactsBuilder.MOST_CHARACTERS + 1))
                .build();
        List<String> sentences = judged(facts, rule("one", "bad", "high", "")).sentences();
        assertEquals(
                "The case is longer than the policy reads; what is beyond was not judged.",
                sentences.get(sentences.size() - 1));
    }

    private Verdict judged(String... rules) throws IOException {
        return judged(facts().build(), rules);
    }

    private Verdict judged(Facts facts, String... rules) throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), BUNDLE + String.join("", rules));
        return assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(folder))
                .policy()
                .evaluate(facts);
    }

    private static String rule(String id, String category, String severity, String... more) {
        StringBuilder rule = new StringBuilder("  - id: " + id + "\n    title: Title " + id + "\n    category: "
                + category + "\n    severity: " + severity + "\n    when: 'true'\n");
        for (String line : more) {
            rule.append("    ").append(line).append('\n');
        }
        return rule.toString();
    }

    private static Facts minister() {
        return facts().text("author.office", "minister").build();
    }

    private static FactsBuilder facts() {
        return Facts.builder(SampleFacts.NOW)
                .time("case.openedAt", SampleFacts.NOW)
                .text("case.state", "open")
                .text("case.kind", "post");
    }

    private static List<String> ids(Verdict verdict) {
        return verdict.fired().stream().map(Fired::id).toList();
    }

    private static List<String> names(Verdict verdict) {
        return verdict.actions().stream().map(Verdict.Action::name).toList();
    }
}
