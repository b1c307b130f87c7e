package casebell.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.cases.Sighting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderBookTest {
    private static final CaseRef REF = new CaseRef("demo", "4821");

    @TempDir
    Path folder;

    private SqlStore store;
    private final List<String> carriedOut = new CopyOnWriteArrayList<>();
    private final Semaphore finished = new Semaphore(0);

    @BeforeEach
    void open() {
        store = SqlStore.open(folder.resolve("casebell.db"), InstantSource.system());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_order_placed_while_the_scheduler_carries_the_same_one_out_is_not_lost() throws InterruptedException {
        placesTheSameOrderMeanwhile(task -> {
            throw new RejectedExecutionException("everybody is busy, so the scheduler has to do it");
        });
    }

    @Test
    void an_order_placed_while_the_same_one_is_carried_out_at_once_is_not_lost() throws InterruptedException {
        ExecutorService one = Executors.newSingleThreadExecutor(); // what follows the first one waits for it
        try {
            placesTheSameOrderMeanwhile(one);
        } finally {
            one.shutdownNow();
        }
    }

    private void placesTheSameOrderMeanwhile(Executor prompt) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        start(
                order -> {
                    begun.countDown();
                    await(goOn);
                },
                prompt);
        order(Errand.RAISE, "policy", Map.of("reason", "first"));
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        order(Errand.RAISE, "policy", Map.of("reason", "second"));
        order(Errand.RAISE, "policy", Map.of("reason", "third, which waits already"));
        goOn.countDown();
        assertTrue(finished.tryAcquire(2, 20, TimeUnit.SECONDS));
        assertEquals(List.of("first", "second"), carriedOut.stream().sorted().toList());
    }

    @Test
    void an_order_done_at_once_is_removed_by_the_scheduler_when_nothing_else_is_written() throws InterruptedException {
        start(order -> {}, Runnable::run);
        order(Errand.RAISE, "policy", Map.of("reason", "first"));
        assertEquals(List.of("first"), carriedOut);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (waiting() > 0 && System.nanoTime() < deadline) {
            assertFalse(finished.tryAcquire(2, 100, TimeUnit.MILLISECONDS), "it was carried out again");
        }
        assertEquals(0, waiting());
        assertEquals(List.of("first"), carriedOut);
    }

    private long waiting() {
        return store.read(sql -> sql.number("select count(*) from scheduled_tasks"));
    }

    @Test
    void an_order_that_waits_already_is_placed_once() throws InterruptedException {
        order(Errand.RAISE, "policy", Map.of("reason", "first"));
        order(Errand.RAISE, "policy", Map.of("reason", "the same order"));
        order(Errand.RAISE, "another", Map.of("reason", "second"));
        start(order -> {}, Runnable::run);
        assertTrue(finished.tryAcquire(2, 20, TimeUnit.SECONDS));
        assertEquals(List.of("first", "second"), carriedOut.stream().sorted().toList());
    }

    @Test
    void a_failure_inside_a_change_undoes_all_of_it_even_when_somebody_caught_it() {
        CaseStore cases = store.cases();
        CaseRef other = new CaseRef("demo", "9");
        assertThrows(
                IllegalStateException.class,
                () -> cases.change(REF, stored -> {
                    try {
                        cases.change(other, none -> {
                            throw new IllegalArgumentException("planted");
                        });
                    } catch (IllegalArgumentException caught) {
                        return sighting(stored, "1").answering(false);
                    }
                    return sighting(stored, "1").answering(true);
                }));
        assertEquals(Optional.empty(), cases.find(REF));
        assertEquals(0, store.history().head().number());
    }

    @Test
    void what_only_decides_is_decided_inside_the_change_that_orders_it() {
        startDeciding(order -> write(new CaseRef("demo", "decided")), task -> {
            throw new RejectedExecutionException("nobody is free, and nobody is needed");
        });
        order(Errand.JUDGE, "1", Map.of());
        assertTrue(store.cases().find(new CaseRef("demo", "decided")).isPresent());
        assertEquals(List.of("null"), carriedOut);
        assertEquals(0, waiting());
        assertEquals(2, store.history().head().number());
    }

    @Test
    void a_decision_that_fails_is_undone_alone_and_tried_again() throws InterruptedException {
        Semaphore failures = new Semaphore(1);
        startDeciding(
                order -> {
                    write(new CaseRef("demo", "decided"));
                    if (failures.tryAcquire()) {
                        throw new IllegalArgumentException("planted");
                    }
                },
                Runnable::run);
        order(Errand.JUDGE, "1", Map.of());
        assertTrue(store.cases().find(REF).isPresent(), "the rest of the change stands");
        assertEquals(Optional.empty(), store.cases().find(new CaseRef("demo", "decided")));
        assertEquals(1, store.history().head().number());
        assertTrue(finished.tryAcquire(20, TimeUnit.SECONDS), "the scheduler tries again");
        assertTrue(store.cases().find(new CaseRef("demo", "decided")).isPresent());
    }

    @Test
    void what_a_decision_orders_is_not_decided_in_the_same_change() {
        List<Runnable> later = new CopyOnWriteArrayList<>();
        startDeciding(
                order -> {
                    if (carriedOut.isEmpty()) {
                        order(Errand.JUDGE, "2", Map.of("reason", "second"));
                    }
                },
                later::add);
        order(Errand.JUDGE, "1", Map.of("reason", "first"));
        assertEquals(List.of("first"), carriedOut);
        assertEquals(1, waiting());
        later.forEach(Runnable::run);
        assertEquals(List.of("first", "second"), carriedOut);
    }

    @Test
    void what_prepares_itself_does_so_inside_the_change_that_orders_it_and_works_after_it() {
        List<Runnable> later = new CopyOnWriteArrayList<>();
        startPreparing(order -> write(new CaseRef("demo", "prepared")), later::add);
        order(Errand.SHOW_CARD, "1", Map.of("reason", "first"));
        assertEquals(List.of(), carriedOut);
        assertTrue(store.cases().find(new CaseRef("demo", "prepared")).isPresent());
        later.forEach(Runnable::run);
        assertEquals(List.of("first"), carriedOut);
    }

    @Test
    void what_cannot_prepare_itself_is_undone_alone_and_works_without() {
        startPreparing(
                order -> {
                    write(new CaseRef("demo", "prepared"));
                    throw new IllegalArgumentException("planted");
                },
                Runnable::run);
        order(Errand.SHOW_CARD, "1", Map.of("reason", "first"));
        assertEquals(Optional.empty(), store.cases().find(new CaseRef("demo", "prepared")));
        assertTrue(store.cases().find(REF).isPresent());
        assertEquals(List.of("first"), carriedOut);
    }

    private void startPreparing(Work preparation, Executor prompt) {
        Map<Errand, Handler> handlers = handlers(order -> {});
        Handler usual = Objects.requireNonNull(handlers.get(Errand.SHOW_CARD));
        handlers.put(Errand.SHOW_CARD, new Handler.Preparing() {
            @Override
            public void prepare(Order order) {
                preparation.on(order);
            }

            @Override
            public Outcome carryOut(Order order) {
                return usual.carryOut(order);
            }
        });
        store.orders().start(handlers, 4, Executors.newFixedThreadPool(4), prompt);
    }

    private void write(CaseRef ref) {
        store.cases()
                .change(
                        ref,
                        none -> Change.to(
                                        Case.sighted(
                                                ref,
                                                URI.create("https://a.example/cases/1"),
                                                new Sighting("1", "2", "3", Instant.EPOCH)),
                                        Entry.ofHouse("case.sighted", ref.toString(), Json.object()))
                                .answering(true));
    }

    private void startDeciding(Work work, Executor prompt) {
        Map<Errand, Handler> handlers = handlers(work);
        Handler usual = Objects.requireNonNull(handlers.get(Errand.JUDGE));
        handlers.put(Errand.JUDGE, (Handler.Deciding) usual::carryOut);
        store.orders().start(handlers, 4, Executors.newFixedThreadPool(4), prompt);
    }

    private interface Work {
        void on(Order order);
    }

    private void start(Work work, Executor prompt) {
        store.orders().start(handlers(work), 4, Executors.newFixedThreadPool(4), prompt);
    }

    private Map<Errand, Handler> handlers(Work work) {
        Map<Errand, Handler> handlers = new EnumMap<>(Errand.class);
        for (Errand errand : Errand.values()) {
            handlers.put(errand, order -> {
                work.on(order);
                carriedOut.add(String.valueOf(order.note().get("reason")));
                finished.release();
                return Handler.done();
            });
        }
        return handlers;
    }

    private void order(Errand errand, String stamp, Map<String, String> note) {
        store.cases()
                .change(
                        REF,
                        stored -> sighting(
                                        stored,
                                        String.valueOf(
                                                stored.map(Case::revision).orElse(0L)))
                                .ordering(Order.of(errand, REF, stamp, Instant.now())
                                        .noting(note))
                                .answering(true));
    }

    private static Change.Draft<Case> sighting(Optional<Case> stored, String message) {
        Sighting sighting = new Sighting(message, "2", "3", Instant.EPOCH);
        Case next = stored.map(c -> c.sightedAgain(sighting))
                .orElseGet(() -> Case.sighted(REF, URI.create("https://a.example/cases/4821"), sighting));
        return Change.to(next, Entry.ofHouse("case.sighted", REF.toString(), Json.object()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
