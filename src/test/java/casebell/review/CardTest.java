package casebell.review;

import static casebell.review.ReviewHouse.ANNA;
import static casebell.review.ReviewHouse.LEA;
import static casebell.review.ReviewHouse.REF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Change;
import casebell.cases.Role;
import casebell.cases.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a card knows about things done in the case system by others. */
class CardTest {
    private final ReviewHouse at = new ReviewHouse();

    @BeforeEach
    void a_case_is_told_and_judged() {
        at.told(7);
    }

    @Test
    void what_others_did_before_the_decision_is_no_news() {
        Snapshot.Action before = action("a-9", at.house.instant().minusSeconds(5), "hide-post", "applied");
        decide();
        tell(before);
        assertEquals(List.of(), card().doneByOthersSince());
    }

    @Test
    void what_others_did_after_the_decision_is_told_and_our_own_is_not() {
        decide();
        carryOut();
        Snapshot.Action ours = action("a-1", at.house.instant(), "remove-post", "applied");
        Snapshot.Action theirs = action("a-2", at.house.instant(), "suspend-account", "applied");
        tell(ours, theirs);
        assertEquals(List.of(theirs), card().doneByOthersSince());
        assertFalse(card().isTakenBackThere());
    }

    @Test
    void what_was_done_and_taken_back_in_the_case_system_is_told() {
        decide();
        carryOut();
        tell(action("a-1", at.house.instant(), "remove-post", "reversed"));
        assertTrue(card().isTakenBackThere());
    }

    @Test
    void an_action_that_is_being_done_is_not_taken_for_that_of_others() {
        decide();
        at.outlet.answers.add(new ActionOutlet.Answer.Later("The answer was lost", Optional.empty()));
        carryOut();
        tell(action("a-1", at.house.instant(), "remove-post", "applied"));
        assertEquals("acting", at.review().stage().word());
        assertEquals(List.of(), card().doneByOthersSince());
    }

    @Test
    void a_case_that_changed_between_decision_and_action_has_moved() {
        decide();
        assertFalse(card().hasMovedSinceDecision());
        tell();
        assertTrue(card().hasMovedSinceDecision());
    }

    private Card card() {
        return new Card(at.cases.find(REF).orElseThrow(), at.reviews.find(REF));
    }

    private void decide() {
        at.desk.approve(REF, ANNA, Optional.empty());
        at.desk.approve(REF, LEA, Optional.empty());
        at.house.advance(Duration.ofSeconds(1));
    }

    private void carryOut() {
        at.house.advance(Duration.ofSeconds(30));
        at.house.runDue();
    }

    private void tell(Snapshot.Action... actions) {
        Snapshot s = ReviewHouse.snapshot(8);
        Snapshot told = new Snapshot(
                8,
                s.url(),
                s.openedAt(),
                s.state(),
                s.kind(),
                s.foundBy(),
                s.content(),
                s.author(),
                s.target(),
                s.reach(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(actions),
                s.followerChange(),
                s.tag(),
                List.of());
        at.cases.change(
                REF,
                stored -> Change.to(
                                stored.orElseThrow().known(told, at.house.instant()),
                                Entry.ofHouse("case.read", REF.toString(), Json.object()))
                        .answering(true));
    }

    private static Snapshot.Action action(String id, Instant when, String name, String state) {
        return new Snapshot.Action(id, when, name, "staff", state);
    }

    /** The text of a card is compared with what was shown before a restart, so it must not depend on the order of a hash. */
    @Test
    void what_a_card_is_compared_by_has_one_order() {
        assertEquals(
                "[REVIEWER, LEAD, LEADERSHIP, LIAISON, POLICY_OWNER, OPERATOR]",
                new Approval("1", Set.of(Role.values()), Instant.EPOCH).roles().toString());
        assertEquals(
                "[REVIEWER, LEAD, LEADERSHIP, LIAISON, POLICY_OWNER, OPERATOR]",
                ReviewHouse.suggestion(2, Set.of(Role.values())).seniors().toString());
        Map<String, Double> signals = Map.of("f", 0.1, "b", 0.2, "e", 0.3, "a", 0.4, "d", 0.5, "c", 0.6);
        Snapshot none = ReviewHouse.snapshot(1);
        Snapshot told = new Snapshot(
                none.version(),
                none.url(),
                none.openedAt(),
                none.state(),
                none.kind(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                signals,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        assertEquals(
                "{a=0.4, b=0.2, c=0.6, d=0.5, e=0.3, f=0.1}", told.signals().toString());
    }
}
