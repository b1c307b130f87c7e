package casebell.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.app.config.ConfigLoader;
import casebell.app.config.Settings;
import casebell.audit.Entry;
import casebell.audit.Export;
import casebell.audit.Json;
import casebell.audit.Link;
import casebell.policy.replay.CaseStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What {@code audit verify} says about each damage, with its exit code; {@code -Dgolden.write=true} writes the texts anew. */
class AuditVerifyTest {
    private static final Path FOLDER = Path.of("src/test/resources/casebell/app/cli/audit-verify");
    private static final Instant NOW = Instant.parse("2026-04-14T10:00:00Z");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> says_what_the_golden_file_says() {
        return damages().entrySet().stream()
                .map(damage -> DynamicTest.dynamicTest(damage.getKey(), () -> {
                    String export = new String(
                            exported(chain(3)).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
                    Path file = folder.resolve("export.jsonl");
                    Files.write(file, damage.getValue().apply(export).getBytes(StandardCharsets.ISO_8859_1));
                    String said = verify(file);
                    Path golden = FOLDER.resolve(damage.getKey() + ".txt");
                    if (Boolean.getBoolean("golden.write")) {
                        Files.writeString(golden, said);
                    }
                    assertEquals(Files.readString(golden), said);
                }));
    }

    /** On the bytes of an export of three entries, each as one character. */
    private static Map<String, UnaryOperator<String>> damages() {
        Map<String, UnaryOperator<String>> all = new LinkedHashMap<>();
        all.put("none", e -> e);
        all.put("empty-file", e -> "");
        all.put("another-file", e -> "# Casebell\n");
        all.put("heading-changed", e -> e.replace("audit-1", "audit-2"));
        all.put("heading-removed", e -> e.substring(e.indexOf('\n') + 1));
        all.put("letter-changed", e -> e.replace("second", "Second"));
        all.put("digit-of-a-hash-changed", e -> e.replaceFirst("(\"hash\":\")[0-9a-f]", "$1x"));
        all.put("time-written-otherwise", e -> e.replaceFirst("10:00:00Z", "10:00:00z"));
        all.put("space-added", e -> e.replaceFirst("\"number\":2", "\"number\": 2"));
        all.put("field-added", e -> e.replaceFirst("\"number\":2", "\"mood\":1,\"number\":2"));
        all.put("byte-that-is-no-text", e -> e.replace("second", "sec\u00ffnd"));
        all.put("entry-removed", e -> without(e, 2));
        all.put("last-entry-removed", e -> without(e, 3));
        all.put("entries-swapped", e -> swapped(e));
        all.put("entry-twice", e -> e.replaceFirst("(?m)^(.*second.*\n)", "$1$1"));
        all.put("line-added-at-the-end", e -> e + "{}\n");
        all.put("closing-line-removed", e -> without(e, 4));
        all.put("closing-line-changed", e -> e.replace("\"entries\":3", "\"entries\":2"));
        all.put("cut-within-an-entry", e -> e.substring(0, e.indexOf("second") + 3));
        all.put("cut-by-one-byte", e -> e.substring(0, e.length() - 1));
        all.put("windows-line-ends", e -> e.replace("\n", "\r\n"));
        all.put(
                "windows-line-ends-of-entries",
                e -> e.replace("}\n{\"actor", "}\r\n{\"actor").replaceFirst("\r", ""));
        all.put("byte-order-mark", e -> "\u00ef\u00bb\u00bf" + e);
        all.put("utf-16", e -> "\u00ff\u00fe" + e.replaceAll("(?s)(.)", "$1\u0000"));
        all.put("one-long-line", e -> e.substring(0, e.indexOf('\n') + 1) + "x".repeat(4 << 20));
        all.put("empty-line", e -> e.replaceFirst("\n", "\n\n"));
        all.put("fraction", e -> e.replaceFirst("\"number\":2", "\"number\":2.0"));
        all.put("escape-sequence", e -> e.replaceFirst("\"number\":2", "\u001b[2J\"number\":2"));
        return all;
    }

    @Test
    void a_folder_in_place_of_a_file_is_said_in_a_sentence() throws IOException {
        String said = verify(folder);
        assertEquals("exit 1\nReading or writing failed: Is a directory\n", said);
    }

    @Test
    void a_hundred_thousand_entries_are_verified_as_they_come() throws IOException {
        Path file = folder.resolve("large.jsonl");
        try (Writer writer = Files.newBufferedWriter(file)) {
            Export.write(growing(100_000), writer);
        }
        assertEquals("exit 0\nIntact: entries 100000, head ", verify(file).replaceFirst("[0-9a-f]{64}\n$", ""));
        try (Writer writer = Files.newBufferedWriter(file, java.nio.file.StandardOpenOption.APPEND)) {
            writer.write("\n");
        }
        assertEquals(
                "exit 1\nBroken at line 100003, entry 100001: Something stands after the closing line\n", verify(file));
    }

    private String verify(Path file) {
        StringWriter said = new StringWriter();
        int exit = CommandTable.of(
                        new ConfigLoader(Map.of(), InstantSource.fixed(NOW)), new NoJobs(), InstantSource.fixed(NOW))
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute("audit", "verify", file.toString());
        return "exit " + exit + "\n" + said.toString().replace(System.lineSeparator(), "\n");
    }

    private static String without(String export, int line) {
        List<String> lines = new ArrayList<>(List.of(export.split("\n", -1)));
        lines.remove(line);
        return String.join("\n", lines);
    }

    private static String swapped(String export) {
        List<String> lines = new ArrayList<>(List.of(export.split("\n", -1)));
        java.util.Collections.swap(lines, 2, 3);
        return String.join("\n", lines);
    }

    private static String exported(Iterator<Link> links) throws IOException {
        StringBuilder text = new StringBuilder();
        Export.write(links, text);
        return text.toString();
    }

    private static Iterator<Link> chain(int entries) {
        return growing(entries);
    }

    /** A chain that is made while it is read. */
    private static Iterator<Link> growing(int entries) {
        List<String> names = List.of("first é", "second", "third");
        return Stream.iterate(
                        Link.after(Optional.empty(), NOW, entry(names.get(0))),
                        last -> Link.after(Optional.of(last), NOW, entry(names.get((int) Math.min(2, last.number())))))
                .limit(entries)
                .iterator();
    }

    private static Entry entry(String what) {
        return Entry.ofHouse("case.sighted", "demo/1", Json.object().with("what", what));
    }

    private static final class NoJobs implements Jobs {
        @Override
        public int run(Settings settings, Console console) {
            throw new IllegalStateException();
        }

        @Override
        public int demo(Settings settings, int flood, Console console) {
            throw new IllegalStateException();
        }

        @Override
        public int connect(Settings settings, Optional<String> link, Console console) {
            throw new IllegalStateException();
        }

        @Override
        public long export(Settings settings, Appendable target) {
            throw new IllegalStateException();
        }

        @Override
        public CaseStream pastCases(Settings settings) {
            throw new UnsupportedOperationException();
        }
    }
}
