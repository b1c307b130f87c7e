package casebell.review;

import static casebell.review.ReviewHouse.ANNA;
import static casebell.review.ReviewHouse.BEN;
import static casebell.review.ReviewHouse.LEA;
import static casebell.review.ReviewHouse.REF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Alarm;
import casebell.cases.Errand;
import casebell.cases.Order;
import casebell.cases.Outreach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private final ReviewHouse at = new ReviewHouse();

    @BeforeEach
    void a_case_is_told_and_judged() {
        at.told(7);
    }

    @Test
    void a_case_that_was_read_anew_while_it_was_decided_is_judged_anew_when_it_moved() {
        decide();
        at.told(8);
        at.outlet.answers.add(new ActionOutlet.Answer.Moved());
        carryOut();
        assertEquals(8, at.review().suggestion().caseVersion());
        assertTrue(open().note().orElseThrow().startsWith("Nothing was done"));
        decide();
        carryOut();
        assertEquals(List.of("d-demo-4821-1 remove-post", "d-demo-4821-2 remove-post"), at.outlet.acts);
        assertEquals("done", at.review().stage().word());
    }

    @Test
    void a_decision_that_is_taken_back_is_judged_by_what_is_known_now() {
        decide();
        at.told(8);
        assertEquals(7, at.review().suggestion().caseVersion());
        at.desk.undo(REF, BEN);
        at.house.runDue();
        assertEquals(8, at.review().suggestion().caseVersion());
        assertEquals("Taken back by <@102>.", open().note().orElseThrow());
    }

    @Test
    void an_older_verdict_never_stands_over_a_newer_one() {
        List<Long> judged = new ArrayList<>();
        Judge slow = judge((snapshot, surge, now) -> {
            judged.add(snapshot.version());
            return new Adviser.Advice(at.advice, Optional.empty());
        });
        at.told(8);
        slow.carryOut(Order.of(Errand.JUDGE, REF, "ordered when the case was at version 7", at.house.instant()));
        assertEquals(List.of(8L), judged);
    }

    @Test
    void a_dismissed_case_shows_a_suggestion_that_changed_and_keeps_its_stage() {
        at.desk.dismiss(REF, ANNA, Optional.empty(), Optional.of("satire"));
        at.house.advance(Duration.ofMinutes(1));
        at.advice = ReviewHouse.suggestion(1, Set.of());
        at.told(8);
        assertEquals("dismissed", at.review().stage().word());
        assertEquals(1, at.review().suggestion().approvals());
        assertEquals(2, at.review().suggestion().number());
    }

    @Test
    void a_decided_review_keeps_the_suggestion_that_people_approved() {
        decide();
        at.advice = ReviewHouse.suggestion(1, Set.of());
        at.told(8);
        assertEquals(2, at.review().suggestion().approvals());
        assertEquals(7, at.review().suggestion().caseVersion());
    }

    @Test
    void an_alarm_goes_out_although_the_case_is_decided_already() {
        decide();
        Alarm alarm = new Alarm("default", "Look at this.", "Threats surge", Duration.ofHours(1), "casebell");
        judgedBy((snapshot, surge, now) -> new Adviser.Advice(ReviewHouse.suggestion(3, Set.of()), Optional.of(alarm)));
        at.told(8);
        assertEquals(
                List.of(alarm),
                at.house.orders().stream()
                        .filter(o -> o.errand() == Errand.RAISE)
                        .map(o -> Alarm.ofNote(o.note()))
                        .toList());
    }

    @Test
    void each_alarm_is_an_order_of_its_own() {
        List<String> stamps = new ArrayList<>();
        for (int version = 8; version < 10; version++) {
            int approvals = version;
            judgedBy((snapshot, surge, now) -> new Adviser.Advice(
                    ReviewHouse.suggestion(approvals, Set.of()),
                    Optional.of(new Alarm("default", "Look.", "Why " + approvals, Duration.ofHours(1), "casebell"))));
            at.told(version);
        }
        at.house.orders().stream().filter(o -> o.errand() == Errand.RAISE).forEach(o -> stamps.add(o.stamp()));
        assertEquals(2, stamps.stream().distinct().count());
    }

    @Test
    void contact_that_the_policy_asks_for_is_an_order_about_the_person_and_one_who_cannot_be_named_gets_none() {
        for (String account : List.of("u-5", " ", "u".repeat(200))) {
            judgedBy((snapshot, surge, now) -> new Adviser.Advice(
                    ReviewHouse.suggestion(3, Set.of()),
                    Optional.empty(),
                    Optional.of(new Adviser.Contact(account, "Threats surge", Duration.ofHours(1), "a draft")),
                    true));
            at.told(8 + account.length());
        }
        List<Order> orders = at.house.orders().stream()
                .filter(o -> o.errand() == Errand.REACH_OUT)
                .toList();
        assertEquals(List.of("demo/u-5"), orders.stream().map(Order::subject).toList());
        assertEquals(
                new Outreach(REF, "Threats surge", Duration.ofHours(1), "a draft"),
                Outreach.ofNote(orders.get(0).note()));
    }

    /** From now on cases are judged by this adviser. */
    private void judgedBy(Adviser adviser) {
        at.house.handles(Errand.JUDGE, judge(adviser));
    }

    private Judge judge(Adviser adviser) {
        return new Judge(at.cases, at.reviews, at.surges, Floods.NONE, adviser, at.house);
    }

    private Stage.Open open() {
        return assertInstanceOf(Stage.Open.class, at.review().stage());
    }

    private void decide() {
        at.desk.approve(REF, ANNA, Optional.empty());
        assertInstanceOf(Pressed.Recorded.class, at.desk.approve(REF, LEA, Optional.empty()));
    }

    private void carryOut() {
        at.house.advance(Duration.ofSeconds(30));
        at.house.runDue();
    }
}
