package casebell.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Order;
import casebell.intake.CaseFeed;
import casebell.intake.Follow;
import casebell.intake.FollowLog;
import casebell.intake.Hearing;
import casebell.intake.LinkFinder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases come in while the one who follows them is killed at any step: each is taken on once, with its look-up, and none is lost. */
class FollowKilledTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final int KILLS = 150;

    @TempDir
    Path folder;

    private final Random random = new Random(Long.getLong("casebell.follow.seed", 20261125));
    private final List<CaseRef> there = new ArrayList<>();
    private final Lifespan life = new Lifespan();

    /** Tells at most seven at a time, from a number on. */
    private final class Numbers implements CaseFeed {
        @Override
        public String name() {
            return "demo";
        }

        @Override
        public News after(String cursor) {
            life.step();
            int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
            int to = Math.min(there.size(), from + 7);
            List<Item> items = there.subList(from, to).stream().map(Item::open).toList();
            life.step();
            return new News.Told(items, List.of(), Integer.toString(to), to == there.size());
        }
    }

    private CaseStore killable(CaseStore within) {
        return new CaseStore() {
            @Override
            public Optional<Case> find(CaseRef key) {
                return within.find(key);
            }

            @Override
            public <R> R change(CaseRef key, Function<Optional<Case>, Change<Case, R>> work) {
                life.step();
                return within.change(key, work);
            }
        };
    }

    private FollowLog killable(FollowLog within) {
        return new FollowLog() {
            @Override
            public Optional<Mark> find(String source) {
                return within.find(source);
            }

            @Override
            public boolean move(Mark next, List<Order> orders, Runnable work) {
                life.step();
                boolean isMoved = within.move(next, orders, () -> {
                    work.run();
                    life.step();
                });
                life.step();
                return isMoved;
            }

            @Override
            public List<CaseRef> open(String source, String after, int most) {
                return within.open(source, after, most);
            }

            @Override
            public List<CaseRef> openBy(String source, String authorId, int most) {
                return within.openBy(source, authorId, most);
            }
        };
    }

    private Follow follow(SqlStore store) {
        LinkFinder links = new LinkFinder(List.of(new LinkFinder.Form("demo", "https://cases.example.org/{id}")));
        Hearing hearing = new Hearing(killable(store.cases()), links, Set.of("demo"));
        return new Follow(
                Map.of("demo", new Numbers()),
                Map.of("demo", Duration.ofSeconds(30)),
                hearing,
                killable(new SqlFollowLog(store)),
                CLOCK);
    }

    private static Order chain(SqlStore store) {
        long number = new SqlFollowLog(store).find("demo").orElseThrow().chain();
        return Order.of(Errand.FOLLOW, "demo", "chain-" + number, CLOCK.instant());
    }

    @Test
    void killed_at_any_step_it_takes_each_case_on_once() {
        try (SqlStore store = SqlStore.open(folder.resolve("house.db"), CLOCK)) {
            for (int kill = 0; kill < KILLS; kill++) {
                int many = random.nextInt(4);
                for (int i = 0; i < many; i++) {
                    there.add(new CaseRef("demo", "c" + there.size()));
                }
                life.endsAfter(random.nextInt(40));
                try {
                    Follow follow = follow(store);
                    follow.begin();
                    for (int i = 0; i < 3; i++) {
                        follow.carryOut(chain(store));
                    }
                } catch (Lifespan.Killed killed) {
                    life.goesOn();
                }
            }
            life.goesOn();
            Follow last = follow(store);
            last.begin();
            for (int i = 0; i < there.size(); i++) {
                last.carryOut(chain(store));
            }
            assertTrue(there.size() > 100);
            Set<String> known = new HashSet<>(store.read(sql -> sql.list("select id from cases", r -> r.getString(1))));
            assertEquals(there.size(), known.size());
            there.forEach(ref -> assertTrue(known.contains(ref.toString())));
            assertEquals(
                    there.size(),
                    count(store, "scheduled_tasks where task_name = 'LOOK_UP' and task_instance like '%#told'"));
            assertEquals(there.size(), count(store, "audit where type = 'case.told'"));
        }
    }

    @Test
    void of_two_chains_on_one_store_only_the_newer_one_reads() {
        try (SqlStore store = SqlStore.open(folder.resolve("two.db"), CLOCK)) {
            Follow first = follow(store);
            first.begin();
            Order old = chain(store);
            Follow second = follow(store);
            second.begin();
            there.add(new CaseRef("demo", "c0"));
            assertEquals(casebell.cases.Handler.done(), first.carryOut(old), "it ends");
            assertEquals("", new SqlFollowLog(store).find("demo").orElseThrow().cursor());
            second.carryOut(chain(store));
            assertEquals("1", new SqlFollowLog(store).find("demo").orElseThrow().cursor());
            first.carryOut(chain(store)); // whoever carries the order out, it is the one chain
            assertEquals(2, count(store, "scheduled_tasks where task_name = 'FOLLOW'"));
        }
    }

    private static long count(SqlStore store, String what) {
        return store.<Long>read(sql -> sql.number("select count(*) from " + what));
    }
}
