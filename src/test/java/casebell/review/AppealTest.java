package casebell.review;

import static casebell.review.ReviewHouse.ANNA;
import static casebell.review.ReviewHouse.BEN;
import static casebell.review.ReviewHouse.LEA;
import static casebell.review.ReviewHouse.REF;
import static casebell.review.ReviewHouse.VISITOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.cases.Errand;
import casebell.cases.Order;
import casebell.cases.Role;
import casebell.cases.Snapshot;
import casebell.cases.Staff;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppealTest {
    private static final Staff CARO = new Staff("104", Set.of(Role.LEAD));
    private static final Staff DINA = new Staff("105", Set.of(Role.REVIEWER));

    private final ReviewHouse at = new ReviewHouse();

    @BeforeEach
    void something_was_done() {
        at.told(7);
        at.desk.approve(REF, ANNA, Optional.empty());
        at.desk.approve(REF, LEA, Optional.empty());
        at.house.advance(Duration.ofMinutes(1));
        at.house.runDue();
        assertEquals("done", at.review().stage().word());
    }

    @Test
    void an_appeal_is_taken_in_once_and_told() {
        assertInstanceOf(Pressed.NotAllowed.class, at.appeals.open(REF, VISITOR, "it was a quote"));
        assertEquals(new Pressed.ReasonWanted("an appeal is opened"), at.appeals.open(REF, ANNA, " "));
        Pressed.AppealOpened opened =
                assertInstanceOf(Pressed.AppealOpened.class, at.appeals.open(REF, ANNA, "it was a quote"));
        assertTrue(opened.isNews());
        assertEquals(List.of(ANNA.id(), LEA.id()), opened.appeal().barred());
        assertFalse(((Pressed.AppealOpened) at.appeals.open(REF, BEN, "again")).isNews());
        assertEquals(1, entries("appeal.opened"));
        assertEquals(1, told());
    }

    @Test
    void the_outcome_is_told_to_the_case_system_with_one_key_until_it_takes_it() {
        at.appeals.open(REF, ANNA, "it was a quote");
        at.appeals.uphold(REF, BEN, "it was none");
        at.outlet.appealAnswers.add(new ActionOutlet.Answer.Later("It is away", Optional.empty()));
        at.house.runDue();
        Appeal.Telling waiting = telling();
        assertEquals(Appeal.Telling.State.REQUESTED, waiting.state());
        assertEquals(Optional.of("It is away"), waiting.why());
        at.house.advance(Duration.ofMinutes(1));
        at.house.runDue();
        assertEquals(Appeal.Telling.State.DONE, telling().state());
        assertEquals(Optional.of("a-9"), telling().actionId());
        assertEquals(2, at.outlet.appeals.size());
        assertEquals(at.outlet.appeals.get(0), at.outlet.appeals.get(1));
        String decision = at.review().handling().appeal().orElseThrow().decisionId();
        assertEquals("a1-" + decision, at.outlet.appeals.get(0).key());
        assertEquals(
                List.of("appeal.upheld", "appeal.tell-requested", "appeal.tell-delayed", "appeal.told"),
                at.house.recorded().stream()
                        .filter(t -> t.startsWith("appeal.") && !t.equals("appeal.opened"))
                        .toList());
    }

    @Test
    void killed_while_it_tells_it_tells_again_with_the_same_key_and_what_was_told_is_not_told_again() {
        at.appeals.open(REF, ANNA, "it was a quote");
        at.appeals.uphold(REF, BEN, "it was none");
        Order order = at.house.orders().stream()
                .filter(o -> o.errand() == Errand.TELL_APPEAL)
                .findFirst()
                .orElseThrow();
        ActionOutlet dying = new LaidOutlet() {
            @Override
            public Answer tell(CaseRef ref, AppealNews news) {
                appeals.add(news);
                throw new IllegalStateException("killed");
            }
        };
        TellAppeal killed = new TellAppeal(at.reviews, Map.of("demo", dying), at.hands, at.house);
        assertThrows(IllegalStateException.class, () -> killed.carryOut(order));
        at.house.runDue();
        assertEquals(Appeal.Telling.State.DONE, telling().state());
        TellAppeal again = new TellAppeal(at.reviews, Map.of("demo", at.outlet), at.hands, at.house);
        assertEquals(casebell.cases.Handler.done(), again.carryOut(order));
        assertEquals(1, at.outlet.appeals.size());
    }

    @Test
    void where_there_is_no_place_for_it_the_record_and_the_card_say_why() {
        at.appeals.open(REF, ANNA, "it was a quote");
        at.appeals.uphold(REF, BEN, "it was none");
        at.outlet.appealAnswers.add(new ActionOutlet.Answer.Refused("It knows no appeals"));
        at.house.runDue();
        assertEquals(Appeal.Telling.State.FAILED, telling().state());
        assertEquals(1, entries("appeal.not-told"));
    }

    private Appeal.Telling telling() {
        return at.review().handling().appeal().orElseThrow().telling().orElseThrow();
    }

    @Test
    void nobody_who_had_a_part_in_the_decision_decides_the_appeal() {
        at.appeals.open(REF, ANNA, "it was a quote");
        for (Staff involved : List.of(ANNA, LEA)) {
            assertEquals(new Pressed.Involved(), at.appeals.uphold(REF, involved, "no"));
            assertEquals(new Pressed.Involved(), at.appeals.overturn(REF, involved, "yes"));
            assertEquals(new Pressed.Involved(), at.desk.reverse(REF, involved, "yes"));
            assertEquals(new Pressed.Involved(), at.desk.reopen(REF, involved, Optional.empty()));
        }
        assertEquals(new Pressed.AppealUpheld(), at.appeals.uphold(REF, BEN, "it was no quote"));
        Appeal.Outcome outcome =
                at.review().handling().appeal().orElseThrow().outcome().orElseThrow();
        assertFalse(outcome.isOverturned());
        assertEquals(Optional.of(BEN.id()), outcome.staffId());
        assertEquals(new Pressed.NoAppeal(), at.appeals.uphold(REF, CARO, "again"));
        assertEquals("done", at.review().stage().word());
    }

    @Test
    void overturning_takes_back_what_was_done_with_its_approvals_by_others() {
        at.appeals.open(REF, ANNA, "it was a quote");
        assertInstanceOf(Pressed.AwaitingOthers.class, at.appeals.overturn(REF, BEN, "it was"));
        assertEquals(new Pressed.Involved(), at.desk.approve(REF, LEA, Optional.empty()));
        assertEquals(new Pressed.Involved(), at.desk.dismiss(REF, LEA, Optional.empty(), Optional.of("no")));
        assertInstanceOf(Pressed.Recorded.class, at.desk.approve(REF, CARO, Optional.empty()));
        assertTrue(at.review().handling().openAppeal().isPresent());
        at.house.advance(Duration.ofMinutes(1));
        at.house.runDue();
        assertTrue(at.review()
                .handling()
                .appeal()
                .orElseThrow()
                .outcome()
                .orElseThrow()
                .isOverturned());
        assertEquals(1, entries("appeal.overturned"));
        assertEquals(2, told());
    }

    @Test
    void a_dropped_proposal_leaves_the_appeal_open() {
        at.appeals.open(REF, ANNA, "it was a quote");
        at.appeals.overturn(REF, BEN, "it was");
        assertEquals(
                new Pressed.ReversalDropped(), at.desk.dismiss(REF, CARO, Optional.empty(), Optional.of("it was not")));
        assertTrue(at.review().handling().openAppeal().isPresent());
        assertEquals(new Pressed.AppealUpheld(), at.appeals.uphold(REF, CARO, "it was not"));
    }

    @Test
    void who_decided_one_appeal_does_not_decide_the_next() {
        at.appeals.open(REF, ANNA, "it was a quote");
        at.appeals.uphold(REF, BEN, "no");
        at.appeals.open(REF, ANNA, "here is the source");
        assertEquals(2, at.review().handling().appeal().orElseThrow().number());
        assertEquals(new Pressed.Involved(), at.appeals.uphold(REF, BEN, "no"));
        assertEquals(new Pressed.AppealUpheld(), at.appeals.uphold(REF, DINA, "no"));
    }

    @Test
    void an_approval_that_became_void_bars_too() {
        ReviewHouse other = new ReviewHouse();
        other.told(7);
        other.desk.approve(REF, DINA, Optional.empty());
        other.told(8);
        other.desk.approve(REF, ANNA, Optional.empty());
        other.desk.approve(REF, LEA, Optional.empty());
        other.house.advance(Duration.ofMinutes(1));
        other.house.runDue();
        other.appeals.open(REF, BEN, "a quote");
        assertEquals(new Pressed.Involved(), other.appeals.uphold(REF, DINA, "no"));
    }

    @Test
    void the_case_system_tells_an_appeal_by_a_report() {
        Snapshot.Report before =
                new Snapshot.Report("r-0", at.house.instant().minusSeconds(3600), "target", Optional.of("appeal"));
        at.told(8, List.of(before));
        assertEquals(Optional.empty(), at.review().handling().appeal());
        at.house.advance(Duration.ofMinutes(1));
        Snapshot.Report appeal = new Snapshot.Report("r-1", at.house.instant(), "bystander", Optional.of("Appeal"));
        at.told(9, List.of(before, appeal));
        Appeal open = at.review().handling().openAppeal().orElseThrow();
        assertEquals(Optional.empty(), open.openedBy());
        assertEquals(1, told());
        at.told(10, List.of(before, appeal));
        assertEquals(1, at.review().handling().appeal().orElseThrow().number());
        at.house.advance(Duration.ofMinutes(1));
        at.appeals.uphold(REF, BEN, "no");
        at.told(11, List.of(before, appeal));
        assertTrue(at.review().handling().openAppeal().isEmpty());
    }

    @Test
    void what_was_not_done_is_not_appealed_against() {
        ReviewHouse other = new ReviewHouse();
        other.told(7);
        assertInstanceOf(Pressed.OutOfTurn.class, other.appeals.open(REF, ANNA, "a quote"));
        assertEquals(new Pressed.NoAppeal(), other.appeals.overturn(REF, BEN, "a quote"));
    }

    private long entries(String type) {
        return at.house.recorded().stream().filter(type::equals).count();
    }

    private long told() {
        return at.house.orders().stream()
                .filter(o -> o.errand() == Errand.TELL_TEAM)
                .count();
    }
}
