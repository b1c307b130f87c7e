package casebell.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest and the most hostile bundles are read in a heap of 64 MiB, one after the other, each to the end of its limits. */
class SmallHeapTest {
    private static final String RULE = """
            categories: {spam: Spam}
            rules:
              - {id: spam, title: Spam, category: spam, severity: low, when: '%s'}
            """;

    @TempDir
    private Path folder;

    private final Map<String, String> expected = new TreeMap<>();

    @Test
    void whatever_is_in_a_bundle_64_megabytes_are_enough() throws Exception {
        bundle("brackets", "groups and lists more than 12 deep", "rules: " + "[".repeat(1_000_000));
        bundle("blocks", "groups and lists more than 12 deep", "rules:\n" + "- ".repeat(500_000));
        bundle("long-file", "a file of more than 1 MiB", "# " + "x".repeat(10 << 20));
        bundle("aliases", "an anchor (&name)", aliases());
        bundle("parentheses", "conditions of 1000000 characters together", RULE.formatted("(".repeat(1_000_000)));
        bundle(
                "loops",
                "a list or a map made within a loop",
                RULE.formatted("labels" + ".map(x, [x, x])".repeat(90) + " == []"));
        bundle(
                "pattern",
                "repetitions that multiply to more than 1000",
                RULE.formatted("content.text.matches(\"((a{1000}){1000}){1000}\")"));
        bundle("patterns", "a pattern that becomes too large", "categories: {spam: Spam}");
        more(
                "patterns",
                "f%d.yaml",
                i -> "rules:\n"
                        + joined(
                                200,
                                "",
                                n -> ("  - {id: r%d-%d, title: T, category: spam, severity: low, when: "
                                                + "'content.text.matches(\"([a-z]+%d(x|y|[^k])){300}z\")'}\n")
                                        .formatted(i, n, n)));
        bundle("exceptions", "more than 100 exceptions", RULE.formatted("true"));
        file(
                "exceptions",
                "exceptions.yaml",
                "exceptions:\n"
                        + joined(
                                3000,
                                "",
                                n ->
                                        "  - {id: e%d, title: T, criteria: [{title: A, when: 'author.followers > %d'}], decided-by: [lead]}\n"
                                                .formatted(n, n)));
        bundle("lines", "the unknown key 'nmae'", RULE.formatted("true"));
        more("lines", "f%d.yaml", i -> "\n".repeat(1_000_000) + "nmae: x\n");
        String condition = "reach.views / 2 == 17 || ".repeat(159) + "true";
        bundle("long-rules", "conditions of 5570604 characters together", RULE.formatted("true"));
        more(
                "long-rules",
                "f%d.yaml",
                i -> "rules:\n"
                        + joined(
                                200,
                                "",
                                n -> "  - {id: r%d-%d, title: T, category: spam, severity: low, when: '%s'}\n"
                                        .formatted(i, n, condition)));
        bundle("terms", "more than 20000 terms in the bundle", RULE.formatted("true"));
        more("terms", "terms/t%d.txt", i -> joined(70_000, "\n", n -> "t" + i + "x" + n));
        bundle("wide-terms", "terms that together need a table of more than 8000000 cells", RULE.formatted("true"));
        file(
                "wide-terms",
                "terms/t.txt",
                joined(19_000, "\n", n -> Character.toString(0x4E00 + n).repeat(11)));
        bundle("many-terms", "ready", RULE.formatted("content.text.mentions(\"t\")"));
        file("many-terms", "terms/t.txt", joined(20_000, "\n", n -> "a term " + Integer.toString(n * 7919, 36)));
        assertEquals(
                expected.entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue())
                        .collect(Collectors.joining("\n")),
                read());
    }

    private String read() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                ReadBundles.class.getName()));
        expected.keySet().forEach(name -> command.add(folder.resolve(name).toString()));
        File complaints = folder.resolve("complaints.txt").toFile();
        Process process = new ProcessBuilder(command)
                .redirectError(complaints) // the JVM's own warnings go there too
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said + Files.readString(complaints.toPath()));
        return said.strip().replace("\r", "");
    }

    private static String aliases() {
        return "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
                + joined(40, "", i -> "b%d: &b%d [%s]\n".formatted(i, i, ("*a" + i + ", ").repeat(9)));
    }

    private static String joined(int count, String between, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(between));
    }

    private void bundle(String name, String found, String rules) throws IOException {
        expected.put(name, found);
        file(name, "r.yaml", rules);
    }

    private void more(String name, String files, IntFunction<String> text) throws IOException {
        for (int i = 0; i < 7; i++) {
            file(name, files.formatted(i), text.apply(i));
        }
    }

    private void file(String bundle, String name, String text) throws IOException {
        Path path = folder.resolve(bundle).resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
