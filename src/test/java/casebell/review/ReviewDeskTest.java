package casebell.review;

import static casebell.review.ReviewHouse.ANNA;
import static casebell.review.ReviewHouse.BEN;
import static casebell.review.ReviewHouse.LEA;
import static casebell.review.ReviewHouse.REF;
import static casebell.review.ReviewHouse.VISITOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Deed;
import casebell.cases.Role;
import casebell.cases.Staff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewDeskTest {
    private final ReviewHouse at = new ReviewHouse();

    @BeforeEach
    void a_case_is_told_and_judged() {
        at.told(7);
    }

    @Test
    void somebody_without_a_role_is_told_who_may() {
        Pressed pressed = at.desk.approve(REF, VISITOR, Optional.empty());
        assertEquals(new Pressed.NotAllowed(Deed.DECIDE, Set.of(Role.REVIEWER, Role.LEAD, Role.LEADERSHIP)), pressed);
        assertTrue(at.house.recorded().stream().noneMatch(t -> t.startsWith("review.")));
    }

    @Test
    void the_second_approval_by_the_same_person_does_not_count() {
        at.desk.approve(REF, LEA, Optional.of(1));
        assertEquals(new Pressed.AlreadyYours(1, Set.of()), at.desk.approve(REF, LEA, Optional.of(1)));
    }

    @Test
    void two_people_of_whom_one_is_senior_decide() {
        assertEquals(
                new Pressed.AwaitingOthers(ReviewHouse.plan("remove-post"), 1, Set.of(Role.LEAD), List.of()),
                at.desk.approve(REF, ANNA, Optional.of(1)));
        assertInstanceOf(Pressed.Recorded.class, at.desk.approve(REF, LEA, Optional.of(1)));
        assertEquals("decided", at.review().stage().word());
    }

    @Test
    void two_people_without_the_senior_role_are_not_enough() {
        at.desk.approve(REF, ANNA, Optional.of(1));
        assertEquals(
                new Pressed.AwaitingOthers(ReviewHouse.plan("remove-post"), 1, Set.of(Role.LEAD), List.of()),
                at.desk.approve(REF, BEN, Optional.of(1)));
        assertInstanceOf(Pressed.Recorded.class, at.desk.approve(REF, LEA, Optional.of(1)));
    }

    @Test
    void a_role_lost_between_two_presses_counts_as_lost() {
        Staff annaWithoutRole = new Staff(ANNA.id(), Set.of());
        assertInstanceOf(Pressed.NotAllowed.class, at.desk.approve(REF, annaWithoutRole, Optional.of(1)));
    }

    @Test
    void a_press_on_an_older_suggestion_says_what_is_suggested_now() {
        at.desk.approve(REF, ANNA, Optional.of(1));
        at.told(8);
        assertEquals(2, at.review().suggestion().number());
        assertEquals(
                new Pressed.Stale("The suggestion is now: Direct threat against a legislator"),
                at.desk.approve(REF, LEA, Optional.of(1)));
        Stage.Open open = (Stage.Open) at.review().stage();
        assertEquals(List.of(), open.approvals());
        assertTrue(open.note().orElseThrow().contains("Approvals start anew"));
    }

    @Test
    void nothing_is_done_inside_the_undo_window() {
        decide();
        at.house.advance(Duration.ofSeconds(29));
        at.house.runDue();
        assertEquals(List.of(), at.outlet.acts);
        assertEquals(new Pressed.Undone(), at.desk.undo(REF, BEN));
        at.house.advance(Duration.ofMinutes(5));
        at.house.runDue();
        assertEquals(List.of(), at.outlet.acts);
        assertEquals("open", at.review().stage().word());
    }

    @Test
    void after_the_undo_window_it_is_done_once_and_read_back() {
        decide();
        at.house.advance(Duration.ofSeconds(30));
        at.house.runDue();
        assertEquals(List.of("d-demo-4821-1 remove-post"), at.outlet.acts);
        assertEquals("done", at.review().stage().word());
        assertInstanceOf(Pressed.OutOfTurn.class, at.desk.undo(REF, LEA));
        assertEquals(
                List.of("action.requested", "action.done"),
                at.house.recorded().stream()
                        .filter(t -> t.startsWith("action."))
                        .toList());
    }

    @Test
    void a_decision_after_an_undo_has_a_new_key() {
        decide();
        at.desk.undo(REF, BEN);
        decide();
        at.house.advance(Duration.ofSeconds(30));
        at.house.runDue();
        assertEquals(List.of("d-demo-4821-2 remove-post"), at.outlet.acts);
    }

    @Test
    void when_the_case_moved_nothing_is_done_and_people_are_asked_again() {
        at.outlet.answers.add(new ActionOutlet.Answer.Moved());
        decide();
        at.house.advance(Duration.ofSeconds(30));
        at.house.runDue();
        Stage.Open open = (Stage.Open) at.review().stage();
        assertTrue(open.note().orElseThrow().startsWith("Nothing was done"));
    }

    @Test
    void a_case_system_that_is_away_is_tried_again_with_the_same_key() {
        at.outlet.answers.add(
                new ActionOutlet.Answer.Later("The case system answered with an error (500)", Optional.empty()));
        decide();
        at.house.advance(Duration.ofSeconds(30));
        at.house.runDue();
        Stage.Acting acting = (Stage.Acting) at.review().stage();
        assertEquals(
                "The case system answered with an error (500)",
                acting.trouble().orElseThrow().what());
        at.house.advance(Duration.ofSeconds(5));
        at.house.runDue();
        assertEquals(List.of("d-demo-4821-1 remove-post", "d-demo-4821-1 remove-post"), at.outlet.acts);
        assertEquals("done", at.review().stage().word());
    }

    @Test
    void a_case_system_that_lies_is_found_out() {
        at.outlet.readBacks.add(new ActionOutlet.ReadBack.NotThere("The case does not show it"));
        decide();
        at.house.advance(Duration.ofSeconds(30));
        at.house.runDue();
        assertEquals("refused", at.review().stage().word());
        assertTrue(at.house.recorded().contains("action.refused"));
    }

    @Test
    void another_action_starts_its_own_approvals() {
        at.desk.approve(REF, ANNA, Optional.of(1));
        assertEquals(
                new Pressed.AwaitingOthers(ReviewHouse.plan("limit-reach"), 1, Set.of(), List.of()),
                at.desk.choose(REF, LEA, Optional.of(1), "limit-reach", Optional.of("why")));
        assertInstanceOf(Pressed.Recorded.class, at.desk.approve(REF, ANNA, Optional.of(1)));
        Stage.Decided decided = (Stage.Decided) at.review().stage();
        assertEquals("limit-reach", decided.decision().plan().action());
        assertEquals(
                List.of("103", "101"),
                decided.decision().approvals().stream().map(Approval::staffId).toList());
    }

    @Test
    void an_action_that_the_policy_does_not_offer_is_refused() {
        assertEquals(
                new Pressed.NotOffered("suspend-account"),
                at.desk.choose(REF, LEA, Optional.empty(), "suspend-account", Optional.of("why")));
    }

    @Test
    void a_dismissed_case_can_be_taken_up_again() {
        assertEquals(new Pressed.Dismissed(), at.desk.dismiss(REF, ANNA, Optional.of(1), Optional.of("satire")));
        assertInstanceOf(Pressed.OutOfTurn.class, at.desk.approve(REF, LEA, Optional.of(1)));
        assertEquals(new Pressed.Undone(), at.desk.undo(REF, BEN));
        assertEquals("open", at.review().stage().word());
    }

    @Test
    void one_approval_decides_when_one_is_enough() {
        at.advice = ReviewHouse.suggestion(1, Set.of());
        at.told(8);
        assertInstanceOf(Pressed.Recorded.class, at.desk.approve(REF, ANNA, Optional.of(2)));
    }

    private void decide() {
        at.desk.approve(REF, ANNA, Optional.empty());
        assertInstanceOf(Pressed.Recorded.class, at.desk.approve(REF, LEA, Optional.empty()));
    }
}
