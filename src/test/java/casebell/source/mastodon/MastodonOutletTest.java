package casebell.source.mastodon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.review.ActionOutlet.Answer;
import casebell.review.ActionOutlet.ReadBack;
import casebell.review.Decision;
import casebell.sandbox.cases.fault.Broken;
import casebell.sandbox.cases.fault.Late;
import casebell.sandbox.mastodon.AdminRoute;
import casebell.sandbox.mastodon.Deed;
import casebell.source.Decisions;
import casebell.source.wire.CaseSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a system without keys and without a record of actions makes hard. */
class MastodonOutletTest extends WithMastodon {
    @ParameterizedTest
    @CsvSource({
        "warn,none,,1",
        "lock-account,disable,disabled,3",
        "suspend-account,suspend,suspended,3",
        "limit-account,silence,silenced,3",
        "mark-sensitive,sensitive,sensitized,3"
    })
    void each_action_is_what_its_name_says(String action, String type, String flag, int closed) {
        Answer.Accepted accepted = accepted("11", decision("11", action));
        assertEquals(new ReadBack.Applied(), system.outlet().readBack(ref("11"), accepted.actionId()));
        assertEquals(type, mastodon.deedsByApi().get(0).what());
        if (flag != null) {
            assertTrue(mastodon.report("11").path("target_account").path(flag).asBoolean());
        }
        long resolved = List.of("11", "12", "13").stream()
                .filter(id -> mastodon.report(id).path("action_taken").asBoolean())
                .count();
        assertEquals(closed, resolved, "as many as the card said");
    }

    @Test
    void closing_closes_one_report_and_touches_no_account() {
        accepted("11", decision("11", "close-case"));
        assertEquals(List.of(new Deed("resolve", "11", "api", "", false)), mastodon.deedsByApi());
        assertEquals("open", told("12").state());
    }

    @Test
    void what_was_done_here_is_known_as_ours_when_the_report_is_read_again() {
        Answer.Accepted accepted = accepted("11", decision("11", "suspend-account"));
        assertEquals(accepted.actionId(), told("11").actions().get(0).id());
    }

    @Test
    void only_the_text_for_readers_is_mailed_and_no_word_of_the_house() {
        Decision decision =
                Decisions.noticing("warn", "Please be kind.", told("11").version(), clock.instant());
        accepted("11", decision);
        assertEquals(
                new Deed("none", "109000000000000077", "api", "Please be kind.", true),
                mastodon.deedsByApi().get(0));
        String sent = mastodon.requests(AdminRoute.ACT).get(0).body();
        assertFalse(sent.contains("threat") || sent.contains("d-1") || sent.contains("101"), sent);
    }

    @Test
    void nobody_of_another_server_is_mailed() {
        accepted("15", decision("15", "suspend-account"));
        assertFalse(mastodon.deedsByApi().get(0).isMailed());
        assertTrue(mastodon.requests(AdminRoute.ACT).get(0).body().contains("send_email_notification=false"));
    }

    @Test
    void a_length_of_time_is_refused_and_not_made_endless() {
        Decision week = Decisions.lasting(
                "suspend-account", Duration.ofDays(7), told("11").version(), clock.instant());
        assertInstanceOf(Answer.Refused.class, act("11", week));
        assertEquals(List.of(), mastodon.deedsByApi());
    }

    @ParameterizedTest
    @CsvSource({
        "11,remove-post",
        "11,hide-post",
        "11,strike",
        "11,limit-reach",
        "11,restore",
        "15,warn",
        "15,lock-account",
        "16,warn",
        "16,close-case",
        "19,suspend-account",
        "11,something-new"
    })
    void what_cannot_be_done_is_refused_without_a_call_that_could_do_something(String id, String action) {
        assertInstanceOf(Answer.Refused.class, act(id, decision(id, action)));
        assertEquals(List.of(), mastodon.deedsByApi());
        assertEquals(List.of(), mastodon.requests(AdminRoute.ACT));
    }

    @Test
    void somebody_above_us_cannot_be_acted_on() {
        Answer.Refused refused = assertInstanceOf(Answer.Refused.class, act("18", decision("18", "limit-account")));
        assertEquals(
                "The case system does not let our account do this; whoever stands above it there can", refused.why());
    }

    @Test
    void a_report_that_others_closed_in_the_same_way_is_not_taken_for_ours() {
        Decision decision = decision("11", "suspend-account");
        mastodon.actElsewhere("11", "suspend");
        assertEquals(new Answer.Moved(), act("11", decision));
    }

    @Test
    void a_report_that_another_decision_of_ours_closed_has_moved() {
        Decision warning = decision("12", "warn");
        accepted("11", decision("11", "limit-account"));
        assertEquals(new Answer.Moved(), act("12", warning));
    }

    @Test
    void two_decisions_to_suspend_one_account_suspend_it_once() {
        Decision first = decision("11", "suspend-account");
        Decision second = decision("12", "suspend-account");
        accepted("11", first);
        accepted("12", second);
        assertEquals(1, mastodon.deedsByApi().size());
    }

    @Test
    void after_a_call_of_unknown_fate_nothing_is_sent_for_ninety_seconds() {
        Decision decision = decision("11", "suspend-account");
        mastodon.faults().next(AdminRoute.ACT, Broken.status(500));
        assertInstanceOf(Answer.Later.class, act("11", decision));
        for (int second = 0; second < 90; second += 10) {
            assertInstanceOf(Answer.Later.class, act("11", decision));
            clock.forward(Duration.ofSeconds(10));
        }
        assertEquals(1, mastodon.requests(AdminRoute.ACT).size());
        accepted("11", decision);
        assertEquals(1, mastodon.deedsByApi().size());
    }

    @Test
    void a_request_that_is_carried_out_long_after_we_gave_up_is_found() {
        Decision decision = decision("11", "suspend-account");
        mastodon.faults().next(AdminRoute.ACT, Broken.hangUp());
        assertInstanceOf(Answer.Later.class, act("11", decision));
        clock.forward(Duration.ofSeconds(40));
        mastodon.faults().clear();
        String body = mastodon.requests(AdminRoute.ACT).get(0).body();
        assertTrue(body.contains("type=suspend"));
        lateArrival();
        accepted("11", decision);
        assertEquals(1, mastodon.requests(AdminRoute.ACT).size());
    }

    /** The request of before is carried out now, as ours. */
    private void lateArrival() {
        mastodon.arrivesLate("11", "suspend");
    }

    @Test
    void a_decision_killed_after_the_effect_is_found_by_the_next_casebell() {
        Decision decision = decision("11", "warn");
        mastodon.faults().next(AdminRoute.ACT, Late.doneThenCut()).next(AdminRoute.ACT, Broken.status(500));
        mastodon.faults().next(2, AdminRoute.REPORT, casebell.sandbox.cases.wire.Fault.NONE);
        act("11", decision);
        system = open();
        clock.forward(Duration.ofHours(3));
        assertInstanceOf(Answer.Accepted.class, again("11", decision));
        assertEquals(1, mastodon.deedsByApi().size());
    }

    @Test
    void a_request_that_is_still_on_its_way_when_casebell_is_killed_is_not_sent_again() {
        Decision decision = decision("11", "suspend-account");
        mastodon.faults().next(AdminRoute.ACT, Broken.hangUp());
        act("11", decision);
        clock.forward(Duration.ofSeconds(5));
        system = open();
        assertInstanceOf(Answer.Later.class, again("11", decision));
        clock.forward(Duration.ofSeconds(50));
        assertInstanceOf(Answer.Later.class, again("11", decision));
        lateArrival();
        assertInstanceOf(Answer.Accepted.class, again("11", decision));
        assertEquals(1, mastodon.requests(AdminRoute.ACT).size());
        assertEquals(1, mastodon.deedsByApi().size());
    }

    @Test
    void what_was_begun_before_a_start_and_never_sent_is_sent_in_the_end() {
        Decision decision = decision("11", "warn");
        clock.forward(Duration.ofSeconds(5));
        system = open();
        assertInstanceOf(Answer.Later.class, again("11", decision));
        clock.forward(Duration.ofSeconds(90));
        assertInstanceOf(Answer.Accepted.class, again("11", decision));
        assertEquals(1, mastodon.deedsByApi().size());
    }

    @Test
    void what_was_never_begun_waits_for_nothing_after_a_start() {
        Decision decision = decision("11", "warn");
        clock.forward(Duration.ofSeconds(5));
        system = open();
        accepted("11", decision);
        assertEquals(1, mastodon.deedsByApi().size());
    }

    @Test
    void a_casebell_that_takes_over_from_another_on_the_same_database_waits_as_well() {
        CaseSystem other = open();
        clock.forward(Duration.ofHours(1));
        Decision decision = decision("11", "suspend-account");
        mastodon.faults().next(AdminRoute.ACT, Broken.hangUp());
        act("11", decision);
        assertInstanceOf(Answer.Later.class, other.outlet().actAgain(ref("11"), decision));
        clock.forward(Duration.ofSeconds(50));
        lateArrival();
        assertInstanceOf(Answer.Accepted.class, other.outlet().actAgain(ref("11"), decision));
        assertEquals(1, mastodon.requests(AdminRoute.ACT).size());
        assertEquals(1, mastodon.deedsByApi().size());
    }

    private Answer again(String id, Decision decision) {
        return system.outlet().actAgain(ref(id), decision);
    }

    @Test
    void when_it_cannot_be_told_who_we_are_a_closed_report_is_not_acted_on_again() {
        mastodon.faults().always(AdminRoute.OWN, Broken.status(403));
        Decision decision = decision("11", "warn");
        mastodon.faults().next(AdminRoute.ACT, Late.doneThenCut());
        act("11", decision);
        Answer.Refused refused = assertInstanceOf(Answer.Refused.class, act("11", decision));
        assertTrue(refused.why().contains("does not tell us whether that was us"));
        assertEquals(1, mastodon.deedsByApi().size());
    }

    @Test
    void what_the_server_says_that_it_did_and_shows_is_done_whoever_we_are() {
        mastodon.faults().always(AdminRoute.OWN, Broken.status(403));
        accepted("11", decision("11", "warn"));
        assertEquals(1, mastodon.deedsByApi().size());
    }

    @Test
    void when_only_the_question_who_we_are_fails_it_is_asked_again() {
        mastodon.faults().next(2, AdminRoute.OWN, Broken.status(500));
        Decision decision = decision("11", "warn");
        clock.forward(Duration.ofMinutes(2));
        mastodon.faults().next(AdminRoute.ACT, Late.doneThenCut());
        assertInstanceOf(Answer.Later.class, act("11", decision));
        assertInstanceOf(Answer.Later.class, act("11", decision));
        clock.forward(Duration.ofMinutes(2));
        accepted("11", decision);
        assertEquals(1, mastodon.deedsByApi().size());
    }

    @Test
    void everything_that_was_done_is_taken_back_together() {
        Answer.Accepted accepted = accepted("19", decision("19", "restore"));
        assertEquals(new ReadBack.Applied(), system.outlet().readBack(ref("19"), accepted.actionId()));
        assertEquals(
                List.of("unsuspend", "unsensitive"),
                mastodon.deedsByApi().stream().map(Deed::what).toList());
        assertEquals("open", told("19").state());
    }

    @Test
    void taking_back_that_was_interrupted_goes_on_where_it_was() {
        Decision decision = decision("19", "restore");
        mastodon.faults()
                .next(AdminRoute.UNDO, casebell.sandbox.cases.wire.Fault.NONE)
                .next(AdminRoute.UNDO, Broken.status(429));
        assertInstanceOf(Answer.Later.class, act("19", decision));
        accepted("19", decision);
        assertEquals(
                List.of("unsuspend", "unsensitive"),
                mastodon.deedsByApi().stream().map(Deed::what).toList());
    }

    @Test
    void what_others_took_back_is_not_called_done() {
        Answer.Accepted accepted = accepted("11", decision("11", "warn"));
        mastodon.reopenElsewhere("11");
        assertInstanceOf(ReadBack.NotThere.class, system.outlet().readBack(ref("11"), accepted.actionId()));
    }

    @Test
    void on_a_fork_one_post_is_deleted() throws IOException {
        startAsFork();
        accepted("11", decision("11", "remove-post"));
        assertEquals("delete", mastodon.deedsByApi().get(0).what());
        assertEquals("open", told("12").state(), "no other report is closed");
    }

    @Test
    void a_scope_that_is_missing_is_for_an_operator() {
        Decision decision = decision("11", "warn");
        mastodon.faults()
                .next(
                        AdminRoute.ACT,
                        Broken.replaced(casebell.sandbox.cases.wire.Answer.of(
                                403,
                                "application/json",
                                "{\"error\":\"This action is outside the authorized scopes\"}")));
        Answer.Later later = assertInstanceOf(Answer.Later.class, act("11", decision));
        assertTrue(later.why().contains("an operator must give our token the scope"));
        accepted("11", decision);
    }

    private Answer.Accepted accepted(String id, Decision decision) {
        return assertInstanceOf(Answer.Accepted.class, act(id, decision));
    }
}
