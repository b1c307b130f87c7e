package casebell.review;

import static casebell.review.ReviewHouse.ANNA;
import static casebell.review.ReviewHouse.BEN;
import static casebell.review.ReviewHouse.LEA;
import static casebell.review.ReviewHouse.REF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import casebell.cases.Errand;
import casebell.cases.Handler;
import casebell.cases.Order;
import casebell.cases.Role;
import casebell.cases.Staff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the long histories found about decisions about many cases. */
class TogetherTest {
    private static final Staff ODA = new Staff("105", Set.of(Role.LEAD));

    private final ReviewHouse at = new ReviewHouse();

    @Test
    void a_batch_acted_within_the_undo_window_of_what_people_had_decided_meanwhile() {
        at.told(1);
        at.desk.approve(REF, ANNA, Optional.empty());
        Pressed.Recorded recorded =
                assertInstanceOf(Pressed.Recorded.class, at.desk.approve(REF, LEA, Optional.empty()));
        Order early = Order.of(Errand.ACT, REF, recorded.decision().id(), at.house.instant());
        Handler.Outcome.Again again = assertInstanceOf(Handler.Outcome.Again.class, at.acting.carryOut(early));
        assertEquals(recorded.actsAt(), again.at());
        assertEquals(List.of(), at.outlet.acts);
        at.house.advance(Duration.ofSeconds(30));
        at.house.runDue();
        assertEquals(1, at.outlet.acts.size());
    }

    @Test
    void a_batch_decided_a_reopened_case_whose_appeal_waited() {
        at.told(1);
        at.desk.approve(REF, ANNA, Optional.empty());
        at.desk.approve(REF, LEA, Optional.empty());
        at.house.advance(Duration.ofMinutes(1));
        at.house.runDue();
        at.appeals.open(REF, BEN, "why");
        at.desk.reopen(REF, ODA, Optional.of("why"));
        assertEquals(Optional.empty(), at.review().verdict());
        Approval one = new Approval("101", ANNA.roles(), at.house.instant());
        Approval other = new Approval("103", LEA.roles(), at.house.instant());
        Together.Terms terms = new Together.Terms(
                "incident/1 batch 1",
                at.review().suggestion().verdict(),
                at.house.instant(),
                List.of(one, other),
                Optional.empty());
        assertEquals(
                Optional.empty(),
                new Together(at.reviews, at.permissions, at.terms, at.house)
                        .decide(REF, terms, () -> false, part -> assertEquals(Together.Part.DECIDED_OTHERWISE, part)));
    }
}
