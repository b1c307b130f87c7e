package casebell.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.cases.Sighting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is due now follows its commit at once. The clock stands still, so the scheduler never finds the insurance due. */
class AtOnceTest {
    private static final CaseRef REF = new CaseRef("demo", "1");
    private static final Instant NOW = Instant.parse("2026-04-14T09:00:00Z");

    @TempDir
    private Path folder;

    private final Deque<Runnable> following = new ArrayDeque<>();
    private final List<String> carriedOut = new ArrayList<>();
    private Handler.Outcome outcome = Handler.done();
    private boolean breaks;
    private Runnable during = () -> {};
    private SqlStore store;

    @BeforeEach
    void open() {
        store = SqlStore.open(folder.resolve("casebell.db"), () -> NOW);
        Map<Errand, Handler> handlers = new EnumMap<>(Errand.class);
        for (Errand errand : Errand.values()) {
            handlers.put(errand, order -> {
                carriedOut.add(order.errand() + " " + order.subject() + " " + order.stamp());
                during.run();
                if (breaks) {
                    throw new IllegalStateException("nobody expects this");
                }
                return outcome;
            });
        }
        store.orders().start(handlers, 1, Executors.newFixedThreadPool(1), following::add);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_is_due_follows_the_commit_and_its_order_leaves_with_the_next_change() {
        sight("m1", NOW, false);
        assertEquals(1, waiting());
        run();
        assertEquals(List.of("LOOK_UP demo/1 m1"), carriedOut);
        assertEquals(1, waiting());
        writeSomething();
        assertEquals(0, waiting());
    }

    @Test
    void an_order_that_is_done_leaves_with_a_later_change_when_the_next_one_is_rolled_back() {
        sight("m1", NOW, false);
        run();
        assertThrows(IllegalStateException.class, () -> sight("m2", NOW, true));
        assertEquals(1, waiting());
        writeSomething();
        assertEquals(0, waiting());
        assertEquals(List.of("LOOK_UP demo/1 m1"), carriedOut);
    }

    @Test
    void an_order_that_is_done_leaves_when_the_house_is_closed() {
        sight("m1", NOW, false);
        run();
        store.close();
        store = SqlStore.open(folder.resolve("casebell.db"), () -> NOW);
        assertEquals(0, waiting());
    }

    @Test
    void the_same_order_placed_after_it_was_done_and_before_it_left_has_its_own_turn() {
        sight("m1", NOW, false);
        run();
        store.write(handle -> {
            store.order(List.of(Order.of(Errand.LOOK_UP, REF, "m1", NOW)));
            return 0;
        });
        run();
        assertEquals(List.of("LOOK_UP demo/1 m1", "LOOK_UP demo/1 m1"), carriedOut);
        writeSomething();
        assertEquals(0, waiting());
    }

    @Test
    void what_is_due_later_is_left_to_the_scheduler() {
        sight("m1", NOW.plusSeconds(1), false);
        assertEquals(0, following.size());
        assertEquals(1, waiting());
    }

    @Test
    void what_is_not_done_yet_waits_until_the_time_it_named() {
        outcome = Handler.again(NOW.plusSeconds(50), "later");
        sight("m1", NOW, false);
        run();
        assertEquals(NOW.plusSeconds(50).toEpochMilli(), dueAt());
    }

    @Test
    void a_first_try_that_fails_leaves_the_order_to_the_scheduler() {
        breaks = true;
        sight("m1", NOW, false);
        run();
        assertEquals(1, carriedOut.size());
        assertEquals(1, waiting());
    }

    @Test
    void nothing_follows_a_change_that_was_rolled_back() {
        assertThrows(IllegalStateException.class, () -> sight("m1", NOW, true));
        assertEquals(0, following.size());
        sight("m2", NOW, false);
        assertEquals(1, following.size());
    }

    @Test
    void an_order_that_waits_already_is_not_begun_a_second_time() {
        sight("m1", NOW, false);
        store.write(handle -> {
            store.order(List.of(Order.of(Errand.LOOK_UP, REF, "m1", NOW)));
            return 0;
        });
        assertEquals(1, following.size());
    }

    @Test
    void the_same_order_placed_while_it_is_carried_out_is_not_lost() {
        during = () -> {
            during = () -> {};
            store.write(handle -> {
                store.order(List.of(Order.of(Errand.LOOK_UP, REF, "m1", NOW)));
                return 0;
            });
        };
        sight("m1", NOW, false);
        run();
        assertEquals(List.of("LOOK_UP demo/1 m1", "LOOK_UP demo/1 m1"), carriedOut);
        writeSomething();
        assertEquals(0, waiting());
    }

    private void writeSomething() {
        store.write(handle -> 0);
    }

    private void run() {
        while (!following.isEmpty()) {
            following.pop().run();
        }
    }

    private long waiting() {
        return store.read(sql -> sql.number("select count(*) from scheduled_tasks"));
    }

    private long dueAt() {
        return store.read(sql -> sql.first(
                        "select execution_time from scheduled_tasks",
                        row -> row.getTimestamp(1).getTime())
                .orElseThrow());
    }

    private void sight(String message, Instant due, boolean fails) {
        store.write(handle -> {
            store.cases().change(REF, stored -> {
                Sighting sighting = new Sighting(message, "2", "3", NOW);
                Case next = stored.map(c -> c.sightedAgain(sighting))
                        .orElseGet(() -> Case.sighted(REF, URI.create("https://a.example/1"), sighting));
                return Change.to(next, Entry.ofHouse("case.sighted", REF.toString(), Json.object()))
                        .ordering(Order.of(Errand.LOOK_UP, REF, message, due))
                        .answering(true);
            });
            if (fails) {
                throw new IllegalStateException("something else in the same transaction went wrong");
            }
            return 0;
        });
    }
}
