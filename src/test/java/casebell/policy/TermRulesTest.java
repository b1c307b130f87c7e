package casebell.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.facts.Facts;
import casebell.policy.facts.FactsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of terms in the conditions of a bundle. */
class TermRulesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write_lists() throws IOException {
        Files.createDirectory(folder.resolve("terms"));
        Files.writeString(folder.resolve("terms/threats.txt"), "we know where you live\nwatch your back\n");
        Files.writeString(folder.resolve("terms/spam.txt"), "buy ... followers\n");
    }

    @Test
    void the_explanation_names_the_list_and_how_often_and_no_word_of_the_post_or_the_list() throws IOException {
        Policy policy = policy("content.text.mentions(\"threats\") || content.text.mentions(\"spam\")");
        Verdict verdict = policy.evaluate(text("Watch your back, WE KNOW where you live. Watch your back!"));
        assertEquals(List.of("R (r, low): content.text given; terms threats (3)."), verdict.sentences());
        assertEquals(
                List.of("No rule fires."),
                policy.evaluate(text("Watch the back")).sentences());
    }

    @Test
    void an_absent_text_cannot_be_answered() throws IOException {
        Policy policy = policy("content.text.mentions(\"threats\")");
        assertEquals(
                List.of("No rule fires.", "Not answered: r needs content.text, which the case does not tell."),
                policy.evaluate(SampleFacts.NOTHING).sentences());
        assertEquals(
                List.of("No rule fires.", "Not answered: r needs content.text, which the case does not tell."),
                policy("!content.text.mentions(\"threats\")")
                        .evaluate(SampleFacts.NOTHING)
                        .sentences());
        assertEquals(
                List.of("No rule fires."),
                policy("has(content.text) && content.text.mentions(\"threats\")")
                        .evaluate(SampleFacts.NOTHING)
                        .sentences());
    }

    @Test
    void texts_of_items_are_looked_at_one_by_one() throws IOException {
        Policy policy = policy("reports.exists(r, has(r.reason) && r.reason.mentions(\"threats\"))");
        Facts facts = facts().item("reports", r -> r.text("reason", "they wrote: watch your back"))
                .item("reports", r -> r.text("by", "target"))
                .item("reports", r -> r.text("reason", "other"))
                .build();
        assertEquals(
                List.of("R (r, low): reports reason given (2); terms threats (1)."),
                policy.evaluate(facts).sentences());
    }

    @Test
    void a_changed_a_renamed_and_a_removed_list_is_another_revision() throws IOException {
        String when = "content.text.mentions(\"threats\")";
        String first = policy(when).revision();
        Files.writeString(folder.resolve("terms/spam.txt"), "buy followers\n");
        String second = policy(when).revision();
        Files.move(folder.resolve("terms/spam.txt"), folder.resolve("terms/advertising.txt"));
        String third = policy(when).revision();
        Files.delete(folder.resolve("terms/advertising.txt"));
        String fourth = policy(when).revision();
        assertNotEquals(first, second);
        assertNotEquals(second, third);
        assertNotEquals(third, fourth);
    }

    @Test
    void a_changed_list_is_told_as_a_change_of_the_rules_that_ask_for_it() throws IOException {
        String when = "content.text.mentions(\"threats\")";
        Policy before = policy(when);
        Files.writeString(folder.resolve("terms/spam.txt"), "something else\n");
        Files.writeString(
                folder.resolve("terms/threats.txt"), "# other order\nWatch your back\nWE know where you live\n");
        assertEquals(List.of(), BundleDiff.between(before, policy(when)));
        Files.writeString(folder.resolve("terms/threats.txt"), "watch your back\n");
        List<String> lines = BundleDiff.between(before, policy(when));
        assertEquals(1, lines.size(), lines::toString);
        assertTrue(
                lines.get(0)
                        .matches("~ rule r: terms threats \\(2 terms, [0-9a-f]{8}\\)"
                                + " -> threats \\(1 term, [0-9a-f]{8}\\)"),
                lines::toString);
    }

    private Policy policy(String when) throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), """
                categories: {c: C}
                rules:
                  - {id: r, title: R, category: c, severity: low, when: '%s'}
                """.formatted(when));
        return assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(folder))
                .policy();
    }

    private static Facts text(String text) {
        return facts().text("content.text", text).build();
    }

    private static FactsBuilder facts() {
        return Facts.builder(SampleFacts.NOW)
                .time("case.openedAt", SampleFacts.NOW)
                .text("case.state", "open")
                .text("case.kind", "post");
    }
}
