package casebell.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.audit.Verification;
import casebell.audit.Verifier;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.cases.Sighting;
import casebell.cases.Standing;
import casebell.cases.Trouble;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlStoreTest {
    private static final CaseRef REF = new CaseRef("demo", "4821");

    @TempDir
    Path folder;

    private SqlStore store;

    @BeforeEach
    void open() {
        store = SqlStore.open(folder.resolve("a/b/casebell.db"), InstantSource.system());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_change_its_entries_and_its_orders_are_there_after_a_restart() throws InterruptedException, IOException {
        sight(store.cases(), "1");
        store.close();
        open();
        assertEquals(1, store.cases().find(REF).orElseThrow().revision());
        assertEquals(
                "case.sighted", store.history().latest("demo/4821", 5).get(0).type());
        assertEquals("demo/4821", carriedOut().poll(10, TimeUnit.SECONDS));
    }

    @Test
    void a_change_that_fails_leaves_nothing_behind() {
        CaseStore cases = store.cases();
        assertThrows(
                IllegalStateException.class,
                () -> cases.change(REF, stored -> {
                    sightIn(cases, new CaseRef("demo", "9"));
                    throw new IllegalStateException("planted");
                }));
        assertEquals(Optional.empty(), cases.find(new CaseRef("demo", "9")));
        assertEquals(0, store.history().head().number());
    }

    @Test
    void a_state_that_skips_a_revision_is_refused() {
        CaseStore cases = store.cases();
        sight(cases, "1");
        assertThrows(
                IllegalStateException.class,
                () -> cases.change(REF, stored -> {
                    Case c = stored.orElseThrow();
                    Case skipping = new Case(c.ref(), c.link(), c.standing(), c.sightings(), 7);
                    return Change.to(skipping, Entry.ofHouse("x", "demo/4821", Json.object()))
                            .answering(1);
                }));
    }

    @Test
    void every_standing_survives_the_database() {
        Instant now = Instant.parse("2026-04-14T09:00:00Z");
        Case first = Case.sighted(REF, URI.create("https://a.example/cases/1"), new Sighting("1", "2", "3", now));
        List<Case> all = new ArrayList<>(List.of(first));
        all.add(first.troubled(new Trouble("The case system is away", now, 1, now.plusSeconds(5))));
        all.add(all.get(1).gone("There is no such case", now));
        for (Case each : all) {
            assertEquals(each, Bodies.read(Bodies.write(each), Case.class));
        }
        assertInstanceOf(Standing.Gone.class, all.get(2).standing());
    }

    @Test
    void many_threads_make_one_sound_chain() throws Exception {
        CaseStore cases = store.cases();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int thread = t;
                futures.add(pool.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        sight(cases, thread + "-" + i);
                    }
                }));
            }
            for (Future<?> each : futures) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
        assertEquals(200, cases.find(REF).orElseThrow().revision());
        StringBuilder export = new StringBuilder();
        assertEquals(200, store.history().export(export));
        assertInstanceOf(Verification.Intact.class, Verifier.verify(new StringReader(export.toString())));
        int at = export.indexOf("demo/4821", export.length() / 2);
        export.setCharAt(at, 'x');
        assertInstanceOf(Verification.Broken.class, Verifier.verify(new StringReader(export.toString())));
    }

    @Test
    void an_order_that_fails_is_tried_again_and_one_that_waits_is_not_forgotten() throws InterruptedException {
        BlockingQueue<String> done = new ArrayBlockingQueue<>(10);
        List<Integer> tries = new ArrayList<>();
        Map<Errand, Handler> handlers = handlers(order -> {
            tries.add(1);
            if (tries.size() == 1) {
                return Handler.again(Instant.now().plusMillis(50), "not yet");
            }
            done.add(order.subject() + " " + order.note().get("k"));
            return Handler.done();
        });
        store.cases()
                .change(
                        REF,
                        stored -> Change.to(
                                        Case.sighted(
                                                REF,
                                                URI.create("https://a.example/1"),
                                                new Sighting("1", "2", "3", Instant.now())),
                                        Entry.ofHouse("case.sighted", "demo/4821", Json.object()))
                                .ordering(Order.of(Errand.LOOK_UP, REF, "1", Instant.now())
                                        .noting(Map.of("k", "v")))
                                .answering(1));
        store.orders().start(handlers, 2, Executors.newFixedThreadPool(2), SqlStoreTest::busy);
        assertEquals("demo/4821 v", done.poll(15, TimeUnit.SECONDS));
    }

    @Test
    void a_file_that_is_no_database_is_explained() throws IOException {
        Path file = folder.resolve("notes.db");
        Files.writeString(
                file, "this is no database, but it is long enough to look like a file of some kind".repeat(50));
        StoreTrouble trouble = assertThrows(StoreTrouble.class, () -> SqlStore.open(file, InstantSource.system()));
        assertTrue(trouble.getMessage().contains("cannot be opened"));
    }

    @Test
    void marks_only_move_forward() {
        SqlWatchLog log = new SqlWatchLog(store);
        log.advance("c", "99");
        log.advance("c", "100");
        log.advance("c", "98");
        assertEquals(Optional.of("100"), log.lastSeen("c"));
    }

    @Test
    void what_a_button_stands_for_is_forgotten_when_its_life_is_over() {
        SqlComponents components = new SqlComponents(store);
        Instant now = Instant.now();
        components.put(Map.of("t", "payload"), now.plusSeconds(10));
        assertEquals(Optional.of("payload"), components.find("t", now));
        assertEquals(Optional.empty(), components.find("t", now.plusSeconds(10)));
    }

    @Test
    void others_write_while_the_record_is_exported() throws IOException {
        for (int i = 0; i < 5; i++) {
            sight(store.cases(), "m" + i);
        }
        long before = store.history().head().number();
        StringBuilder export = new StringBuilder();
        Appendable writing = new Appendable() {
            @Override
            public Appendable append(CharSequence text) {
                if (export.isEmpty()) {
                    sight(store.cases(), "meanwhile"); // the only connection is free between two pages
                }
                export.append(text);
                return this;
            }

            @Override
            public Appendable append(CharSequence text, int start, int end) {
                return append(text.subSequence(start, end));
            }

            @Override
            public Appendable append(char c) {
                return append(String.valueOf(c));
            }
        };
        assertEquals(before, store.history().export(writing));
        assertInstanceOf(Verification.Intact.class, Verifier.verify(new StringReader(export.toString())));
        assertTrue(store.history().head().number() > before);
    }

    @Test
    void a_database_knows_itself_and_another_one_in_its_place_is_another() {
        String first = store.identity();
        assertEquals(first, store.identity());
        store.close();
        open();
        assertEquals(first, store.identity());
        store.close();
        store = SqlStore.openAnew(folder.resolve("a/b/casebell.db"), InstantSource.system());
        assertNotEquals(first, store.identity());
    }

    @Test
    void figures_of_an_empty_house_are_zero() {
        var figures = new SqlFigures(store, ref -> true).figures(Instant.now().minusSeconds(3600), Instant.now());
        assertEquals(0, figures.open());
        assertEquals(0, figures.decided());
        assertTrue(figures.hours().size() >= 1);
    }

    private BlockingQueue<String> carriedOut() {
        BlockingQueue<String> subjects = new ArrayBlockingQueue<>(10);
        store.orders()
                .start(
                        handlers(order -> {
                            subjects.add(order.subject());
                            return Handler.done();
                        }),
                        2,
                        Executors.newFixedThreadPool(2),
                        SqlStoreTest::busy);
        return subjects;
    }

    /** Carries nothing out at once, so that everything is the scheduler's. */
    private static void busy(Runnable work) {
        throw new RejectedExecutionException("busy");
    }

    private static Map<Errand, Handler> handlers(Handler each) {
        Map<Errand, Handler> handlers = new EnumMap<>(Errand.class);
        for (Errand errand : Errand.values()) {
            handlers.put(errand, each);
        }
        return handlers;
    }

    private static void sight(CaseStore cases, String message) {
        cases.change(REF, stored -> {
            Sighting sighting = new Sighting(message, "2", "3", Instant.parse("2026-04-14T09:00:00Z"));
            Case next = stored.map(c -> c.sightedAgain(sighting))
                    .orElseGet(() -> Case.sighted(REF, URI.create("https://a.example/cases/4821"), sighting));
            return Change.to(next, Entry.ofHouse("case.sighted", "demo/4821", Json.object()))
                    .ordering(Order.of(Errand.LOOK_UP, REF, message, Instant.parse("2026-04-14T09:00:00Z")))
                    .answering(true);
        });
    }

    private static void sightIn(CaseStore cases, CaseRef other) {
        cases.change(
                other,
                stored -> Change.to(
                                Case.sighted(
                                        other,
                                        URI.create("https://a.example/9"),
                                        new Sighting("1", "2", "3", Instant.EPOCH)),
                                Entry.ofHouse("case.sighted", other.toString(), Json.object()))
                        .answering(true));
    }
}
