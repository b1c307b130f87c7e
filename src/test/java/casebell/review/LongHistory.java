package casebell.review;

import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.audit.Entry;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Deed;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.MemoryHouse;
import casebell.cases.Order;
import casebell.cases.Role;
import casebell.cases.Staff;
import casebell.store.SqlStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A long random history of one case: people press, also in the same moment, roles and the policy change, time passes, a decision about many cases comes to
 * this one, the case system answers this way and that, and the process is killed at any change and around any effect. {@link CaseBook} checks each change.
 */
final class LongHistory {
    private static final CaseRef REF = ReviewHouse.REF;
    private static final List<String> PEOPLE = List.of("p0", "p1", "p2", "p3", "p4", "p5");
    private static final Staff OPERATOR = new Staff("o", Set.of(Role.OPERATOR));

    private final SplittableRandom random;
    private final ReviewHouse at;
    private final Possible possible = new Possible();
    private final CaseBook book;
    private final Together together;
    private final RaceTrack track;
    private final Draws draws;
    private final Answers answers = new Answers();

    private Optional<Together.Terms> batch = Optional.empty();
    private volatile boolean isBatchUnderWay;
    private int batches;
    private int policies;
    private int seen;
    private int steps;
    private int kills;
    private int nested;
    private volatile boolean mayComeBetween;

    LongHistory(long seed, RaceTrack track) {
        this(seed, track, clock -> Optional.empty());
    }

    /** With a real store beside it. */
    LongHistory(long seed, RaceTrack track, Function<InstantSource, Optional<SqlStore>> opened) {
        random = new SplittableRandom(seed);
        draws = new Draws(random);
        this.track = track;
        at = new ReviewHouse(0, opened);
        book = new CaseBook(possible, at.house, at.outlet.effects);
        together = new Together(at.reviews, at.permissions, at.terms, at.house);
        at.house.handles(Errand.SHOW_CARD, order -> Handler.done());
        at.house.handles(Errand.TELL_TEAM, order -> Handler.done());
        at.house.handles(
                Errand.REMIND_TEAM, new Reminders(at.reviews, at.permissions, at.terms, Floods.NONE, at.house));
        PEOPLE.forEach(p -> at.roles.put(p, Set.of(draws.decider())));
        at.advice = draws.advice(at.house.instant());
        at.house.witnessed(book::read);
        possible.settle(at.roles, at.policy, false);
        at.told(1);
        seen = at.house.recordedAfter(0).size();
        at.house.inBetween(this::comeBetween);
        at.outlet.around = this::aroundEffect;
    }

    /** Plays so many steps at least, those that come in between counted. */
    void play(int many) {
        while (steps < many) {
            step();
        }
        comeToRest();
    }

    private void step() {
        possible.settle(at.roles, at.policy, isSafe());
        answers.forget();
        boolean isKilled = false;
        if (random.nextInt(25) == 0) {
            at.house.dieAt(1 + random.nextInt(3), random.nextBoolean());
        }
        try {
            if (random.nextInt(track.everyNth()) == 0) {
                race();
            } else {
                one(random.nextInt(45));
            }
            if (batch.isPresent() && random.nextInt(4) == 0) {
                carryOutBatch();
            }
        } catch (MemoryHouse.Killed killed) {
            isKilled = true;
        }
        if (at.house.startsAgain()) {
            kills++;
            isKilled = true;
        }
        if (review().handling().recused().size() > 2) {
            begin();
        }
        List<Entry> entries = at.house.recordedAfter(seen);
        seen += entries.size();
        answers.check(entries, book::knows, isKilled);
    }

    /** One thing happens, and others may come in between. */
    private void one(int kind) {
        steps++;
        Runnable happening = prepare(kind);
        boolean before = mayComeBetween;
        mayComeBetween = true;
        try {
            happening.run();
        } finally {
            mayComeBetween = before;
        }
    }

    private void comeBetween() {
        if (track.isRacing()) {
            RaceTrack.waver();
        } else if (mayComeBetween && nested < 2 && random.nextInt(25) == 0) {
            nested++;
            try {
                one(random.nextInt(45));
            } finally {
                nested--;
            }
        }
    }

    private void aroundEffect() {
        if (!track.isRacing() && mayComeBetween && random.nextInt(30) == 0) {
            throw at.house.die();
        }
        comeBetween();
    }

    /** Several do something in the same moment, each in a thread of its own; mostly the same. */
    private void race() {
        List<Runnable> all = new ArrayList<>();
        int first = random.nextInt(24);
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            all.add(prepare(random.nextInt(3) > 0 ? first : random.nextInt(45)));
            steps++;
        }
        track.run(all);
    }

    /** Draws who does what; it is done when it is run. */
    private Runnable prepare(int kind) {
        Staff who = somebody();
        Optional<Integer> number = draws.number(review().suggestion().number());
        boolean either = random.nextBoolean();
        String action = draws.action();
        return switch (kind) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 -> asked(who, () -> at.desk.approve(REF, who, number));
            case 14, 15, 16 -> asked(who, () -> at.desk.choose(REF, who, number, action, Optional.of("why")));
            case 17 -> asked(who, () -> at.desk.undo(REF, who));
            case 18 ->
                asked(who, () -> at.desk.dismiss(REF, who, number, either ? Optional.of("why") : Optional.empty()));
            case 19, 20 -> asked(who, () -> at.desk.reopen(REF, who, Optional.empty()));
            case 21, 22, 23 -> asked(who, () -> at.desk.reverse(REF, who, "why"));
            case 24 -> asked(who, () -> at.appeals.uphold(REF, who, "why"));
            case 25 -> asked(who, () -> at.appeals.overturn(REF, who, "why"));
            case 26 -> asked(who, () -> at.appeals.open(REF, who, "why"));
            default -> besides(kind, who);
        };
    }

    private Runnable asked(Staff who, Supplier<Pressed> press) {
        return () -> answers.told(who.id(), press.get());
    }

    private Runnable besides(int kind, Staff who) {
        return switch (kind) {
            case 27 -> () -> at.queue.recuse(REF, who);
            case 28 -> () -> at.queue.claim(REF, who);
            case 29 -> () -> at.queue.dissent(REF, who, "no");
            case 30 -> () -> at.queue.askSecondOpinion(REF, who);
            case 31 -> {
                int hours = 1 + random.nextInt(3);
                yield () -> at.queue.snooze(REF, who, hours);
            }
            case 42 -> {
                String to = PEOPLE.get(random.nextInt(PEOPLE.size()));
                yield () -> at.queue.handOver(REF, who, to, "yours");
            }
            case 32 -> safety(random.nextInt(4) == 0);
            case 33 -> () -> at.read(review().suggestion().caseVersion() + 1);
            case 34 -> policy();
            case 35 -> {
                at.advice = draws.advice(at.house.instant());
                yield () -> {};
            }
            case 36 -> {
                ActionOutlet.Answer answer = draws.answer();
                yield () -> at.outlet.answers.add(answer);
            }
            case 37, 38 -> {
                Set<Role> roles = draws.roles();
                possible.held(who.id(), roles);
                yield () -> at.roles.put(who.id(), roles);
            }
            case 39 -> pass(Duration.ofHours(random.nextInt(30)));
            case 40 -> pressMany();
            case 41 -> this::carryOutBatch;
            default -> pass(Duration.ofSeconds(random.nextInt(40)));
        };
    }

    private Runnable safety(boolean isOn) {
        return () -> {
            possible.free();
            at.hands.safeMode(OPERATOR, isOn);
        };
    }

    private Runnable policy() {
        if (random.nextInt(4) > 0) {
            return () -> {};
        }
        String next = "sha256:" + ++policies;
        possible.inForce(next);
        return () -> at.policy = next;
    }

    private Runnable pass(Duration time) {
        return () -> {
            at.house.advance(time);
            at.house.runDue();
        };
    }

    /** Several people approve many cases together, of which this is one; its turn comes later. */
    private Runnable pressMany() {
        Review review = review();
        Optional<String> verdict = review.verdict();
        Suggestion suggestion = review.suggestion();
        int needed = Math.max(
                Math.max(2, suggestion.approvals()),
                suggestion.plan().map(ActionPlan::approvals).orElse(1));
        List<Staff> deciders = PEOPLE.stream()
                .map(this::staff)
                .filter(s -> possible.mayDecide(s.id()) && possible.mayBe(s))
                .filter(s -> at.permissions.allow(s, Deed.DECIDE))
                .collect(Collectors.toCollection(ArrayList::new));
        if (verdict.isEmpty() || deciders.size() < needed) {
            return () -> {};
        }
        Collections.swap(deciders, 0, random.nextInt(deciders.size()));
        List<Approval> approvals = deciders.stream()
                .limit(needed)
                .map(s -> new Approval(s.id(), s.roles(), at.house.instant()))
                .toList();
        boolean isSenior = suggestion.seniors().isEmpty()
                || approvals.stream().anyMatch(a -> a.roles().stream().anyMatch(suggestion.seniors()::contains));
        if (!isSenior) {
            return () -> {};
        }
        Together.Terms terms = new Together.Terms(
                "incident/1 batch " + ++batches, verdict.get(), at.house.instant(), approvals, Optional.empty());
        book.pressed(terms);
        return () -> batch = Optional.of(terms);
    }

    /** A turn of the batch: this case is decided and acted on, or left out. Killed in between, it goes on where it was. */
    private void carryOutBatch() {
        if (batch.isEmpty()) {
            return;
        }
        Optional<String> decision = isBatchUnderWay
                ? waits()
                : together.decide(REF, batch.get(), () -> false, part -> underWay(!part.isLeftOut()));
        if (decision.isPresent()
                && at.acting.carryOut(Order.of(Errand.ACT, REF, decision.get(), at.house.instant()))
                        instanceof Handler.Outcome.Again again) {
            Order later = Order.of(Errand.ACT, REF, decision.get(), again.at());
            at.reviews.change(REF, stored -> {
                underWay(false);
                return new Change<>(Optional.empty(), List.of(), List.of(later), true);
            });
        }
        if (!isBatchUnderWay || random.nextInt(4) == 0) {
            endBatch();
        }
    }

    private void endBatch() {
        batch = Optional.empty();
        isBatchUnderWay = false;
    }

    private void underWay(boolean is) {
        boolean before = isBatchUnderWay;
        isBatchUnderWay = is;
        at.house.undoneBy(() -> isBatchUnderWay = before);
    }

    private Optional<String> waits() {
        return CaseWays.waits(review().stage());
    }

    /** People come and go: those who kept out of the case are others now. */
    private void begin() {
        at.reviews.change(REF, stored -> {
            Review review = stored.orElseThrow();
            return Change.to(
                            review.handled(Handling.NONE),
                            Entry.ofHouse("test.began", REF.toString(), casebell.audit.Json.object()))
                    .answering(true);
        });
    }

    /** Everything that was decided and not undone comes to its one end. */
    private void comeToRest() {
        possible.settle(at.roles, at.policy, false);
        possible.free();
        at.hands.safeMode(OPERATOR, false);
        at.outlet.answers.clear();
        while (batch.isPresent()) {
            carryOutBatch();
        }
        for (int i = 0; i < 4; i++) {
            at.house.advance(Duration.ofHours(1));
            at.house.runDue();
        }
        book.atRest();
        assertTrue(waits().isEmpty(), "nothing waits any more");
        assertTrue(at.outlet.sent.stream().allMatch(book::knows), "nothing is sent that was not decided");
    }

    private boolean isSafe() {
        return at.handsInMemory.peek(Hands.KEY).flatMap(Hands::safeMode).isPresent();
    }

    private Review review() {
        return at.reviewsInMemory.peek(REF).orElseThrow();
    }

    private Staff somebody() {
        return staff(PEOPLE.get(random.nextInt(PEOPLE.size())));
    }

    private Staff staff(String id) {
        return new Staff(id, at.roles.getOrDefault(id, Set.of()));
    }

    /** The house, to look at. */
    MemoryHouse house() {
        return at.house;
    }

    /** The ways that were taken. */
    Set<String> ways() {
        return book.ways();
    }

    /** How often the process was killed. */
    int kills() {
        return kills;
    }
}
