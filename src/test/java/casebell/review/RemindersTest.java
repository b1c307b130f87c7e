package casebell.review;

import static casebell.review.ReviewHouse.ANNA;
import static casebell.review.ReviewHouse.BEN;
import static casebell.review.ReviewHouse.LEA;
import static casebell.review.ReviewHouse.REF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Errand;
import casebell.cases.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemindersTest {
    private final ReviewHouse at = new ReviewHouse();

    @BeforeEach
    void a_case_waits() {
        at.house.handles(
                Errand.REMIND_TEAM, new Reminders(at.reviews, at.permissions, at.terms, Floods.NONE, at.house));
        at.told(7);
    }

    @Test
    void the_end_of_a_snooze_is_told_once() {
        at.queue.snooze(REF, ANNA, 1);
        at.house.advance(Duration.ofMinutes(30));
        at.queue.snooze(REF, ANNA, 2);
        after(Duration.ofMinutes(30));
        assertTrue(at.review().handling().snoozedUntil().isPresent());
        assertEquals(List.of(), told());
        after(Duration.ofMinutes(90));
        assertEquals(Optional.empty(), at.review().handling().snoozedUntil());
        assertEquals(List.of("It is back in the queue: its snooze is over."), told());
    }

    @Test
    void an_approval_that_became_too_old_is_told_without_a_press() {
        at.desk.approve(REF, ANNA, Optional.empty());
        after(Duration.ofHours(23));
        assertEquals(List.of(), told());
        after(Duration.ofHours(1));
        Stage.Open open = assertInstanceOf(Stage.Open.class, at.review().stage());
        assertEquals(List.of(), open.approvals());
        assertTrue(open.note().orElseThrow().contains("does not count any more: it is too old"));
        assertEquals(List.of("An approval became too old before the others came. 2 people must approve now."), told());
        assertEquals("redraw 701 open", at.board.calls.get(at.board.calls.size() - 1));
    }

    @Test
    void nothing_is_told_of_an_approval_that_was_followed_by_the_decision() {
        at.desk.approve(REF, ANNA, Optional.empty());
        at.desk.approve(REF, LEA, Optional.empty());
        after(Duration.ofHours(25));
        assertEquals(List.of(), told());
    }

    @Test
    void a_moment_of_decision_is_seen_before_it_is_late_and_told_once() {
        Instant by = at.house.instant().plus(Duration.ofHours(4));
        at.advice = ReviewHouse.due(ReviewHouse.suggestion(1, Set.of()), by);
        at.told(8);
        at.queue.claim(REF, BEN);
        after(Duration.ofMinutes(224));
        assertEquals(List.of(), told());
        after(Duration.ofMinutes(1));
        assertEquals(
                List.of("It should be decided <t:" + by.getEpochSecond() + ":R>. <@" + BEN.id() + "> has it."), told());
        assertEquals(Optional.of(by), at.review().handling().warnedOf());
        at.told(9);
        after(Duration.ofHours(5));
        assertEquals(1, told().size());
    }

    @Test
    void a_short_time_is_warned_of_when_a_quarter_is_left_and_one_that_is_over_at_once() {
        Instant now = Instant.EPOCH.plusSeconds(100_000);
        assertEquals(
                now.plusSeconds(450),
                Reminders.ofDeadline(REF, now.plusSeconds(600), now).due());
        assertEquals(now, Reminders.ofDeadline(REF, now.minusSeconds(5), now).due());
    }

    private void after(Duration time) {
        at.house.advance(time);
        at.house.runDue();
    }

    private List<String> told() {
        return at.house.orders().stream()
                .filter(o -> o.errand() == Errand.TELL_TEAM)
                .map(Order::note)
                .map(n -> n.get("text"))
                .toList();
    }
}
