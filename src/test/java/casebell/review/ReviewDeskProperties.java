package casebell.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Role;
import casebell.cases.Staff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever people press in whatever order: nothing is done without its approvals, and nothing is done twice. */
class ReviewDeskProperties {
    private static final List<Role> ROLES = List.of(Role.values());
    private static final RaceTrack TRACK = new RaceTrack(20);

    @AfterContainer
    static void over() {
        TRACK.close();
    }

    @Property(tries = 500)
    void nothing_is_done_without_the_approvals_that_the_policy_asked_for(
            @ForAll("histories") List<Step> history, @ForAll("needs") Need need) {
        ReviewHouse at = new ReviewHouse();
        at.advice = ReviewHouse.suggestion(need.approvals(), need.seniors());
        at.told(1);
        for (Step step : history) {
            play(at, step);
            check(at, need);
        }
        at.house.advance(Duration.ofHours(1));
        at.house.runDue();
        check(at, need);
    }

    /** 2,500 histories of 400 steps: a million. */
    @Property(tries = 2500, shrinking = ShrinkingMode.OFF)
    void whatever_happens_a_decision_has_its_approvals_and_one_outcome(@ForAll long seed) {
        LongHistory history = new LongHistory(seed, TRACK);
        history.play(400);
    }

    @Example
    void long_histories_take_every_way_and_no_other() {
        Set<String> never = new TreeSet<>(CaseWays.all());
        int kills = 0;
        for (int seed = 0; seed < 400 && !(never.isEmpty() && kills > 500); seed++) {
            LongHistory history = new LongHistory(seed, TRACK);
            history.play(400);
            never.removeAll(history.ways());
            kills += history.kills();
        }
        assertEquals(Set.of(), never);
        assertTrue(kills > 500, "killed " + kills + " times");
    }

    @Property(tries = 60)
    void two_presses_in_the_same_moment_have_one_outcome(@ForAll("needs") Need need) throws Exception {
        ReviewHouse at = new ReviewHouse();
        at.advice = ReviewHouse.suggestion(need.approvals(), need.seniors());
        at.told(1);
        int people = 6;
        ExecutorService pool = Executors.newFixedThreadPool(people);
        try {
            CyclicBarrier together = new CyclicBarrier(people);
            List<Future<Pressed>> presses = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                Staff who = new Staff("p" + i, Set.of(i % 2 == 0 ? Role.LEAD : Role.LEADERSHIP));
                presses.add(pool.submit(() -> {
                    together.await();
                    return at.desk.approve(ReviewHouse.REF, who, Optional.of(1));
                }));
            }
            int recorded = 0;
            for (Future<Pressed> press : presses) {
                recorded += press.get() instanceof Pressed.Recorded ? 1 : 0;
            }
            assertEquals(1, recorded);
        } finally {
            pool.shutdownNow();
        }
        at.house.advance(Duration.ofMinutes(1));
        at.house.runDue();
        assertEquals(1, at.outlet.acts.size());
    }

    private static void play(ReviewHouse at, Step step) {
        Optional<Integer> seen = step.seen() == 0 ? Optional.empty() : Optional.of(step.seen());
        switch (step.kind()) {
            case 0, 1, 2, 3 -> at.desk.approve(ReviewHouse.REF, step.who(), seen);
            case 4 -> at.desk.choose(ReviewHouse.REF, step.who(), seen, "limit-reach", Optional.of("why"));
            case 5 -> at.desk.undo(ReviewHouse.REF, step.who());
            case 6 -> at.desk.dismiss(ReviewHouse.REF, step.who(), seen, Optional.of("satire"));
            case 7 -> at.told(at.review().suggestion().caseVersion() + 1);
            default -> {
                at.house.advance(Duration.ofSeconds(20));
                at.house.runDue();
            }
        }
    }

    private static void check(ReviewHouse at, Need need) {
        Optional<Decision> decision = at.review()
                .stage()
                .fold(new Stage.Cases<>(
                        s -> Optional.empty(),
                        s -> Optional.of(s.decision()),
                        s -> Optional.of(s.decision()),
                        s -> Optional.of(s.decision()),
                        s -> Optional.of(s.decision()),
                        s -> Optional.empty()));
        decision.ifPresent(d -> {
            Set<String> people = new HashSet<>();
            d.approvals().forEach(a -> people.add(a.staffId()));
            assertEquals(d.approvals().size(), people.size(), "one person counts once");
            assertTrue(people.size() >= need.approvals());
            assertTrue(need.seniors().isEmpty()
                    || d.approvals().stream().anyMatch(a -> a.roles().stream().anyMatch(need.seniors()::contains)));
            Set<Role> deciders = Set.of(Role.REVIEWER, Role.LEAD, Role.LEADERSHIP);
            assertTrue(d.approvals().stream().allMatch(a -> a.roles().stream().anyMatch(deciders::contains)));
        });
        Set<String> keys = new HashSet<>(at.outlet.acts);
        assertEquals(keys.size(), at.outlet.acts.size(), "no decision is sent twice to a system that answers");
        long decided =
                at.house.recorded().stream().filter("review.decided"::equals).count();
        assertTrue(at.outlet.acts.size() <= decided);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Staff> people = Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of(ROLES).set().ofMaxSize(2))
                .as((id, roles) -> new Staff("p" + id, roles));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        people,
                        Arbitraries.integers().between(0, 3))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<Need> needs() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(Set.<Role>of(), Set.of(Role.LEAD), Set.of(Role.LEAD, Role.LEADERSHIP)))
                .as(Need::new);
    }

    /** What the policy asks for. */
    record Need(int approvals, Set<Role> seniors) {}

    /** One thing that somebody does. */
    record Step(int kind, Staff who, int seen) {}
}
