package casebell.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.audit.Entry;
import casebell.cases.Deed;
import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Role;
import casebell.cases.Staff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** A long random history of one case, with a simple book of its own about what may happen. */
final class LongHistory {
    private static final List<String> PEOPLE = List.of("p0", "p1", "p2", "p3", "p4", "p5");
    private static final List<Role> ROLES = List.of(Role.values());
    private static final Set<String> ENDS = Set.of("action.done", "action.refused", "action.moved");
    private static final Staff OPERATOR = new Staff("o", Set.of(Role.OPERATOR));

    private final SplittableRandom random;
    private final ReviewHouse at = new ReviewHouse();
    private final Map<String, Instant> recused = new HashMap<>();
    /** Presses that count for what is open now. */
    private final List<Press> presses = new ArrayList<>();
    /** Decisions by id, and what became of each: empty as long as nothing has. */
    private final Map<String, String> outcomes = new HashMap<>();

    private final Set<String> requested = new HashSet<>();
    private boolean isSafe;
    private int policies;
    private int seen;

    /** What the book knows about a press that was taken. */
    private record Press(String staffId, Instant at, int suggestion, ActionPlan plan) {}

    LongHistory(long seed) {
        random = new SplittableRandom(seed);
        at.house.handles(Errand.SHOW_CARD, order -> Handler.done());
        at.house.handles(Errand.TELL_TEAM, order -> Handler.done());
        at.house.handles(Errand.REMIND_TEAM, new Reminders(at.reviews, at.permissions, at.terms, at.house));
        PEOPLE.forEach(p -> at.roles.put(p, Set.of(ROLES.get(random.nextInt(3)))));
        at.advice = advice();
        at.told(1);
        seen = at.house.recordedAfter(0).size();
    }

    /** Plays so many steps, and checks each. */
    void play(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
        comeToRest();
    }

    private void step() {
        Review before = at.review();
        int acts = at.outlet.acts.size();
        boolean wasSafe = isSafe;
        Optional<Pressed> pressed = happen(random.nextInt(40));
        List<Entry> entries = at.house.recordedAfter(seen);
        seen += entries.size();
        Review after = at.review();
        long about = entries.stream()
                .filter(e -> e.subject().equals(ReviewHouse.REF.toString()))
                .count();
        assertTrue(after.revision() - before.revision() <= about, "each step has its audit entry");
        pressed.ifPresent(p -> {
            appeal(before, after, p);
            keepBook(before, after, p);
            if (p instanceof Pressed.Recorded recorded) {
                check(recorded.decision());
            }
        });
        ends(before, entries);
        assertTrue(!(wasSafe && isSafe) || acts == at.outlet.acts.size(), "nothing is done in safe mode");
        if (!(after.stage() instanceof Stage.Open)) {
            presses.clear();
        }
        waits(after).ifPresent(id -> assertEquals("", outcomes.get(id), "what waits has no outcome yet"));
        long open = outcomes.values().stream().filter(String::isEmpty).count();
        assertEquals(waits(after).isPresent() ? 1 : 0, open, "no decision is lost");
    }

    private Optional<Pressed> happen(int kind) {
        Staff who = somebody();
        Optional<Integer> number = number();
        return switch (kind) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 ->
                Optional.of(at.desk.approve(ReviewHouse.REF, who, number));
            case 14, 15, 16 -> Optional.of(at.desk.choose(ReviewHouse.REF, who, number, action()));
            case 17 -> Optional.of(at.desk.undo(ReviewHouse.REF, who));
            case 18 ->
                Optional.of(at.desk.dismiss(
                        ReviewHouse.REF, who, number, random.nextBoolean() ? Optional.of("why") : Optional.empty()));
            case 19, 20 -> Optional.of(at.desk.reopen(ReviewHouse.REF, who, Optional.empty()));
            case 36 -> Optional.of(at.appeals.uphold(ReviewHouse.REF, who, "why"));
            case 37 -> Optional.of(at.appeals.overturn(ReviewHouse.REF, who, "why"));
            case 38 -> Optional.of(at.appeals.open(ReviewHouse.REF, who, "why"));
            case 21, 22, 23 -> Optional.of(at.desk.reverse(ReviewHouse.REF, who, "why"));
            default -> {
                besides(kind, who);
                yield Optional.empty();
            }
        };
    }

    private void besides(int kind, Staff who) {
        switch (kind) {
            case 24 -> {
                at.queue.recuse(ReviewHouse.REF, who);
                if (at.review().handling().isRecused(who.id())) {
                    recused.putIfAbsent(who.id(), at.house.instant());
                }
                if (recused.size() > 2) {
                    begin();
                }
            }
            case 25 -> at.queue.claim(ReviewHouse.REF, who);
            case 26 -> at.queue.dissent(ReviewHouse.REF, who, "no");
            case 27 -> at.queue.askSecondOpinion(ReviewHouse.REF, who);
            case 28 -> {
                isSafe = random.nextInt(4) == 0;
                at.hands.safeMode(OPERATOR, isSafe);
            }
            case 29 -> at.read(at.review().suggestion().caseVersion() + 1);
            case 30 -> at.policy = random.nextInt(4) == 0 ? "sha256:" + ++policies : at.policy;
            case 31 -> at.advice = advice();
            case 32 -> at.outlet.answers.add(answer());
            case 33, 34 -> at.roles.put(who.id(), roles());
            case 35 -> pass(Duration.ofHours(random.nextInt(30)));
            default -> pass(Duration.ofSeconds(random.nextInt(40)));
        }
    }

    /** People come and go: those who kept out of the case are others now. */
    private void begin() {
        recused.clear();
        at.reviews.change(ReviewHouse.REF, stored -> {
            Review review = stored.orElseThrow();
            return casebell.cases.Change.to(
                            review.handled(Handling.NONE),
                            Entry.ofHouse("test.began", review.ref().toString(), casebell.audit.Json.object()))
                    .answering(true);
        });
    }

    /** Nobody who had a part in what is appealed against has one in the appeal. */
    private static void appeal(Review before, Review after, Pressed pressed) {
        if (before.handling().openAppeal().isEmpty()) {
            return;
        }
        Appeal open = before.handling().openAppeal().get();
        if (pressed instanceof Pressed.AppealUpheld) {
            Appeal.Outcome outcome =
                    after.handling().appeal().flatMap(Appeal::outcome).orElseThrow();
            assertTrue(!open.bars(outcome.staffId().orElseThrow()), "an appeal is decided by others");
        } else if (pressed instanceof Pressed.Recorded || pressed instanceof Pressed.AwaitingOthers) {
            assertTrue(!open.bars(last(after).staffId()), "an appeal is decided by others");
        } else {
            boolean isTaken = pressed instanceof Pressed.ReversalDropped
                    || pressed instanceof Pressed.Undone
                    || pressed instanceof Pressed.Dismissed;
            assertTrue(!isTaken || after.handling().openAppeal().isPresent(), "an appeal is not lost");
        }
    }

    private void keepBook(Review before, Review after, Pressed pressed) {
        Optional<ActionPlan> plan = pressed instanceof Pressed.Recorded r
                ? Optional.of(r.decision().plan())
                : pressed instanceof Pressed.AwaitingOthers a ? Optional.of(a.plan()) : Optional.empty();
        if (plan.isEmpty()) {
            return;
        }
        boolean isOther =
                !(before.stage() instanceof Stage.Open open) || !open.plan().equals(plan);
        if (isOther) {
            presses.clear();
        }
        String who = last(after).staffId();
        presses.add(new Press(who, at.house.instant(), after.suggestion().number(), plan.get()));
    }

    private static Approval last(Review review) {
        List<Approval> all = review.stage() instanceof Stage.Open open
                ? open.approvals()
                : ((Stage.Decided) review.stage()).decision().approvals();
        return all.get(all.size() - 1);
    }

    private void check(Decision decision) {
        Suggestion suggestion = decision.suggestion();
        Set<String> people = new HashSet<>();
        boolean isSenior = suggestion.seniors().isEmpty();
        for (Approval approval : decision.approvals()) {
            assertTrue(people.add(approval.staffId()), "one person counts once");
            Set<Role> held = at.roles.getOrDefault(approval.staffId(), Set.of());
            assertTrue(
                    at.permissions.allow(new Staff(approval.staffId(), held), Deed.DECIDE),
                    "only those who may decide");
            assertTrue(!recused.containsKey(approval.staffId()), "nobody with a conflict of interest");
            assertTrue(at.house.instant().isBefore(approval.at().plus(Duration.ofHours(24))), "no approval is too old");
            assertTrue(
                    presses.contains(
                            new Press(approval.staffId(), approval.at(), suggestion.number(), decision.plan())),
                    () -> "this very thing was approved by each: " + decision + " " + presses);
            isSenior |= held.stream().anyMatch(suggestion.seniors()::contains)
                    && approval.roles().stream().anyMatch(suggestion.seniors()::contains);
        }
        assertTrue(isSenior, "one of them is senior");
        assertTrue(
                people.size()
                        >= Math.max(suggestion.approvals(), decision.plan().approvals()),
                "enough people");
        assertEquals(at.policy, suggestion.policyRevision(), "under the policy in force");
        assertNotEquals("", outcomes.getOrDefault(decision.id(), "new"), "a decision is made once");
        assertEquals(null, outcomes.put(decision.id(), ""));
    }

    private void ends(Review before, List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.type().equals("action.requested")) {
                String id = entry.details().text("decision").orElseThrow();
                assertTrue(requested.add(id), "begun once");
                assertEquals("", outcomes.get(id), "what was undone is not begun");
            }
            if (ENDS.contains(entry.type())) {
                end(entry.details().text("decision").orElseThrow(), entry.type());
            }
            boolean isVoid = entry.type().equals("review.undone")
                    || (entry.type().equals("review.recused") && at.review().stage() instanceof Stage.Open);
            if (isVoid && before.stage() instanceof Stage.Decided decided) {
                end(decided.decision().id(), entry.type());
            }
        }
    }

    private void end(String id, String how) {
        assertEquals("", outcomes.put(id, how), "never two outcomes");
    }

    private static Optional<String> waits(Review review) {
        return review.stage()
                .fold(new Stage.Cases<Optional<String>>(
                        s -> Optional.empty(),
                        s -> Optional.of(s.decision().id()),
                        s -> Optional.of(s.decision().id()),
                        s -> Optional.empty(),
                        s -> Optional.empty(),
                        s -> Optional.empty()));
    }

    /** Everything that was decided and not undone comes to its one end. */
    private void comeToRest() {
        Review before = at.review();
        isSafe = false;
        at.hands.safeMode(OPERATOR, false);
        at.outlet.answers.clear();
        for (int i = 0; i < 4; i++) {
            at.house.advance(Duration.ofHours(1));
            at.house.runDue();
        }
        ends(before, at.house.recordedAfter(seen));
        assertTrue(outcomes.values().stream().noneMatch(String::isEmpty), outcomes::toString);
        Set<String> sent = new HashSet<>();
        at.outlet.acts.forEach(a -> sent.add(a.substring(0, a.indexOf(' '))));
        assertTrue(outcomes.keySet().containsAll(sent), "nothing is done that was not decided");
    }

    private void pass(Duration time) {
        at.house.advance(time);
        at.house.runDue();
    }

    private Staff somebody() {
        String id = PEOPLE.get(random.nextInt(PEOPLE.size()));
        return new Staff(id, at.roles.getOrDefault(id, Set.of()));
    }

    private Optional<Integer> number() {
        int current = at.review().suggestion().number();
        int kind = random.nextInt(10);
        return kind < 6
                ? Optional.of(current)
                : kind < 8 ? Optional.empty() : Optional.of(Math.max(1, current - random.nextInt(3)));
    }

    private String action() {
        return List.of("limit-reach", "suspend-account", "remove-post", "sweep-replies")
                .get(random.nextInt(4));
    }

    private Set<Role> roles() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (int i = random.nextInt(3); i > 0; i--) {
            roles.add(ROLES.get(random.nextInt(random.nextBoolean() ? 3 : ROLES.size())));
        }
        return roles;
    }

    private ActionOutlet.Answer answer() {
        return switch (random.nextInt(3)) {
            case 0 -> new ActionOutlet.Answer.Moved();
            case 1 -> new ActionOutlet.Answer.Refused("No");
            default -> new ActionOutlet.Answer.Later("Not now", Optional.empty());
        };
    }

    private Suggestion advice() {
        Set<Role> seniors = List.of(Set.<Role>of(), Set.of(Role.LEAD), Set.of(Role.LEAD, Role.LEADERSHIP))
                .get(random.nextInt(3));
        return ReviewHouse.offering(
                ReviewHouse.suggestion(1 + random.nextInt(3), seniors),
                List.of(
                        ReviewHouse.plan("limit-reach"),
                        new ActionPlan("suspend-account", Optional.empty(), Optional.empty(), 3, false),
                        new ActionPlan("sweep-replies", Optional.empty(), Optional.empty(), 2, true)));
    }

    /** What happened, for the test of the test. */
    Map<String, Integer> tally() {
        Map<String, Integer> tally = new HashMap<>();
        at.house.recordedAfter(0).forEach(e -> tally.merge(e.type(), 1, Integer::sum));
        return tally;
    }
}
