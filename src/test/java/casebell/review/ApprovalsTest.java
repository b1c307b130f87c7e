package casebell.review;

import static casebell.review.ReviewHouse.ANNA;
import static casebell.review.ReviewHouse.BEN;
import static casebell.review.ReviewHouse.LEA;
import static casebell.review.ReviewHouse.REF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Role;
import casebell.cases.Staff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which approvals count, and how many are needed. */
class ApprovalsTest {
    private final ReviewHouse at = new ReviewHouse();

    @Test
    void an_action_that_needs_more_approvals_than_the_suggestion_gets_them() {
        suggested(1, Set.of(), new ActionPlan("suspend-account", Optional.empty(), Optional.empty(), 3, false));
        assertEquals(
                2,
                awaiting(at.desk.choose(REF, ANNA, Optional.of(1), "suspend-account", Optional.of("why")))
                        .missing());
        assertEquals(1, awaiting(at.desk.approve(REF, BEN, Optional.of(1))).missing());
        assertInstanceOf(Pressed.Recorded.class, at.desk.approve(REF, LEA, Optional.of(1)));
    }

    @Test
    void a_milder_action_needs_what_the_suggestion_needs() {
        suggested(2, Set.of(), ReviewHouse.plan("limit-reach"));
        assertEquals(
                1,
                awaiting(at.desk.choose(REF, ANNA, Optional.of(1), "limit-reach", Optional.of("why")))
                        .missing());
    }

    @Test
    void who_proposed_another_action_is_not_its_second_approver() {
        suggested(2, Set.of(), ReviewHouse.plan("limit-reach"));
        at.desk.choose(REF, ANNA, Optional.of(1), "limit-reach", Optional.of("why"));
        assertEquals(new Pressed.AlreadyYours(1, Set.of()), at.desk.approve(REF, ANNA, Optional.of(1)));
        assertEquals(
                new Pressed.AlreadyYours(1, Set.of()),
                at.desk.choose(REF, ANNA, Optional.of(1), "limit-reach", Optional.of("why")));
    }

    @Test
    void one_person_with_two_roles_is_one_person() {
        suggested(2, Set.of(Role.LEAD), ReviewHouse.plan("limit-reach"));
        assertEquals(1, awaiting(at.desk.approve(REF, LEA, Optional.of(1))).missing());
        Staff asReviewer = new Staff(LEA.id(), Set.of(Role.REVIEWER));
        assertEquals(new Pressed.AlreadyYours(1, Set.of()), at.desk.approve(REF, asReviewer, Optional.of(1)));
        assertInstanceOf(Pressed.Recorded.class, at.desk.approve(REF, BEN, Optional.of(1)));
    }

    @Test
    void an_approval_whose_person_lost_the_role_does_not_count_at_the_last_press() {
        suggested(2, Set.of(), ReviewHouse.plan("limit-reach"));
        at.desk.approve(REF, ANNA, Optional.of(1));
        at.roles.put(ANNA.id(), Set.of(Role.LIAISON));
        Pressed.AwaitingOthers waits = awaiting(at.desk.approve(REF, BEN, Optional.of(1)));
        assertEquals(1, waits.missing());
        assertEquals(List.of(new Lapse(ANNA.id(), Lapse.Why.ROLE_LOST)), waits.lapsed());
        assertTrue(at.house.recorded().contains("review.approval-lapsed"));
        assertEquals(List.of(BEN.id()), approvers());
        assertInstanceOf(Pressed.Recorded.class, at.desk.approve(REF, LEA, Optional.of(1)));
    }

    @Test
    void a_senior_role_that_was_lost_since_is_missing_again() {
        suggested(2, Set.of(Role.LEAD), ReviewHouse.plan("limit-reach"));
        at.desk.approve(REF, LEA, Optional.of(1));
        at.roles.put(LEA.id(), Set.of(Role.REVIEWER));
        assertEquals(
                new Pressed.AwaitingOthers(ReviewHouse.plan("remove-post"), 1, Set.of(Role.LEAD), List.of()),
                at.desk.approve(REF, ANNA, Optional.of(1)));
    }

    @Test
    void a_role_that_was_won_since_adds_nothing_to_an_earlier_approval() {
        suggested(2, Set.of(Role.LEAD), ReviewHouse.plan("limit-reach"));
        at.desk.approve(REF, ANNA, Optional.of(1));
        at.roles.put(ANNA.id(), Set.of(Role.REVIEWER, Role.LEAD));
        assertEquals(1, awaiting(at.desk.approve(REF, BEN, Optional.of(1))).missing());
    }

    @Test
    void when_nobody_can_tell_the_roles_those_at_the_press_count() {
        suggested(2, Set.of(), ReviewHouse.plan("limit-reach"));
        at.desk.approve(REF, ANNA, Optional.of(1));
        assertInstanceOf(Pressed.Recorded.class, at.desk.approve(REF, BEN, Optional.of(1)));
    }

    @Test
    void an_approval_expires() {
        suggested(2, Set.of(), ReviewHouse.plan("limit-reach"));
        at.desk.approve(REF, ANNA, Optional.of(1));
        at.house.advance(Duration.ofHours(24).minusSeconds(1));
        assertEquals(new Pressed.AlreadyYours(1, Set.of()), at.desk.approve(REF, ANNA, Optional.of(1)));
        at.house.advance(Duration.ofSeconds(1));
        Pressed.AwaitingOthers waits = awaiting(at.desk.approve(REF, BEN, Optional.of(1)));
        assertEquals(List.of(new Lapse(ANNA.id(), Lapse.Why.EXPIRED)), waits.lapsed());
        assertInstanceOf(Pressed.Recorded.class, at.desk.approve(REF, ANNA, Optional.of(1)));
    }

    @Test
    void an_expired_approval_may_be_given_again_by_the_same_person() {
        suggested(2, Set.of(), ReviewHouse.plan("limit-reach"));
        at.desk.approve(REF, ANNA, Optional.of(1));
        at.house.advance(Duration.ofHours(24));
        assertEquals(1, awaiting(at.desk.approve(REF, ANNA, Optional.of(1))).missing());
    }

    @Test
    void a_press_under_another_policy_does_not_count_and_the_case_is_judged_anew() {
        suggested(2, Set.of(), ReviewHouse.plan("limit-reach"));
        at.desk.approve(REF, ANNA, Optional.of(1));
        at.policy = "sha256:other";
        at.advice = ReviewHouse.suggestion(3, Set.of());
        Pressed.PolicyMoved moved =
                assertInstanceOf(Pressed.PolicyMoved.class, at.desk.approve(REF, BEN, Optional.of(1)));
        assertEquals("sha256:test", moved.was().policyRevision());
        assertEquals("sha256:other", moved.inForce());
        assertTrue(at.house.recorded().contains("review.policy-moved"));
        at.house.runDue();
        assertEquals("sha256:other", at.review().suggestion().policyRevision());
        assertEquals(List.of(), approvers());
        Stage.Open open = (Stage.Open) at.review().stage();
        assertTrue(open.note().orElseThrow().startsWith("The policy changed"), open::toString);
        assertInstanceOf(Pressed.Stale.class, at.desk.approve(REF, BEN, Optional.of(1)));
        assertEquals(2, awaiting(at.desk.approve(REF, BEN, Optional.of(2))).missing());
    }

    @Test
    void choosing_and_dismissing_under_another_policy_do_not_count_either() {
        suggested(2, Set.of(), ReviewHouse.plan("limit-reach"));
        at.policy = "sha256:other";
        assertInstanceOf(
                Pressed.PolicyMoved.class, at.desk.choose(REF, BEN, Optional.of(1), "limit-reach", Optional.of("why")));
        assertInstanceOf(Pressed.PolicyMoved.class, at.desk.dismiss(REF, BEN, Optional.of(1), Optional.of("x")));
        assertEquals("open", at.review().stage().word());
    }

    @Test
    void nobody_dismisses_high_severity_without_a_reason() {
        suggested(1, Set.of(), ReviewHouse.plan("limit-reach"));
        assertEquals(
                new Pressed.ReasonWanted("high severity is dismissed"),
                at.desk.dismiss(REF, ANNA, Optional.of(1), Optional.empty()));
        assertEquals(new Pressed.Dismissed(), at.desk.dismiss(REF, ANNA, Optional.of(1), Optional.of("satire")));
        assertEquals(new Pressed.Undone(), at.desk.reopen(REF, BEN, Optional.of("it is not")));
        assertEquals("open", at.review().stage().word());
        assertInstanceOf(Pressed.OutOfTurn.class, at.desk.reopen(REF, BEN, Optional.empty()));
    }

    private void suggested(int approvals, Set<Role> seniors, ActionPlan alternative) {
        Suggestion s = ReviewHouse.suggestion(approvals, seniors);
        at.advice = ReviewHouse.offering(s, List.of(alternative));
        at.told(7);
    }

    private static Pressed.AwaitingOthers awaiting(Pressed pressed) {
        return assertInstanceOf(Pressed.AwaitingOthers.class, pressed);
    }

    private List<String> approvers() {
        return ((Stage.Open) at.review().stage())
                .approvals().stream().map(Approval::staffId).toList();
    }
}
