package casebell.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.review.ActionOutlet;
import casebell.review.ActionOutlet.Answer;
import casebell.review.ActionOutlet.ReadBack;
import casebell.review.AppealNews;
import casebell.review.Decision;
import casebell.sandbox.cases.fault.Broken;
import casebell.sandbox.cases.fault.Late;
import casebell.sandbox.cases.wire.Fault;
import casebell.source.SystemUnderTest.Call;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every kind of case system must hold to when it acts: whatever becomes of an answer, there is one action. */
abstract class ActingContract {
    SystemUnderTest system;
    private ActionOutlet outlet;

    abstract SystemUnderTest start() throws IOException;

    @BeforeEach
    final void start_it() throws IOException {
        system = start();
        outlet = system.open(SystemUnderTest.LONG_ENOUGH).outlet();
    }

    @AfterEach
    final void stop_it() {
        system.close();
    }

    @Test
    final void the_same_decision_twice_is_one_action() {
        Decision decision = decision(action());
        Answer first = outlet.act(system.ref(), decision);
        assertEquals(first, outlet.act(system.ref(), decision));
        assertApplied(first);
    }

    @Test
    final void the_same_decision_again_after_a_restart_is_one_action() {
        Decision decision = decision(action());
        assertInstanceOf(Answer.Accepted.class, outlet.act(system.ref(), decision));
        system.clock.forward(Duration.ofMinutes(20));
        outlet = system.open(SystemUnderTest.LONG_ENOUGH).outlet();
        assertApplied(outlet.act(system.ref(), decision));
    }

    @Test
    final void an_answer_that_was_lost_is_found_out_and_not_sent_again() {
        Decision decision = decision(action());
        system.fault(Call.ACT, action(), Late.doneThenCut());
        assertEquals("done", settle(outlet, decision));
        assertEquals(1, system.effects(action()));
    }

    @Test
    final void an_answer_that_came_too_late_is_found_out_and_not_sent_again() {
        Decision decision = decision(action());
        system.fault(Call.ACT, action(), Late.doneThenAfter(Duration.ofMinutes(1)));
        assertEquals("done", settle(system.open(Duration.ofMillis(1500)).outlet(), decision));
        assertEquals(1, system.effects(action()));
    }

    @Test
    final void a_request_that_never_arrived_is_sent_again() {
        Decision decision = decision(action());
        system.fault(Call.ACT, action(), Broken.hangUp());
        assertInstanceOf(Answer.Later.class, outlet.act(system.ref(), decision));
        assertEquals(0, system.effects(action()));
        assertEquals("done", settle(outlet, decision));
        assertEquals(1, system.effects(action()));
    }

    @Test
    final void a_case_that_moved_is_not_acted_on() {
        Decision decision = decision(action());
        system.actElsewhere();
        assertEquals(new Answer.Moved(), outlet.act(system.ref(), decision));
        assertEquals(0, system.effects(action()));
    }

    @Test
    final void what_it_cannot_do_is_refused_and_nothing_else_is_done() {
        String why = settle(outlet, decision(system.impossible()));
        assertTrue(why.startsWith("refused: " + system.whyImpossible()), why);
        assertEquals(0, system.effects(system.impossible()));
    }

    @Test
    final void an_action_that_it_claims_and_never_did_is_found_out() {
        Decision decision = decision(action());
        system.fault(Call.ACT, action(), Late.lie());
        String end = settle(outlet, decision);
        assertTrue(end.startsWith("refused: The case system said that it was done, but"), end);
        assertEquals(0, system.effects(action()));
    }

    @Test
    final void a_case_that_was_erased_after_the_action_is_not_waited_for() {
        Answer.Accepted accepted =
                assertInstanceOf(Answer.Accepted.class, outlet.act(system.ref(), decision(action())));
        system.erase();
        assertInstanceOf(ReadBack.NotThere.class, outlet.readBack(system.ref(), accepted.actionId()));
    }

    @Test
    final void a_token_that_may_only_read_is_for_an_operator() {
        Decision decision = decision(action());
        Answer answer = system.open(system.base(), system.readOnlyToken(), SystemUnderTest.LONG_ENOUGH, 1 << 20)
                .outlet()
                .act(system.ref(), decision);
        assertFalse(answer instanceof Answer.Accepted);
        assertTrue(answer.toString().contains("an operator must"), answer.toString());
        assertEquals(0, system.effects(action()));
    }

    @Test
    final void that_a_decision_stands_is_told_once_where_there_is_a_place_for_it() {
        AppealNews news = new AppealNews("a1-d-1", 1, false, "d-1", "sha256:" + "0".repeat(64), system.clock.instant());
        if (!system.takesAppeals()) {
            Answer.Refused refused = assertInstanceOf(Answer.Refused.class, outlet.tell(system.ref(), news));
            assertTrue(refused.why().matches("(Mastodon|Discourse) .*"), refused.why());
            assertEquals(0, system.effects(action()));
            return;
        }
        system.fault(Call.ACT, "", Late.doneThenCut());
        assertInstanceOf(Answer.Later.class, outlet.tell(system.ref(), news));
        Answer second = outlet.tell(system.ref(), news);
        assertInstanceOf(Answer.Accepted.class, second);
        outlet = system.open(SystemUnderTest.LONG_ENOUGH).outlet();
        assertEquals(second, outlet.tell(system.ref(), news));
        assertEquals(1, system.effects(action()));
    }

    @Test
    final void no_word_of_the_case_system_reaches_staff_with_an_appeal() {
        AppealNews news = new AppealNews("a1-d-1", 1, true, "d-1", "sha256:" + "0".repeat(64), system.clock.instant());
        for (int status : new int[] {302, 400, 401, 403, 404, 409, 418, 429, 500}) {
            system.fault(
                    Call.ACT,
                    action(),
                    Broken.replaced(casebell.sandbox.cases.wire.Answer.of(
                            status, "application/json", "{\"error\":\"@everyone\",\"message\":\"@everyone\"}")));
            assertFalse(outlet.tell(system.ref(), news).toString().contains("everyone"));
            system.clearFaults();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 302, 400, 401, 403, 404, 408, 409, 410, 418, 422, 425, 429, 500, 503})
    final void no_word_of_the_case_system_reaches_staff(int status) {
        Decision decision = decision(action());
        Fault lure = Broken.replaced(
                casebell.sandbox.cases.wire.Answer.of(
                        status,
                        "application/json",
                        "{\"id\":\"a-1\",\"state\":\"refused\",\"error\":\"@everyone mail anna@private.example\","
                                + "\"detail\":\"@everyone mail anna@private.example\",\"supported\":[\"warn\",\"@everyone\",7]}"));
        system.fault(Call.ACT, action(), lure);
        Answer answer = outlet.act(system.ref(), decision);
        assertFalse(answer instanceof Answer.Accepted && status > 299, answer.toString());
        assertFalse(answer.toString().matches("(?s).*(everyone|private).*"), answer.toString());
        assertEquals(0, system.effects(action()));
    }

    /** The first of its actions. */
    final String action() {
        return system.actions().get(0);
    }

    final Decision decision(String action) {
        return Decisions.of(action, system.snapshot().version(), system.clock.instant());
    }

    final String settle(ActionOutlet by, Decision decision) {
        return new Settling(by, system.clock).settle(system.ref(), decision);
    }

    private void assertApplied(Answer answer) {
        Answer.Accepted accepted = assertInstanceOf(Answer.Accepted.class, answer);
        assertEquals(new ReadBack.Applied(), outlet.readBack(system.ref(), accepted.actionId()));
        assertEquals(1, system.effects(action()));
    }
}
