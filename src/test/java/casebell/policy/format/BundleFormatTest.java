package casebell.policy.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.BundleDiff;
import casebell.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class BundleFormatTest {
    private static final Path SHIPPED = Path.of("config/policy");

    @TempDir
    private Path folder;

    @Test
    void a_comment_at_the_beginning_of_a_list_in_brackets_is_told_and_the_file_left() {
        BundleFormat.Formatted.Kept kept = assertInstanceOf(
                BundleFormat.Formatted.Kept.class, BundleFormat.format("a.yaml", "rules: [ # of the list\n  a ]\n"));
        assertTrue(kept.why().startsWith("a comment stands within brackets"), kept::why);
        assertEquals("rules:\n  a: b # of a\n  c: d\n", formatted("rules: {a: b, # of a\n  c: d}\n"));
    }

    @Test
    void comments_put_anywhere_are_kept_or_the_file_is_left_and_twice_is_as_once() throws IOException {
        Random chance = new Random(20260414);
        int written = 0;
        for (String file : List.of("bundle.yaml", "standing.yaml", "tests-unread.yaml")) {
            List<String> lines = Files.readAllLines(SHIPPED.resolve(file));
            for (int i = 0; i < 150; i++) {
                String text = commented(lines, chance);
                if (BundleFormat.format(file, text) instanceof BundleFormat.Formatted.Text formatted) {
                    written++;
                    assertEquals(
                            text.split("# new ", -1).length, formatted.text().split("# new ", -1).length, text);
                    assertEquals(formatted, BundleFormat.format(file, formatted.text()), text);
                }
            }
        }
        assertTrue(written > 100, "written: " + written);
    }

    private static String commented(List<String> lines, Random chance) {
        StringBuilder text = new StringBuilder();
        int first = chance.nextInt(lines.size());
        int second = chance.nextInt(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (i != first && i != second) {
                text.append(line).append('\n');
                continue;
            }
            int cut = chance.nextInt(line.length() + 1);
            switch (chance.nextInt(3)) {
                case 0 -> text.append(" ".repeat(chance.nextInt(10)) + "# new " + i + "\n" + line + "\n");
                case 1 -> text.append(line).append(" # new ").append(i).append('\n');
                default ->
                    text.append(line, 0, cut)
                            .append(" # cut\n")
                            .append(" ".repeat(chance.nextInt(10)))
                            .append(line.substring(cut))
                            .append('\n');
            }
        }
        return text.toString();
    }

    @Test
    void keys_get_their_order_and_comments_move_with_them() {
        assertEquals("""
                # of the file
                name: demo # of the name

                categories:
                  spam: Spam

                rules:
                  # of the rule
                  - id: spam
                    title: "Spam: all of it"
                    # of the category
                    category: spam
                    severity: low
                    when: signal("spam", 0.0) >= 0.8 && !("a   b" in labels)
                    actions: [remove-post, {do: lock-account, for: 3d}] # of the actions
                  - id: other
                    severity: low
                    actions:
                      - remove-post
                      # of one action
                      - warn
                # at the end
                """, formatted("""
                # of the file
                name:    demo # of the name
                rules:
                # of the rule
                - severity: "low"
                  id: 'spam'
                  title: "Spam: all of it"
                  when: >-
                     signal("spam", 0.0)   >= 0.8
                       && !("a   b" in labels)
                  actions: [ remove-post,
                     {do: lock-account, for: 3d}] # of the actions
                  # of the category
                  category: spam
                - id: other
                  severity: low
                  actions:
                     - remove-post
                     # of one action
                     - warn
                categories: {spam: Spam}
                # at the end
                """));
    }

    @Test
    void long_conditions_are_broken_before_operators_and_never_in_quotes() {
        String quoted = "\"" + "x && y || ".repeat(12) + "\" in labels";
        String text = formatted(
                "rules:\n  - id: a\n    when: '" + quoted + " && (signal(\"spam\", 0.0) >= 0.8 || "
                        + "author.strikes.exists(s, has(s.at) && now - s.at < duration(\"8760h\")) || signal(\"harassment\", 0.0) >= 0.75)'\n");
        assertEquals(
                "rules:\n  - id: a\n    when: >-\n      " + quoted + "\n"
                        + "      && (signal(\"spam\", 0.0) >= 0.8\n"
                        + "          || author.strikes.exists(s, has(s.at) && now - s.at < duration(\"8760h\"))\n"
                        + "          || signal(\"harassment\", 0.0) >= 0.75)\n",
                text);
    }

    @Test
    void what_yaml_takes_for_something_else_keeps_its_quotes() {
        String text =
                "categories:\n  a: \"true\"\n  b: \"- x\"\n  c: \"#1\"\n  d: \"x: y\"\n  e: it's fine, [really]\n  f: \"12\"\n";
        assertEquals(text, formatted(text));
    }

    @Test
    void a_file_with_mistakes_is_refused_with_them() {
        assertInstanceOf(BundleFormat.Formatted.Refused.class, BundleFormat.format("a.yaml", "rules: [a: b"));
        assertInstanceOf(BundleFormat.Formatted.Refused.class, BundleFormat.format("a.yaml", "a: &x 1\nb: *x\n"));
        assertInstanceOf(BundleFormat.Formatted.Refused.class, BundleFormat.format("a.yaml", "a: 1\na: 2\n"));
        assertInstanceOf(BundleFormat.Formatted.Refused.class, BundleFormat.format("a.yaml", ""));
    }

    @TestFactory
    Stream<DynamicTest> the_shipped_policy_is_in_canonical_form() throws IOException {
        return shipped().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    String text = Files.readString(file);
                    assertEquals(text, formatted(text));
                }));
    }

    @Test
    void the_shipped_policy_says_the_same_after_its_lines_were_spoilt_and_formatted() throws IOException {
        Random chance = new Random(11);
        for (Path file : shipped()) {
            String spoilt = Files.readString(file).replaceAll("(?m)^( +when: )(?!>)", "$1   ");
            StringBuilder text = new StringBuilder();
            spoilt.lines().forEach(l -> {
                boolean isEntry = l.startsWith("  - id:") || l.startsWith("  - name:");
                text.append(isEntry && chance.nextBoolean() ? "\n\n" : "")
                        .append(l)
                        .append('\n');
            });
            Files.writeString(folder.resolve(file.getFileName()), formatted(text.toString()));
        }
        Path terms = SHIPPED.resolve("terms");
        if (Files.isDirectory(terms)) {
            Files.createDirectories(folder.resolve("terms"));
            try (Stream<Path> all = Files.list(terms)) {
                for (Path list : all.toList()) {
                    Files.copy(list, folder.resolve("terms").resolve(list.getFileName()));
                }
            }
        }
        assertEquals(
                List.of(),
                BundleDiff.between(
                        assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(SHIPPED))
                                .policy(),
                        assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(folder))
                                .policy()));
    }

    /** Formats, and holds that formatting twice changes nothing. */
    private static String formatted(String text) {
        BundleFormat.Formatted once = BundleFormat.format("file.yaml", text);
        String form = assertInstanceOf(BundleFormat.Formatted.Text.class, once, once::toString)
                .text();
        BundleFormat.Formatted twice = BundleFormat.format("file.yaml", form);
        assertEquals(
                form, assertInstanceOf(BundleFormat.Formatted.Text.class, twice).text());
        return form;
    }

    private static List<Path> shipped() throws IOException {
        try (Stream<Path> all = Files.list(SHIPPED)) {
            List<Path> files =
                    all.filter(p -> p.toString().endsWith(".yaml")).sorted().toList();
            assertTrue(files.size() >= 6);
            return files;
        }
    }
}
