package casebell.review;

import static casebell.review.ReviewHouse.ANNA;
import static casebell.review.ReviewHouse.BEN;
import static casebell.review.ReviewHouse.LEA;
import static casebell.review.ReviewHouse.REF;
import static casebell.review.ReviewHouse.VISITOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.cases.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueueDeskTest {
    private final ReviewHouse at = new ReviewHouse();

    @BeforeEach
    void a_case_waits() {
        at.told(7);
    }

    @Test
    void one_person_has_a_case() {
        assertInstanceOf(Handled.Claimed.class, at.queue.claim(REF, ANNA));
        Handled.AlreadyClaimed taken = assertInstanceOf(Handled.AlreadyClaimed.class, at.queue.claim(REF, BEN));
        assertEquals(ANNA.id(), taken.claim().staffId());
        assertInstanceOf(Handled.NothingWaits.class, at.queue.next(BEN));
        assertEquals(1, entries("review.claimed"));
    }

    @Test
    void the_next_one_is_claimed() {
        Handled.Claimed claimed = assertInstanceOf(Handled.Claimed.class, at.queue.next(ANNA));
        assertEquals(REF, claimed.review().ref());
        assertEquals(ANNA.id(), at.review().handling().claim().orElseThrow().staffId());
    }

    @Test
    void who_has_it_or_a_lead_hands_it_over_with_a_note() {
        at.queue.claim(REF, ANNA);
        assertInstanceOf(Handled.NotYours.class, at.queue.handOver(REF, BEN, BEN.id(), "mine"));
        assertEquals(new Handled.HandedOver(BEN.id()), at.queue.handOver(REF, ANNA, BEN.id(), "she called twice"));
        Handling.Claim claim = at.review().handling().claim().orElseThrow();
        assertEquals(Optional.of("she called twice"), claim.note());
        assertEquals(Optional.of(ANNA.id()), claim.handedOverBy());
        assertInstanceOf(Handled.HandedOver.class, at.queue.handOver(REF, LEA, ANNA.id(), "back"));
        assertInstanceOf(Handled.Unfit.class, at.queue.handOver(REF, ANNA, BEN.id(), " "));
    }

    @Test
    void nobody_hands_a_case_to_somebody_who_may_not_or_keeps_out() {
        at.roles.put(VISITOR.id(), Set.of());
        assertInstanceOf(Handled.Unfit.class, at.queue.handOver(REF, ANNA, VISITOR.id(), "yours"));
        at.queue.recuse(REF, BEN);
        assertEquals(new Handled.IsRecused(BEN.id()), at.queue.handOver(REF, ANNA, BEN.id(), "yours"));
    }

    @Test
    void who_keeps_out_of_a_case_presses_nothing_more() {
        at.queue.claim(REF, ANNA);
        at.desk.approve(REF, ANNA, Optional.empty());
        assertEquals(new Handled.Recused(false), at.queue.recuse(REF, ANNA));
        assertEquals(Optional.empty(), at.review().handling().claim());
        assertEquals(List.of(), ((Stage.Open) at.review().stage()).approvals());
        assertEquals(new Pressed.Recused(), at.desk.approve(REF, ANNA, Optional.empty()));
        assertEquals(
                new Pressed.Recused(), at.desk.choose(REF, ANNA, Optional.empty(), "limit-reach", Optional.of("why")));
        assertEquals(new Pressed.Recused(), at.desk.dismiss(REF, ANNA, Optional.empty(), Optional.of("x")));
        assertEquals(new Pressed.Recused(), at.desk.undo(REF, ANNA));
        assertEquals(new Pressed.Recused(), at.desk.reverse(REF, ANNA, "x"));
        assertEquals(new Handled.IsRecused(ANNA.id()), at.queue.claim(REF, ANNA));
        assertInstanceOf(Handled.NothingWaits.class, at.queue.next(ANNA));
    }

    @Test
    void a_decision_that_rests_on_somebody_who_keeps_out_is_taken_back_in_time() {
        at.desk.approve(REF, ANNA, Optional.empty());
        at.desk.approve(REF, LEA, Optional.empty());
        assertEquals(new Handled.Recused(true), at.queue.recuse(REF, ANNA));
        at.house.advance(Duration.ofMinutes(5));
        at.house.runDue();
        assertEquals(List.of(), at.outlet.acts);
        assertEquals("open", at.review().stage().word());
    }

    @Test
    void a_dissent_is_on_the_record_and_stops_nothing() {
        at.desk.approve(REF, ANNA, Optional.empty());
        assertEquals(new Handled.Dissented(), at.queue.dissent(REF, BEN, "it is satire"));
        assertInstanceOf(Handled.Unfit.class, at.queue.dissent(REF, BEN, ""));
        assertInstanceOf(Pressed.Recorded.class, at.desk.approve(REF, LEA, Optional.empty()));
        assertEquals("it is satire", at.review().handling().dissents().get(0).reason());
        assertEquals(1, entries("review.dissented"));
    }

    @Test
    void after_a_second_opinion_is_asked_for_one_person_does_not_decide() {
        at.advice = ReviewHouse.suggestion(1, Set.of());
        at.told(8);
        assertEquals(new Handled.OpinionAsked(2), at.queue.askSecondOpinion(REF, ANNA));
        assertInstanceOf(Pressed.AwaitingOthers.class, at.desk.approve(REF, ANNA, Optional.empty()));
        assertInstanceOf(Pressed.Recorded.class, at.desk.approve(REF, BEN, Optional.empty()));
    }

    @Test
    void a_case_is_snoozed_for_some_hours_and_never_past_its_deadline() {
        assertInstanceOf(Handled.Unfit.class, at.queue.snooze(REF, ANNA, 0));
        assertInstanceOf(Handled.Unfit.class, at.queue.snooze(REF, ANNA, 73));
        assertInstanceOf(Handled.Snoozed.class, at.queue.snooze(REF, ANNA, 4));
        assertTrue(at.review().handling().isSnoozed(at.house.instant()));
        at.house.advance(Duration.ofHours(4));
        assertTrue(!at.review().handling().isSnoozed(at.house.instant()));
        at.advice = ReviewHouse.due(
                ReviewHouse.suggestion(1, Set.of()), at.house.instant().plusSeconds(3600));
        at.told(8);
        assertInstanceOf(Handled.Unfit.class, at.queue.snooze(REF, ANNA, 2));
    }

    @Test
    void who_may_not_decide_does_none_of_this() {
        assertInstanceOf(Handled.NotAllowed.class, at.queue.claim(REF, VISITOR));
        assertInstanceOf(Handled.NotAllowed.class, at.queue.next(VISITOR));
        assertInstanceOf(Handled.NotAllowed.class, at.queue.handOver(REF, VISITOR, BEN.id(), "x"));
        assertInstanceOf(Handled.NotAllowed.class, at.queue.recuse(REF, VISITOR));
        assertInstanceOf(Handled.NotAllowed.class, at.queue.dissent(REF, VISITOR, "x"));
        assertInstanceOf(Handled.NotAllowed.class, at.queue.snooze(REF, VISITOR, 1));
        assertInstanceOf(Handled.Unknown.class, at.queue.claim(new CaseRef("demo", "unseen"), ANNA));
        assertEquals(Set.of(Role.REVIEWER), ANNA.roles());
    }

    private long entries(String type) {
        return at.house.recorded().stream().filter(type::equals).count();
    }
}
