package casebell.review;

import static casebell.review.ReviewHouse.ANNA;
import static casebell.review.ReviewHouse.BEN;
import static casebell.review.ReviewHouse.LEA;
import static casebell.review.ReviewHouse.REF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taking back what was done is a decision like any other. */
class ReversalTest {
    private final ReviewHouse at = new ReviewHouse();

    @BeforeEach
    void the_post_is_removed() {
        at.told(7);
        at.desk.approve(REF, ANNA, Optional.empty());
        at.desk.approve(REF, LEA, Optional.empty());
        over();
        assertEquals("done", at.review().stage().word());
        at.told(8);
    }

    @Test
    void it_needs_the_same_approvals_and_is_done_once() {
        Pressed.AwaitingOthers waits =
                assertInstanceOf(Pressed.AwaitingOthers.class, at.desk.reverse(REF, ANNA, "it was satire"));
        assertEquals("restore", waits.plan().action());
        assertEquals(1, waits.missing());
        assertEquals(Set.of(Role.LEAD), waits.seniors());
        assertEquals(8, at.review().suggestion().caseVersion());
        assertInstanceOf(Pressed.AlreadyYours.class, at.desk.approve(REF, ANNA, Optional.empty()));
        assertInstanceOf(Pressed.Recorded.class, at.desk.approve(REF, LEA, Optional.empty()));
        over();
        assertEquals(List.of("d-demo-4821-1 remove-post", "d-demo-4821-2 restore"), at.outlet.acts);
        assertEquals("done", at.review().stage().word());
        assertInstanceOf(Pressed.NotReversible.class, at.desk.reverse(REF, ANNA, "again"));
        assertTrue(at.house.recorded().contains("review.reversal-proposed"));
    }

    @Test
    void it_stays_proposed_when_the_case_moves_and_its_approvals_start_anew() {
        at.desk.reverse(REF, ANNA, "it was satire");
        int number = at.review().suggestion().number();
        at.told(9);
        assertEquals("restore", at.review().suggestion().plan().orElseThrow().action());
        assertEquals(9, at.review().suggestion().caseVersion());
        assertEquals(List.of(), ((Stage.Open) at.review().stage()).approvals());
        assertInstanceOf(Pressed.Stale.class, at.desk.approve(REF, LEA, Optional.of(number)));
    }

    @Test
    void it_can_be_dropped_and_then_what_was_done_stays_done() {
        at.desk.reverse(REF, ANNA, "it was satire");
        assertEquals(
                new Pressed.ReversalDropped(), at.desk.dismiss(REF, BEN, Optional.empty(), Optional.of("it was not")));
        Stage.Done done = assertInstanceOf(Stage.Done.class, at.review().stage());
        assertEquals("remove-post", done.decision().plan().action());
        assertEquals(Optional.empty(), at.review().reversal());
        assertInstanceOf(Pressed.AwaitingOthers.class, at.desk.reverse(REF, BEN, "still"));
    }

    @Test
    void it_can_be_undone_inside_the_window() {
        at.desk.reverse(REF, ANNA, "it was satire");
        at.desk.approve(REF, LEA, Optional.empty());
        assertEquals(new Pressed.Undone(), at.desk.undo(REF, BEN));
        over();
        assertEquals(1, at.outlet.acts.size());
        assertEquals("restore", at.review().suggestion().plan().orElseThrow().action());
    }

    @Test
    void only_what_is_done_and_can_be_taken_back_is_reversed_and_not_without_a_reason() {
        assertInstanceOf(Pressed.ReasonWanted.class, at.desk.reverse(REF, ANNA, " "));
        at.desk.reopen(REF, ANNA, Optional.empty());
        at.house.runDue();
        assertInstanceOf(Pressed.OutOfTurn.class, at.desk.reverse(REF, ANNA, "x"));
        Suggestion sweep = ReviewHouse.suggestion(1, Set.of());
        at.advice = ReviewHouse.offering(
                sweep, List.of(new ActionPlan("sweep-replies", Optional.empty(), Optional.empty(), 1, true)));
        at.told(9);
        at.desk.choose(REF, ANNA, Optional.empty(), "sweep-replies", Optional.of("why"));
        over();
        assertInstanceOf(Pressed.NotReversible.class, at.desk.reverse(REF, ANNA, "x"));
    }

    private void over() {
        at.house.advance(Duration.ofSeconds(30));
        at.house.runDue();
    }
}
