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
