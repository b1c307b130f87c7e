package casebell.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.cli.CommandTable;
import casebell.app.config.ConfigLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PolicyCheckTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine casebell = CommandTable.of(new ConfigLoader(Map.of(), CLOCK), new HouseJobs(CLOCK))
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
}
