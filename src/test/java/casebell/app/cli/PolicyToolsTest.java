package casebell.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.config.ConfigLoader;
import casebell.policy.PolicyReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import picocli.CommandLine;

class PolicyToolsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine casebell = CommandTable.of(
                    new ConfigLoader(Map.of(), CLOCK), Mockito.mock(Jobs.class), CLOCK)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));

    @TempDir
    private Path folder;

    @Test
    void the_shipped_policy_is_in_order_and_its_tests_pass() {
        assertEquals(0, casebell.execute("policy", "check", "config/policy"));
        assertTrue(
                out.toString()
                        .matches("The policy casebell-default is in order: \\d+ rules, \\d+ tests\\.\\R"
                                + "Owner: The team's policy owners\\R"
                                + "Revision sha256:[0-9a-f]{64}\\R"),
                out::toString);
        assertEquals("", err.toString());
    }

    @Test
    void a_failing_test_and_its_difference_are_named_and_the_exit_code_says_so() throws IOException {
        bundle("expect: {rules: [], approvals: 2}");
        assertEquals(1, casebell.execute("policy", "check", folder.toString()));
        assertEquals("", out.toString());
        assertTrue(err.toString().contains("test 'Spam is spam', rules"), err::toString);
        assertTrue(err.toString().contains("found     spam\n  expected  none"), err::toString);
        assertTrue(err.toString().contains("found     1 (rules: spam)\n  expected  2"), err::toString);
        assertTrue(err.toString().endsWith("cannot be used: 2 mistakes." + System.lineSeparator()), err::toString);
    }

    @Test
    void rules_that_no_test_reaches_are_named_and_do_not_fail() throws IOException {
        bundle("expect: {severity: low}");
        assertEquals(0, casebell.execute("policy", "check", folder.toString()));
        assertTrue(out.toString().contains("1 rule, 1 test."), out::toString);
        assertTrue(out.toString().contains("No test says when these rules do not fire: spam"), out::toString);
    }

    @Test
    void a_folder_that_is_not_there_is_said_in_a_sentence() {
        assertEquals(
                1, casebell.execute("policy", "check", folder.resolve("none").toString()));
        assertTrue(err.toString().contains("found     no such folder"), err::toString);
    }

    @Test
    void the_tests_are_run_and_named() throws IOException {
        bundle("expect: {severity: low}");
        assertEquals(0, casebell.execute("policy", "test", "--list", folder.toString()));
        assertEquals("passed  Spam is spam\n1 test passed, 1 rule.\n", told());
    }

    @Test
    void coverage_names_what_no_test_reaches_and_ends_with_1() throws IOException {
        bundle("expect: {severity: low}");
        assertEquals(1, casebell.execute("policy", "coverage", folder.toString()));
        assertEquals("""
                Of 1 rule, 1 fire in a test and 0 are said not to fire in one ('not').
                No test says when these rules do not fire: spam
                Branches (sides of ||, steps of ladders, notices): of 0, 0 are reached by a test.
                """, told());
        assertEquals(0, casebell.execute("policy", "coverage", "config/policy"));
    }

    @Test
    void facts_are_judged_line_by_line_and_a_wrong_line_stops_no_other() throws IOException {
        bundle("expect: {severity: low}");
        Path facts = folder.resolve("facts.jsonl");
        Files.writeString(facts, """
                {"signals": {"spam": 0.9}, "now": "2026-04-14T12:00:00Z"}

                {"author": {"folowers": 3}}
                {"signals": {"spam": 0.1}}
                """);
        assertEquals(1, casebell.execute("policy", "evaluate", "-p", folder.toString(), facts.toString()));
        List<String> verdicts = told().lines().toList();
        assertEquals(2, verdicts.size(), told());
        assertEquals(
                "{\"revision\":\"" + revision()
                        + "\",\"severity\":\"low\",\"reason\":\"Spam\",\"rules\":[{\"id\":\"spam\","
                        + "\"title\":\"Spam\",\"category\":\"spam\",\"severity\":\"low\",\"violation\":true}],\"actions\":[],"
                        + "\"approvals\":1,\"seniors\":[],\"asks\":[],\"duties\":[],\"strikes\":[],"
                        + "\"why\":{\"fired\":[{\"rule\":\"spam\",\"facts\":{\"signals[\\\"spam\\\"]\":\"spam 0.9\"}}],\"close\":[],\"unanswered\":[]},"
                        + "\"explanation\":[\"Spam (spam, low): spam 0.9.\"]}",
                verdicts.get(0));
        assertTrue(verdicts.get(1).contains("\"severity\":\"none\""), verdicts.get(1));
        assertTrue(err.toString().contains("facts.jsonl, line 3:1:13  facts"), err::toString);
        assertTrue(err.toString().contains("did you mean 'author.followers'?"), err::toString);
    }

    @Test
    void one_object_over_several_lines_is_explained() throws IOException {
        bundle("expect: {severity: low}");
        Path facts = folder.resolve("facts.json");
        Files.writeString(facts, "{\n  \"signals\": {\"spam\": 0.75}\n}\n");
        assertEquals(0, casebell.execute("policy", "explain", "--policy=" + folder, facts.toString()));
        assertTrue(told().startsWith("reason     No rule is broken\n"), told());
        assertTrue(told().contains("spam is 0.75, the rule asks for >= 0.8"), told());
    }

    @Test
    void hostile_facts_are_refused_with_a_sentence() throws IOException {
        bundle("expect: {severity: low}");
        for (String text : new String[] {
            "[".repeat(100_000) + "}",
            "{\"a\":" + "[".repeat(1000) + "}",
            "{\"now\": \"yesterday\"}",
            "nonsense",
            "{\"a\": 1} {\"b\": 2}",
            "{\"author\": {\"office\": \"none\", \"office\": \"party\"}}"
        }) {
            Path facts = folder.resolve("facts.json");
            Files.writeString(facts, text);
            assertEquals(1, casebell.execute("policy", "evaluate", "-p", folder.toString(), facts.toString()), text);
            assertTrue(err.toString().contains("found     "), err::toString);
            assertEquals("", told());
        }
    }

    @Test
    void what_is_no_text_in_utf_8_is_refused_and_never_read_as_another_text() throws IOException {
        bundle("expect: {severity: low}");
        Path facts = folder.resolve("facts.json");
        Files.write(facts, "{\"labels\": [\"\u00e4\"]}".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(1, casebell.execute("policy", "evaluate", "-p", folder.toString(), facts.toString()));
        assertEquals("", told());
        assertTrue(
                err.toString().contains("facts.json is not text in UTF-8; save it so, and try again"), err::toString);
    }

    @Test
    void a_change_is_told_by_rule_and_by_case() throws IOException {
        bundle("expect: {severity: low}");
        Path other = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-after"));
        String text = Files.readString(folder.resolve("rules.yaml"));
        Files.writeString(
                other.resolve("rules.yaml"),
                "# a comment means nothing\n"
                        + text.replace(">= 0.8", ">= 0.95").replace("severity: low}\n", "severity: none}\n"));
        assertEquals(0, casebell.execute("policy", "diff", folder.toString(), other.toString()));
        assertEquals("""
                ~ rule spam: condition signal("spam", 0.0) >= 0.8 -> signal("spam", 0.0) >= 0.95

                Case 'Spam is spam'
                  fires no more: spam
                  severity low -> none

                1 difference; the verdict changes in 1 of 1 tested case.
                """, told());
        assertEquals(0, casebell.execute("policy", "diff", folder.toString(), folder.toString()));
        assertTrue(told().endsWith("Both policies say the same.\n"), told());
    }

    @Test
    void a_rule_that_looks_at_the_party_is_found() throws IOException {
        bundle("expect: {severity: low}");
        assertEquals(0, casebell.execute("policy", "parity", folder.toString()));
        Files.writeString(folder.resolve("partial.yaml"), """
                rules:
                  - id: partial
                    title: One party is treated differently
                    category: spam
                    severity: medium
                    when: signal("spam", 0.0) >= 0.8 && has(author.party) && author.party == "party-b"
                """);
        assertEquals(1, casebell.execute("policy", "parity", "--all", folder.toString()));
        assertTrue(told().contains("author.party absent -> party-b in 'Spam is spam'\n  fires now: partial\n"), told());
        assertTrue(told().contains("partial: differs by author.party in 1 pair\n"), told());
    }

    @Test
    void the_shipped_policy_treats_like_cases_alike() {
        assertEquals(0, casebell.execute("policy", "parity"), () -> told() + err);
        assertTrue(told().contains(" 0 by something else than the office."), told());
    }

    private String told() {
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    private String revision() {
        return ((PolicyReader.Read.Ready) PolicyReader.read(folder)).policy().revision();
    }

    private void bundle(String expectation) throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), """
                categories: {spam: Spam}
                rules:
                  - {id: spam, title: Spam, category: spam, severity: low, when: 'signal("spam", 0.0) >= 0.8'}
                tests:
                  - name: Spam is spam
                    facts: {signals: {spam: 0.9}}
                    %s
                """.formatted(expectation));
    }

    @Test
    void a_replay_says_how_many_cases_change_and_writes_its_report() throws IOException {
        bundle("expect: {severity: low}");
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(
                other.resolve("rules.yaml"),
                Files.readString(folder.resolve("rules.yaml")).replace("severity: low", "severity: high"));
        Path cases = folder.resolve("cases.jsonl");
        Files.writeString(cases, "{\"signals\": {\"spam\": 0.95}}\n{\"signals\": {\"spam\": 0.1}}\nnonsense\n");
        Path bundle = Files.createDirectory(folder.resolve("one"));
        Files.move(folder.resolve("rules.yaml"), bundle.resolve("rules.yaml"));
        Path report = folder.resolve("report/change");
        assertEquals(
                0,
                casebell.execute(
                        "policy",
                        "replay",
                        bundle.toString(),
                        other.toString(),
                        "--cases",
                        cases.toString(),
                        "-r",
                        report.toString()),
                err::toString);
        assertTrue(told().startsWith("Of 2 cases, 1 would get another verdict.\nReport: "), told());
        assertTrue(err.toString().contains("1 entry could not be read; the report names the first."), err::toString);
        assertTrue(Files.readString(folder.resolve("report/change.json")).contains("\"severity low -> high\" : 1"));
        assertTrue(
                Files.readString(folder.resolve("report/change-changes.jsonl")).contains("\"name\":\"line 1\""));
        assertTrue(Files.readString(folder.resolve("report/change.html"))
                .contains("1 of 2 cases would get another verdict"));
    }

    @Test
    void files_are_formatted_and_those_that_cannot_be_are_left_and_named() throws IOException {
        Path bundle = Files.createDirectory(folder.resolve("bundle"));
        Files.writeString(bundle.resolve("a.yaml"), "categories:   {c: C}   # why\n");
        Files.writeString(bundle.resolve("b.yaml"), "rules: [\n");
        assertEquals(1, casebell.execute("policy", "fmt", "--check", bundle.toString()));
        assertTrue(told().startsWith("a.yaml\n1 file not in canonical form.\n"), told());
        assertEquals("categories:   {c: C}   # why\n", Files.readString(bundle.resolve("a.yaml")));
        assertEquals(1, casebell.execute("policy", "fmt", bundle.toString()));
        assertEquals("categories: # why\n  c: C\n", Files.readString(bundle.resolve("a.yaml")));
        assertEquals("rules: [\n", Files.readString(bundle.resolve("b.yaml")));
        assertTrue(err.toString().contains("b.yaml:"), err::toString);
        assertEquals(1, casebell.execute("policy", "fmt", "--check", bundle.toString()));
        assertTrue(told().endsWith("\n1 file cannot be brought into canonical form.\n"), told());
    }

    @Test
    void an_explanation_drafts_what_the_police_might_be_told_and_names_nobody() throws IOException {
        Path facts = folder.resolve("facts.json");
        Files.writeString(facts, """
                {"now": "2026-04-14T12:00:00Z", "signals": {"violent-threat": 0.97},
                 "author": {"handle": "SECRET-HANDLE", "displayName": "SECRET NAME"},
                 "content": {"text": "SECRET WORDS"},
                 "target": {"office": "legislator", "standing": "public-figure", "handle": "SECRET-TARGET"}}
                """);
        assertEquals(0, casebell.execute("policy", "explain", facts.toString()), err::toString);
        assertTrue(told().contains("DRAFT, not sent. Information under Article 18"), told());
        assertTrue(told().contains("a person in or seeking public office"), told());
        assertTrue(
                told().contains("- A direct threat of violence against a person (violent-threat.direct, high)"),
                told());
        assertTrue(!told().contains("SECRET"), told());
    }
}
