package casebell.policy.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.FactsText;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.policy.TestReport;
import casebell.policy.VerdictChange;
import casebell.policy.facts.Facts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String HEAD = "categories: {spam: Spam}\nrules:\n";

    @TempDir
    private Path folder;

    private Policy before;
    private Policy after;
    private List<TestReport.Example> examples;

    @BeforeEach
    void twoPolicies() throws IOException {
        before = policy("before", "signal(\"spam\", 0.0) >= 0.8");
        after = policy("after", "signal(\"spam\", 0.0) >= 0.6");
    }

    private Policy policy(String name, String when) throws IOException {
        Path bundle = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                bundle.resolve("rules.yaml"),
                HEAD + "  - {id: spam, title: Spam, category: spam, severity: low, when: '" + when
                        + "', actions: [remove-post]}\n"
                        + "tests:\n  - {name: Spam is spam, facts: {signals: {spam: 0.9}}, expect: {severity: low}}\n"
                        + "  - {name: Fame is none, facts: {author: {followers: 7, office: minister}, signals: {spam: 0.3}}, expect: {severity: none}}\n");
        PolicyReader.Read.Ready ready = assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(bundle));
        examples = ready.tests().examples();
        return ready.policy();
    }

    @Test
    void totals_are_those_of_one_case_after_the_other() throws IOException {
        Samples samples = new Samples(examples, 10_000, 7);
        ReplayTotals totals = new ReplayTotals();
        AtomicInteger told = new AtomicInteger();
        new Replay(before, after).run(samples, totals, watching(told));
        Samples again = new Samples(examples, 10_000, 7);
        long changed = 0;
        long fired = 0;
        for (List<CaseStream.Item> block = again.next(100); !block.isEmpty(); block = again.next(100)) {
            for (CaseStream.Item item : block) {
                Facts facts = assertInstanceOf(
                                FactsText.Read.Ready.class, item.facts().get())
                        .facts();
                changed += VerdictChange.between(before.evaluate(facts), after.evaluate(facts))
                                .isNone()
                        ? 0
                        : 1;
                fired += before.evaluate(facts).fired().size();
            }
        }
        assertEquals(10_000, totals.cases());
        assertTrue(changed > 100, "the change matters");
        assertEquals(changed, totals.changed());
        assertEquals(changed, told.get());
        ReplayTotals.Count spam = totals.written().rules().get("spam");
        assertEquals(new ReplayTotals.Count(fired, fired + changed, changed, 0), spam);
        assertEquals(changed, totals.written().moves().get("severity none -> low"));
        assertEquals(changed, totals.written().moves().get("action none -> remove-post"));
    }

    private static Replay.Watcher watching(AtomicInteger told) {
        return new Replay.Watcher() {
            @Override
            public void changed(ReplayTotals.Changed changed) {
                told.incrementAndGet();
            }

            @Override
            public void block(ReplayTotals totals, String position, double done) {}
        };
    }

    @Test
    void a_run_that_was_cut_off_goes_on_and_ends_with_the_same_files() throws IOException {
        long cases = 8L * Replay.BLOCK + 17;
        Path whole = folder.resolve("whole/replay");
        run(whole, cases, Long.MAX_VALUE);
        Path cut = folder.resolve("cut/replay");
        assertThrows(IOException.class, () -> run(cut, cases, 5));
        assertTrue(Files.exists(folder.resolve("cut/replay.part")));
        Files.writeString(
                folder.resolve("cut/replay-changes.jsonl"),
                "written after the last note",
                java.nio.file.StandardOpenOption.APPEND);
        run(cut, cases, Long.MAX_VALUE);
        for (String ending : List.of(".json", ".html", "-changes.jsonl")) {
            assertEquals(
                    Files.readString(folder.resolve("whole/replay" + ending)),
                    Files.readString(folder.resolve("cut/replay" + ending)),
                    ending);
        }
        assertFalse(Files.exists(folder.resolve("cut/replay.part")));
    }

    @Test
    void what_another_policy_or_other_cases_left_is_not_taken_for_a_beginning() throws IOException {
        Path report = folder.resolve("other/replay");
        assertThrows(IOException.class, () -> run(report, 8L * Replay.BLOCK, 5));
        ReplayFiles.Run other = new ReplayFiles.Run(before.revision(), "sha256:other", "elsewhere");
        try (ReplayFiles files = ReplayFiles.open(report, other, InstantSource.fixed(NOW))) {
            assertEquals("", files.position());
            assertEquals(0, files.totals().cases());
        }
        assertEquals(0, Files.size(folder.resolve("other/replay-changes.jsonl")));
    }

    /** Stops with an error when as many blocks have been asked for; each reading of the clock is two seconds later. */
    private void run(Path report, long cases, long blocks) throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        InstantSource clock = () -> now.updateAndGet(t -> t.plus(Duration.ofSeconds(2)));
        Samples samples = new Samples(examples, cases, 3);
        ReplayFiles.Run run = new ReplayFiles.Run(before.revision(), after.revision(), samples.origin());
        try (ReplayFiles files = ReplayFiles.open(report, run, clock)) {
            ReplayTotals totals = files.totals();
            samples.goTo(files.position());
            new Replay(before, after).run(new Breaking(samples, blocks), totals, files);
            files.finish(totals);
        }
    }

    private static final class Breaking implements CaseStream {
        private final CaseStream whole;
        private long left;

        Breaking(CaseStream whole, long left) {
            this.whole = whole;
            this.left = left;
        }

        @Override
        public String origin() {
            return whole.origin();
        }

        @Override
        public void goTo(String position) throws IOException {
            whole.goTo(position);
        }

        @Override
        public List<Item> next(int most) throws IOException {
            if (left-- == 0) {
                throw new IOException("cut off");
            }
            return whole.next(most);
        }

        @Override
        public String position() {
            return whole.position();
        }

        @Override
        public double done() {
            return whole.done();
        }

        @Override
        public void close() throws IOException {
            whole.close();
        }
    }

    @Test
    void lines_of_a_file_are_read_from_any_place_and_bad_ones_are_told() throws IOException {
        Path file = folder.resolve("cases.jsonl");
        Files.writeString(
                file,
                "{\"signals\": {\"spam\": 0.7}}\n\n{\"signals\": nonsense}\n{\"signals\": {\"spam\": 0.9}, \"content\": {\"text\": \"<b>ä</b>\"}}");
        ReplayTotals totals = new ReplayTotals();
        AtomicInteger told = new AtomicInteger();
        try (JsonLines lines = JsonLines.open(file, NOW)) {
            new Replay(before, after).run(lines, totals, watching(told));
            assertEquals(1.0, lines.done());
        }
        assertEquals(2, totals.cases());
        assertEquals(1, totals.changed());
        assertEquals(1, totals.unreadable());
        assertTrue(
                totals.written().complaints().get(0).startsWith("line 3:"),
                totals.written().complaints()::toString);
        assertEquals("line 1", totals.written().examples().get(0).name());
        try (JsonLines lines = JsonLines.open(file, NOW)) {
            assertEquals("line 1", lines.next(1).get(0).name());
            String position = lines.position();
            List<String> rest =
                    lines.next(10).stream().map(CaseStream.Item::name).toList();
            lines.goTo(position);
            assertEquals(
                    rest, lines.next(10).stream().map(CaseStream.Item::name).toList());
            assertEquals(List.of("line 3", "line 4"), rest);
            assertThrows(IOException.class, () -> lines.goTo("9999999 3"));
            assertThrows(IOException.class, () -> lines.goTo("nonsense"));
        }
    }

    @Test
    void a_line_without_end_is_refused_before_it_fills_the_memory() throws IOException {
        Path file = folder.resolve("long.jsonl");
        Files.write(file, new byte[3 << 20]);
        try (JsonLines lines = JsonLines.open(file, NOW)) {
            assertThrows(IOException.class, () -> lines.next(1));
        }
    }

    @Test
    void the_page_shows_no_markup_of_others() throws IOException {
        Path report = folder.resolve("page/replay");
        ReplayFiles.Run run = new ReplayFiles.Run("sha256:<a>", "sha256:\"b\"", "file <script>alert(1)</script>.jsonl");
        try (ReplayFiles files = ReplayFiles.open(report, run, InstantSource.fixed(NOW))) {
            files.finish(new ReplayTotals());
        }
        String page = Files.readString(folder.resolve("page/replay.html"), StandardCharsets.UTF_8);
        assertFalse(page.contains("<script"), page);
        assertTrue(page.contains("No case would get another verdict"));
        assertTrue(page.contains("&lt;script&gt;"));
    }

    @Test
    void two_replays_of_one_name_at_once_are_kept_apart() throws IOException {
        Path report = folder.resolve("twice/replay");
        ReplayFiles.Run run = new ReplayFiles.Run("a", "b", "c");
        try (ReplayFiles first = ReplayFiles.open(report, run, InstantSource.fixed(NOW))) {
            IOException refused =
                    assertThrows(IOException.class, () -> ReplayFiles.open(report, run, InstantSource.fixed(NOW)));
            assertTrue(refused.getMessage().contains("give another name with --report"), refused::getMessage);
            first.finish(new ReplayTotals());
        }
        ReplayFiles.open(report, run, InstantSource.fixed(NOW)).close();
    }

    @Test
    void rules_without_a_difference_stand_behind_those_with_one_and_a_tiny_share_is_not_told_as_none()
            throws IOException {
        Path report = folder.resolve("tiny/replay");
        ReplayTotals.Written written = new ReplayTotals.Written(
                1_000_000,
                0,
                1,
                Map.of("spam", new ReplayTotals.Count(10, 9, 0, 1), "harassment", new ReplayTotals.Count(5, 5, 0, 0)),
                Map.of(),
                List.of(),
                List.of());
        try (ReplayFiles files =
                ReplayFiles.open(report, new ReplayFiles.Run("a", "b", "c"), InstantSource.fixed(NOW))) {
            files.finish(ReplayTotals.of(written));
        }
        String page = Files.readString(folder.resolve("tiny/replay.html"), StandardCharsets.UTF_8);
        assertTrue(page.contains("<b>&lt; 0.01 %</b>"), page);
        assertTrue(
                page.indexOf(">spam<") < page.indexOf("<summary>1 rule that fires for the same cases as before"), page);
        assertTrue(page.indexOf("<summary>") < page.indexOf(">harassment<"), page);
    }

    @Test
    void the_same_seed_gives_the_same_cases_and_another_one_others() {
        assertEquals(facts(5), facts(5));
        assertFalse(facts(5).equals(facts(6)));
        assertTrue(LongStream.range(0, 5)
                        .mapToObj(ReplayTest.this::facts)
                        .distinct()
                        .count()
                == 5);
    }

    private List<FactsText.Read> facts(long seed) {
        return new Samples(examples, 50, seed)
                .next(100).stream().map(i -> i.facts().get()).toList();
    }
}
