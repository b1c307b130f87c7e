package casebell.review;

import static casebell.review.ReviewHouse.ANNA;
import static casebell.review.ReviewHouse.LEA;
import static casebell.review.ReviewHouse.REF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.cases.Role;
import casebell.cases.Staff;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing is done while the hands are tied, and nothing is lost by it. */
class HandsDeskTest {
    private static final Staff OLGA = new Staff("105", Set.of(Role.OPERATOR));

    @Test
    void in_safe_mode_everything_is_suggested_and_nothing_is_done() {
        ReviewHouse at = new ReviewHouse();
        assertTrue(state(at.hands.safeMode(OLGA, true)).isNews());
        assertTrue(!state(at.hands.safeMode(OLGA, true)).isNews());
        at.told(7);
        decided(at);
        pass(at, Duration.ofMinutes(10));
        assertEquals(List.of(), at.outlet.acts);
        Stage.Decided waits = (Stage.Decided) at.review().stage();
        assertTrue(waits.heldBack().orElseThrow().startsWith("safe mode is on"), waits::toString);
        assertEquals(
                1,
                at.house.recorded().stream().filter("action.held-back"::equals).count());
        at.hands.safeMode(OLGA, false);
        pass(at, Duration.ofMinutes(1));
        assertEquals(List.of("d-demo-4821-1 remove-post"), at.outlet.acts);
        assertEquals("done", at.review().stage().word());
    }

    @Test
    void what_waits_can_still_be_undone() {
        ReviewHouse at = new ReviewHouse();
        at.hands.safeMode(OLGA, true);
        at.told(7);
        decided(at);
        pass(at, Duration.ofMinutes(10));
        assertEquals(new Pressed.Undone(), at.desk.undo(REF, ANNA));
        at.hands.safeMode(OLGA, false);
        pass(at, Duration.ofMinutes(10));
        assertEquals(List.of(), at.outlet.acts);
    }

    @Test
    void what_was_sent_already_is_not_sent_again_in_safe_mode() {
        ReviewHouse at = new ReviewHouse();
        at.told(7);
        at.outlet.answers.add(new ActionOutlet.Answer.Later("It is away", Optional.empty()));
        decided(at);
        pass(at, Duration.ofSeconds(30));
        at.hands.safeMode(OLGA, true);
        pass(at, Duration.ofMinutes(10));
        assertEquals(1, at.outlet.acts.size());
        Stage.Acting acting = (Stage.Acting) at.review().stage();
        assertTrue(acting.trouble().orElseThrow().what().startsWith("Safe mode is on"), acting::toString);
        at.hands.safeMode(OLGA, false);
        pass(at, Duration.ofMinutes(1));
        assertEquals("done", at.review().stage().word());
    }

    @Test
    void when_the_quota_of_a_day_is_used_up_the_rest_waits_for_the_next_day() {
        ReviewHouse at = new ReviewHouse(1);
        at.told(7);
        decided(at);
        pass(at, Duration.ofSeconds(30));
        assertEquals("done", at.review().stage().word());
        at.desk.reverse(REF, ANNA, "it was satire");
        at.desk.approve(REF, LEA, Optional.empty());
        pass(at, Duration.ofHours(1));
        assertEquals(1, at.outlet.acts.size());
        Stage.Decided waits = (Stage.Decided) at.review().stage();
        assertTrue(
                waits.heldBack().orElseThrow().startsWith("the quota of 1 action a day is used up"), waits::toString);
        assertEquals(1, state(at.hands.status(ANNA)).actions());
        pass(at, Duration.ofHours(14));
        assertEquals(2, at.outlet.acts.size());
        assertEquals(
                2, at.house.recorded().stream().filter("action.counted"::equals).count());
    }

    @Test
    void a_case_system_can_have_a_quota_of_its_own_and_stops_alone() {
        ReviewHouse at = new ReviewHouse();
        HandsDesk hands = new HandsDesk(at.handsStore, at.permissions, 3, Map.of("demo", 1), at.house);
        CaseRef elsewhere = new CaseRef("toot", "1");
        assertEquals(Optional.empty(), hands.begin(REF, "d-1"));
        assertTrue(hands.begin(REF, "d-2")
                .orElseThrow()
                .why()
                .startsWith("the quota of 1 action a day in `demo` is used up"));
        assertEquals(Optional.empty(), hands.begin(elsewhere, "d-3"));
        assertEquals(1, hands.begunIn("demo"));
        assertEquals(2, state(hands.status(ANNA)).actions(), "what was stopped is not counted");
        at.house.advance(Duration.ofDays(1));
        assertEquals(Optional.empty(), hands.begin(REF, "d-2"));
    }

    @Test
    void only_those_who_run_the_house_tie_its_hands() {
        ReviewHouse at = new ReviewHouse();
        assertInstanceOf(HandsDesk.Told.NotAllowed.class, at.hands.safeMode(ANNA, true));
        assertInstanceOf(HandsDesk.Told.NotAllowed.class, at.hands.status(ReviewHouse.VISITOR));
        assertEquals(Optional.empty(), state(at.hands.status(ANNA)).safeMode());
        assertEquals(List.of(), at.house.recorded());
    }

    private static HandsDesk.Told.State state(HandsDesk.Told told) {
        return assertInstanceOf(HandsDesk.Told.State.class, told);
    }

    private static void decided(ReviewHouse at) {
        at.desk.approve(REF, ANNA, Optional.empty());
        assertInstanceOf(Pressed.Recorded.class, at.desk.approve(REF, LEA, Optional.empty()));
    }

    private static void pass(ReviewHouse at, Duration time) {
        at.house.advance(time);
        at.house.runDue();
    }
}
