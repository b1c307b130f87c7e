package casebell.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.text.Findings;
import casebell.policy.text.Mistake;
import casebell.policy.text.NodeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody wrote to do harm ends at a limit, with a message. */
class HostileBundleTest {
    private static final String SOUND = """
            categories: {spam: Spam}
            rules:
              - {id: spam, title: Spam, category: spam, severity: low, when: 'signal("spam", 0.0) >= 0.8'}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_file_of_ten_megabytes_is_refused_unread() throws IOException {
        assertEquals("a file of more than 1 MiB", only("# " + "x".repeat(10 << 20) + "\n" + SOUND));
    }

    @Test
    void a_million_nested_brackets_are_refused_at_the_thirteenth() throws IOException {
        assertEquals("groups and lists more than 12 deep", only("rules: " + "[".repeat(1_000_000)));
        assertEquals("groups and lists more than 12 deep", only("rules: " + "{a: ".repeat(200_000)));
    }

    @Test
    void a_million_nested_blocks_are_refused_at_the_thirteenth() throws IOException {
        assertEquals("groups and lists more than 12 deep", only("rules:\n" + "- ".repeat(400_000)));
    }

    @Test
    void a_bomb_of_aliases_is_never_unfolded() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }
        List<Mistake> mistakes = refused(bomb.toString());
        assertEquals(Findings.MOST + 1, mistakes.size());
        assertTrue(mistakes.stream().anyMatch(m -> m.found().equals("an alias (*name)")));
    }

    @Test
    void as_many_values_as_fit_a_file_are_refused_at_the_limit() throws IOException {
        assertEquals(
                "more than " + NodeReader.MOST_NODES + " values",
                refused("rules: [" + "a,".repeat(500_000) + "]").get(0).found());
    }

    @Test
    void a_hundred_thousand_unknown_keys_are_told_as_a_hundred() throws IOException {
        StringBuilder text = new StringBuilder(SOUND);
        for (int i = 0; i < 40_000; i++) {
            text.append("k").append(i).append(": 1\n");
        }
        List<Mistake> mistakes = refused(text.toString());
        assertEquals(Findings.MOST + 1, mistakes.size());
        assertEquals("more mistakes than 100", mistakes.get(Findings.MOST).found());
    }

    @Test
    void more_files_than_a_bundle_may_have_are_refused() throws IOException {
        for (int i = 0; i < 250; i++) {
            Files.writeString(folder.resolve("f" + i + ".yaml"), "name: x\n");
        }
        assertEquals("more than 200 files or 8 MiB", refused(SOUND).get(0).found());
    }

    @Test
    void more_rules_than_a_bundle_may_have_are_refused() throws IOException {
        StringBuilder text = new StringBuilder("categories: {spam: Spam}\nrules:\n");
        for (int i = 0; i < 1002; i++) {
            text.append("  - {id: r" + i + ", title: Spam, category: spam, severity: low, when: 'true'}\n");
        }
        assertEquals("more than 1000 rules", refused(text.toString()).get(0).found());
    }

    @Test
    void a_pattern_that_takes_ages_elsewhere_is_linear_here_and_one_that_grows_is_refused() throws IOException {
        assertInstanceOf(PolicyReader.Read.Ready.class, read(with("content.text.matches(\"(a+)+$\")")));
        for (String pattern : List.of(
                "((a{1000}){1000}){1000}",
                "(((((a{99}){99}){99}){99}){99})",
                "(a{2,}){999}{2}",
                "x".repeat(201),
                "(" + "x".repeat(180) + "){1000}")) {
            Mistake mistake =
                    refused(with("content.text.matches(\"" + pattern + "\")")).get(0);
            assertTrue(
                    mistake.found().contains("repetitions") || mistake.found().contains("pattern"), mistake::toText);
        }
    }

    @Test
    void long_chains_and_deep_brackets_are_read_or_refused_and_never_overflow() throws IOException {
        for (String condition : List.of(
                "1" + "+1".repeat(1900) + " == 3",
                "!".repeat(3990) + "true",
                "-".repeat(3000) + "1 == 1",
                "(".repeat(1990) + "true" + ")".repeat(1990),
                "[".repeat(1900) + "]".repeat(1900) + " == []",
                "true ? ".repeat(500) + "true" + " : false".repeat(400),
                "{'a':".repeat(600) + "1" + "}".repeat(600) + " == {}",
                "'" + "\\u0041".repeat(600) + "' == ''",
                "labels" + ".filter(x, true)".repeat(200) + " == []",
                "labels" + ".map(x, [x, x])".repeat(200) + " == []")) {
            PolicyReader.Read read = read(with(condition));
            if (read instanceof PolicyReader.Read.Ready ready) {
                ready.policy().evaluate(SampleFacts.NOTHING);
            }
        }
    }

    @Test
    void a_million_brackets_of_a_condition_are_refused_unread() throws IOException {
        assertEquals("conditions of 1000000 characters together", only(with("(".repeat(1_000_000))));
        assertEquals("a text of 4001 characters", only(with("(".repeat(4001))));
    }

    @Test
    void what_doubles_with_each_loop_is_refused() throws IOException {
        for (String condition : List.of(
                "labels" + ".map(x, [x, x])".repeat(40) + " == labels" + ".map(x, [x, x])".repeat(40),
                "labels" + ".map(x, {\"a\": x})".repeat(3) + " == []",
                "labels.all(x, [[x, x]].size() > 1)",
                "labels.all(x, x in [[x, x][0]])")) {
            assertEquals(
                    "a list or a map made within a loop",
                    refused(with(condition)).get(0).found(),
                    condition);
        }
        for (String condition : List.of(
                "labels" + ".map(x, x + x)".repeat(40) + " == []",
                "labels.exists(x, (content.text + content.text).contains(x))",
                "labels.map(x, content.refersTo + content.refersTo) == []",
                "labels.filter(x, labels + labels == labels) == []")) {
            assertEquals(
                    "texts or lists joined within a loop",
                    refused(with(condition)).get(0).found(),
                    condition);
        }
        for (String condition : List.of(
                "reports.exists(r, has(r.by) && r.by in [\"target\", \"representative\"])",
                "labels.map(x, size(x) + 1).filter(n, n > 3).size() > 1",
                "author.strikes.exists(s, s.at + duration(\"24h\") > now)",
                "labels.exists(x, x in [author.handle, \"x\"])")) {
            assertInstanceOf(PolicyReader.Read.Ready.class, read(with(condition)), condition);
        }
    }

    @Test
    void a_thousand_rules_of_the_greatest_length_are_refused_before_any_is_read() throws IOException {
        String condition = "reach.views / 2 == 17 || ".repeat(159) + "true";
        for (int file = 0; file < 4; file++) {
            StringBuilder text = new StringBuilder("rules:\n");
            for (int i = 0; i < 250; i++) {
                text.append("  - {id: r%d, title: Spam, category: spam, severity: low, when: '%s'}\n"
                        .formatted(file * 250 + i, condition));
            }
            Files.writeString(folder.resolve("r" + file + ".yaml"), text);
        }
        assertEquals(
                "conditions of " + (1000 * condition.length() + 26) + " characters together",
                refused(SOUND).get(0).found());
    }

    @Test
    void a_list_of_ten_megabytes_is_refused_unread_and_a_hundred_thousand_terms_are_told_once() throws IOException {
        Files.createDirectory(folder.resolve("terms"));
        Files.writeString(folder.resolve("terms/large.txt"), "some words\n".repeat(1_000_000));
        assertEquals("a file of more than 1 MiB", only(SOUND));
        for (String name : List.of("large", "more", "most")) {
            StringBuilder terms = new StringBuilder();
            for (int i = 0; i < 90_000; i++) {
                terms.append(name).append(i).append('\n');
            }
            Files.writeString(folder.resolve("terms/" + name + ".txt"), terms);
        }
        assertEquals("more than 20000 terms in the bundle", only(SOUND));
    }

    @Test
    void patterns_of_a_bundle_are_bounded_together_and_so_is_reading_the_texts_of_its_tests() throws IOException {
        StringBuilder rules = new StringBuilder("categories: {spam: Spam}\nrules:\n");
        for (int i = 0; i < 1000; i++) {
            rules.append("  - {id: r" + i + ", title: T, category: spam, severity: low, when: '"
                    + "content.text.matches(\"(.*x){50}" + i + "\")'}\n");
        }
        List<Mistake> mistakes = refused(rules.toString());
        assertEquals("patterns that together become too large", mistakes.get(0).found());
        assertEquals(Findings.MOST + 1, mistakes.size());
        StringBuilder tests = new StringBuilder(with("content.text.matches(\"(.*x){300}q\")")).append("tests:\n");
        for (int i = 0; i < 20; i++) {
            tests.append("  - {name: t" + i + ", facts: {content: {text: '" + "x".repeat(19_000)
                    + "'}}, expect: {rules: []}}\n");
        }
        assertTrue(refused(tests.toString()).get(0).found().startsWith("texts too long for the patterns of the rules"));
    }

    @Test
    void what_is_wrong_after_the_hundredth_mistake_is_not_taken_for_right() throws IOException {
        StringBuilder rules = new StringBuilder("categories: {spam: Spam}\nrules:\n");
        for (int i = 0; i < 900; i++) {
            rules.append("  - {id: r" + i + ", title: T, category: spam, severity: low, when: '"
                    + "content.text.matches(\"([a-z]+" + i + "(x|y|[^k])){300}z\")'}\n");
        }
        List<Mistake> mistakes = refused(rules.toString());
        assertEquals("a pattern that becomes too large", mistakes.get(0).found());
        assertEquals(Findings.MOST + 1, mistakes.size());
    }

    @Test
    void conditions_of_exceptions_count_and_so_do_exceptions_tests_and_names() throws IOException {
        String condition = "reach.views / 2 == 17 || ".repeat(150) + "true";
        StringBuilder text = new StringBuilder(SOUND).append("exceptions:\n");
        for (int i = 0; i < 20; i++) {
            text.append(
                    "  - {id: e%d, title: T, gate: '%s', criteria: [{title: A, when: '%s'}], likened: '%s', decided-by: [lead], "
                            .formatted(i, condition, condition, condition));
            text.append("factors: [{title: F, speaks: for, when: '%s'}]}\n".formatted(condition));
        }
        assertEquals(
                "conditions of " + (20 * 4 * condition.length() + 26) + " characters together", only(text.toString()));
        text.setLength(0);
        text.append(SOUND).append("exceptions:\n");
        for (int i = 0; i <= 100; i++) {
            text.append(
                    "  - {id: e%d, title: T, criteria: [{title: A, when: 'true'}], decided-by: [lead]}\n".formatted(i));
        }
        assertEquals("more than 100 exceptions", only(text.toString()));
        text.setLength(0);
        text.append(SOUND).append("tests:\n");
        for (int i = 0; i <= 5000; i++) {
            text.append("  - {name: t%d, expect: {rules: []}}\n".formatted(i));
        }
        assertEquals("more than 5000 tests", only(text.toString()));
        text.setLength(0);
        text.append(SOUND).append("ladders:\n");
        for (int i = 0; i <= 500; i++) {
            text.append("  l%d: L\n".formatted(i));
        }
        assertEquals("more than 500 under 'ladders'", only(text.toString()));
    }

    @Test
    void mistakes_of_two_hundred_files_are_told_up_to_a_thousand() throws IOException {
        for (int file = 0; file < 150; file++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                text.append("k").append(i).append(": 1\n");
            }
            Files.writeString(folder.resolve("f" + file + ".yaml"), text);
        }
        List<Mistake> mistakes = refused(SOUND);
        assertEquals(1001, mistakes.size());
        assertEquals("more mistakes than 1000", mistakes.get(1000).found());
    }

    @Test
    void ladders_that_lead_to_each_other_cannot_be_written() throws IOException {
        List<Mistake> mistakes = refused(SOUND + """
                strikes:
                  a: {title: A, category: spam, expire: 1d, steps: [{from: 1, do: {by-strikes: b}}]}
                  b: {title: B, category: spam, expire: 1d, steps: [{from: 1, by-strikes: a}]}
                """);
        assertEquals("a group of keys", mistakes.get(0).found());
        assertEquals("the unknown key 'by-strikes'", mistakes.get(1).found());
    }

    @Test
    void names_that_look_alike_are_not_names() throws IOException {
        for (String alike : List.of("sp\u0430m", "Spam", "\uff53pam", "spa\u217f", "sp-\u0430m")) {
            assertEquals("'" + alike + "'", only(SOUND.replace("id: spam", "id: " + alike)));
        }
    }

    @Test
    void bytes_that_are_no_text_are_named_with_their_line() throws IOException {
        byte[] text = (SOUND + "name: x\u00ff\n").getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("rules.yaml"), text);
        Mistake mistake = assertInstanceOf(PolicyReader.Read.Refused.class, PolicyReader.read(folder))
                .mistakes()
                .get(0);
        assertEquals(
                "rules.yaml:4:1\n  found     bytes that are not UTF-8\n  expected  text in UTF-8", mistake.toText());
    }

    @Test
    void a_folder_that_is_none_is_refused() throws IOException {
        Path none = folder.resolve("none");
        assertEquals("no such folder", found(PolicyReader.read(none)));
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals("a file", found(PolicyReader.read(file)));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertEquals("a folder without *.yaml files", found(PolicyReader.read(empty)));
    }

    private static String with(String condition) {
        return SOUND.replace("'signal(\"spam\", 0.0) >= 0.8'", "'" + condition.replace("'", "''") + "'");
    }

    private static String found(PolicyReader.Read read) {
        return assertInstanceOf(PolicyReader.Read.Refused.class, read)
                .mistakes()
                .get(0)
                .found();
    }

    private String only(String text) throws IOException {
        List<Mistake> mistakes = refused(text);
        assertEquals(1, mistakes.size(), mistakes::toString);
        return mistakes.get(0).found();
    }

    private List<Mistake> refused(String text) throws IOException {
        return assertInstanceOf(PolicyReader.Read.Refused.class, read(text)).mistakes();
    }

    private PolicyReader.Read read(String text) throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), text);
        return PolicyReader.read(folder);
    }
}
