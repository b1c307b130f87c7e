package casebell.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandTableTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final Listening jobs = new Listening();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine casebell = CommandTable.of(
                    new ConfigLoader(Map.of(), InstantSource.fixed(NOW)), jobs, InstantSource.fixed(NOW))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));

    @TempDir
    private Path folder;

    @Test
    void run_starts_the_house_on_the_port_that_was_asked_for() {
        assertEquals(0, casebell.execute("run", "--port", "9000"));
        assertEquals(9000, jobs.asked.orElseThrow().service().port());
    }

    @Test
    void run_with_a_bad_configuration_tells_the_mistakes_and_starts_nothing() throws IOException {
        Path file = Files.writeString(folder.resolve("c.yaml"), "stroe: {}\nservice: {port: x}\n");
        assertEquals(1, casebell.execute("run", "--config", file.toString()));
        assertTrue(jobs.asked.isEmpty());
        assertTrue(err.toString().contains("did you mean 'store'?"));
        assertTrue(err.toString().contains("2 mistakes, nothing was started."));
        assertEquals("", out.toString());
    }

    @Test
    void run_against_an_invented_source_never_touches_what_is_configured() throws IOException {
        Path file =
                Files.writeString(folder.resolve("c.yaml"), "store: {path: there/real.db}\nsandbox: {cases-port: 7}\n");
        assertEquals(0, casebell.execute("run", "-c", file.toString(), "--source", "mastodon-demo"));
        Settings settings = jobs.asked.orElseThrow();
        assertTrue(settings.isSandbox());
        assertEquals(List.of(), settings.sources());
        assertEquals(Path.of("there/sandbox.db"), settings.storeInUse());
        assertEquals(new Settings.SandboxSettings(0, 7, Settings.DemoSource.MASTODON), settings.sandbox());
    }

    @Test
    void an_invented_source_is_followed_when_that_is_asked_for() {
        assertEquals(0, casebell.execute("run", "--source", "ozone-demo", "--follow"));
        assertTrue(jobs.asked.orElseThrow().sandbox().follow().isPresent());
        assertEquals(2, casebell.execute("run", "--follow"));
        assertTrue(err.toString().contains("--follow goes with --source"), err::toString);
    }

    @Test
    void run_against_a_source_that_is_not_invented_starts_nothing() {
        assertEquals(2, casebell.execute("run", "--source", "cases"));
        assertTrue(
                err.toString().contains("--source is demo, mastodon-demo, discourse-demo or ozone-demo"),
                err::toString);
        assertTrue(jobs.asked.isEmpty());
    }

    @Test
    void the_exit_code_of_the_house_is_that_of_the_command() {
        jobs.answer = Jobs.PROBLEM;
        assertEquals(1, casebell.execute("run"));
    }

    @Test
    void the_demonstration_never_touches_the_real_store_or_the_real_discord() throws IOException {
        Path file = Files.writeString(folder.resolve("c.yaml"), "store: {path: real.db}\nsandbox: {cases-port: 7}\n");
        assertEquals(0, casebell.execute("demo", "-c", file.toString(), "--port", "9001"));
        Settings settings = jobs.asked.orElseThrow();
        assertTrue(settings.isSandbox());
        assertEquals(Path.of("data/demo.db"), settings.store());
        assertEquals(new Settings.SandboxSettings(9001, 7), settings.sandbox());
    }

    @Test
    void config_check_calls_case_systems_only_when_that_is_asked_for() {
        assertEquals(0, casebell.execute("config", "check"));
        assertEquals(Optional.empty(), jobs.called);
        assertEquals(2, casebell.execute("config", "check", "--link", "https://cases.example.org/cases/1"));
        assertTrue(err.toString().contains("--link goes with --connect"), err::toString);
        jobs.answer = Jobs.PROBLEM;
        assertEquals(1, casebell.execute("config", "check", "--connect", "--link", "https://cases.example.org/1"));
        assertEquals(Optional.of("https://cases.example.org/1"), jobs.called);
    }

    @Test
    void config_check_tells_every_mistake_on_the_output_stream() throws IOException {
        Path file = Files.writeString(folder.resolve("c.yaml"), "a: 1\nb: 2\n");
        assertEquals(1, casebell.execute("config", "check", file.toString()));
        assertTrue(out.toString().contains("'a'"));
        assertTrue(out.toString().contains("2 mistakes."));
    }

    @Test
    void config_check_warns_and_is_content() throws IOException {
        Path file = Files.writeString(folder.resolve("c.yaml"), "permissions: {decide: []}\n");
        assertEquals(0, casebell.execute("config", "check", file.toString()));
        assertTrue(out.toString().startsWith("Warning: "));
        assertTrue(
                out.toString().contains("is in order, with 1 warning. Casebell would run with its own local Discord."));
    }

    @Test
    void an_intact_record_is_verified_with_its_count_and_head() throws IOException {
        Path file = Files.writeString(folder.resolve("export"), exported());
        assertEquals(0, casebell.execute("audit", "verify", file.toString()));
        assertEquals(
                "Intact: entries 2, head " + chain().get(1).hash(),
                out.toString().strip());
    }

    @Test
    void a_changed_letter_is_named_with_its_line() throws IOException {
        Path file = Files.writeString(folder.resolve("export"), exported().replace("second", "Second"));
        assertEquals(1, casebell.execute("audit", "verify", file.toString()));
        assertEquals(
                "Broken at line 3, entry 2: The hash does not fit the entry: its text was changed",
                out.toString().strip());
    }

    @Test
    void a_byte_that_is_no_text_is_named_even_where_the_sign_for_such_bytes_stood() throws IOException {
        byte[] bytes = exported().getBytes(StandardCharsets.ISO_8859_1);
        String utf8 = new String(exported().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        byte[] changed = utf8.replace("\u00ef\u00bf\u00bd", "\u00ff").getBytes(StandardCharsets.ISO_8859_1);
        assertTrue(changed.length >= bytes.length);
        Path file = Files.write(folder.resolve("export"), changed);
        assertEquals(1, casebell.execute("audit", "verify", file.toString()));
        assertEquals(
                "Broken at line 2, entry 1: The line holds bytes that are not text in UTF-8: it was changed",
                out.toString().strip());
    }

    @Test
    void an_export_that_is_not_there_is_said_in_a_sentence() {
        assertEquals(
                1, casebell.execute("audit", "verify", folder.resolve("none").toString()));
        assertTrue(err.toString().startsWith("There is no such file: "));
    }

    @Test
    void an_export_is_written_whole_and_can_be_verified() throws IOException {
        Path file = folder.resolve("export");
        assertEquals(0, casebell.execute("audit", "export", "-o", file.toString()));
        assertEquals(exported(), Files.readString(file));
        assertEquals(0, casebell.execute("audit", "verify", file.toString()));
    }

    @Test
    void an_export_without_a_file_goes_to_the_output_stream_and_nothing_else_does() throws IOException {
        assertEquals(0, casebell.execute("audit", "export"));
        assertEquals(exported(), out.toString());
    }

    @Test
    void an_export_that_fails_leaves_the_old_file_and_no_half_one() throws IOException {
        Path file = Files.writeString(folder.resolve("export"), "old");
        jobs.exportFails = true;
        assertEquals(1, casebell.execute("audit", "export", "-o", file.toString()));
        assertEquals("old", Files.readString(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
        assertTrue(err.toString().contains("Reading or writing failed: the disk is full\\u001b"));
    }

    @Test
    void the_policy_is_looked_for_where_it_is_usually_kept() {
        assertEquals(0, casebell.execute("policy", "check"));
        assertTrue(out.toString().startsWith("The policy casebell-default is in order"), out::toString);
        assertEquals(1, casebell.execute("policy", "check", "other"));
        assertTrue(err.toString().contains("The policy in other cannot be used"), err::toString);
    }

    @Test
    void a_misspelt_command_is_answered_with_the_one_that_was_meant() {
        assertEquals(2, casebell.execute("rnu"));
        assertTrue(err.toString().contains("Did you mean 'casebell run'?"));
        assertEquals(2, casebell.execute("audit", "verfiy"));
        assertTrue(err.toString().contains("Did you mean 'casebell audit verify'?"));
        assertEquals(2, casebell.execute("run", "--prot", "1"));
        assertTrue(err.toString().contains("Did you mean 'casebell run --port'?"));
    }

    @Test
    void a_command_line_that_is_not_understood_ends_with_2() {
        assertEquals(2, casebell.execute());
        assertEquals(2, casebell.execute("audit"));
        assertEquals(2, casebell.execute("audit", "verify"));
        assertEquals(2, casebell.execute("run", "--port", "65536"));
        assertEquals(2, casebell.execute("run", "--port", "many"));
        assertTrue(jobs.asked.isEmpty());
    }

    @Test
    void help_and_version_are_plain_on_a_stream_that_is_no_terminal() {
        assertEquals(0, casebell.execute("--version"));
        assertTrue(out.toString().startsWith("casebell "));
        assertEquals(0, casebell.execute("help", "run"));
        assertTrue(out.toString().contains("--port"));
        assertEquals(0, casebell.execute("config", "check", "--help"));
        assertFalse(out.toString().contains("\u001b"));
    }

    @Test
    void a_defect_is_said_without_its_trace() {
        jobs.isBroken = true;
        assertEquals(1, casebell.execute("run"));
        assertEquals(
                "Casebell failed, which is a defect; the log says more.",
                err.toString().strip());
    }

    private static List<Link> chain() {
        Link first = Link.after(Optional.empty(), NOW, entry("first \uFFFD"));
        return List.of(first, Link.after(Optional.of(first), NOW, entry("second")));
    }

    private static Entry entry(String what) {
        return Entry.ofHouse("case.sighted", "cases/1", Json.object().with("what", what));
    }

    private static String exported() throws IOException {
        StringBuilder text = new StringBuilder();
        Export.write(chain().iterator(), text);
        return text.toString();
    }

    /** Takes down what it is asked. */
    private static final class Listening implements Jobs {
        private Optional<Settings> asked = Optional.empty();
        private Optional<String> called = Optional.empty();
        private int answer = OK;
        private boolean exportFails;
        private boolean isBroken;

        @Override
        public int run(Settings settings, Console console) {
            if (isBroken) {
                throw new IllegalStateException("a defect");
            }
            asked = Optional.of(settings);
            return answer;
        }

        @Override
        public int demo(Settings settings, int flood, Console console) {
            return run(settings, console);
        }

        @Override
        public int connect(Settings settings, Optional<String> link, Console console) {
            called = Optional.of(link.orElse("the first that waits"));
            return run(settings, console);
        }

        @Override
        public long export(Settings settings, Appendable target) throws IOException {
            long entries = Export.write(new ArrayList<>(chain()).iterator(), target);
            if (exportFails) {
                throw new IOException("the disk is full\u001b[31m");
            }
            return entries;
        }

        @Override
        public CaseStream pastCases(Settings settings) {
            throw new UnsupportedOperationException();
        }
    }
}
