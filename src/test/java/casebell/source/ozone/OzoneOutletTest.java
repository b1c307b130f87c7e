package casebell.source.ozone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.review.ActionOutlet.Answer;
import casebell.review.ActionOutlet.ReadBack;
import casebell.review.Decision;
import casebell.sandbox.cases.fault.Broken;
import casebell.sandbox.cases.fault.Late;
import casebell.sandbox.ozone.Deed;
import casebell.sandbox.ozone.XrpcRoute;
import casebell.source.Decisions;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Ozone makes hard: reports that stay open in silence, words for somebody else's that mean our own, tags, roles. */
class OzoneOutletTest extends WithOzone {
    private static final String POST = "at://did:plc:gritstone770000000000000/app.bsky.feed.post/3ka";
    private static final String ACCOUNT = "did:plc:gritstone770000000000000";

    @ParameterizedTest
    @CsvSource({
        "remove-post,modEventTakedown," + POST,
        "hide-post,modEventLabel," + POST,
        "suspend-account,modEventTakedown," + ACCOUNT,
        "close-case,modEventAcknowledge," + POST,
        "no-action,modEventAcknowledge," + POST
    })
    void each_action_is_one_event_and_closes_one_report(String action, String type, String subject) {
        Answer.Accepted accepted = accepted("11", decision("11", action));
        assertEquals(List.of(new Deed(type, subject, "api")), ozone.deeds());
        assertEquals("closed", status("11"));
        assertEquals("open", status("12"), "another report on the same post");
        assertEquals("assigned", status("13"), "another report on the same account");
        assertEquals(new ReadBack.Applied(), system.outlet().readBack(ref("11"), accepted.actionId()));
    }

    @Test
    void what_was_done_here_is_known_as_ours_when_the_report_is_read_again() {
        Answer.Accepted accepted = accepted("11", decision("11", "remove-post"));
        assertEquals(accepted.actionId(), told("11").actions().get(0).id());
        assertEquals("remove-post", told("11").actions().get(0).action());
        ozone.reverseElsewhere("11");
        assertEquals("reversed", told("11").actions().get(0).state());
        assertInstanceOf(ReadBack.NotThere.class, system.outlet().readBack(ref("11"), accepted.actionId()));
    }

    @Test
    void an_event_carries_the_decision_and_nobody_of_the_house() {
        accepted("11", decision("11", "remove-post"));
        JsonNode event = ozone.events().get(0);
        assertEquals("d-1", event.path("externalId").asText());
        assertEquals("d-1", event.path("modTool").path("meta").path("batchId").asText());
        assertEquals("did:plc:casebellbot0000000000000", event.path("createdBy").asText());
        assertEquals(
                "Casebell case sky/11, decision d-1, approved by 1",
                event.path("event").path("comment").asText());
        assertFalse(ozone.requests(XrpcRoute.EMIT).get(0).body().contains("101"), "who approved stays in the house");
    }

    @Test
    void no_comment_is_ever_sent() {
        for (String action : List.of("hide-post", "close-case", "suspend-account")) {
            act("11", decision("11", action));
        }
        assertTrue(ozone.deeds().stream().noneMatch(d -> d.type().equals("modEventComment")));
    }

    @Test
    void a_length_of_whole_hours_is_ended_by_ozone() {
        accepted(
                "11",
                Decisions.lasting(
                        "suspend-account", Duration.ofDays(7), told("11").version(), clock.instant()));
        assertEquals(
                168, ozone.events().get(0).path("event").path("durationInHours").asInt());
    }

    @Test
    void other_lengths_are_refused_and_not_rounded() {
        Decision odd = Decisions.lasting(
                "remove-post", Duration.ofMinutes(90), told("11").version(), clock.instant());
        assertEquals("Ozone counts whole hours; choose a length of whole hours", refused("11", odd));
        Decision close =
                Decisions.lasting("close-case", Duration.ofDays(1), told("11").version(), clock.instant());
        assertEquals("Ozone does not end this after a length of time; choose it without an end", refused("11", close));
        assertEquals(List.of(), ozone.deeds());
    }

    @Test
    void a_report_about_a_post_is_closed_by_itself_when_the_account_was_acted_on() {
        Decision decision = decision("11", "suspend-account");
        ozone.faults().next(XrpcRoute.ACTIVITY, Broken.status(500));
        assertInstanceOf(Answer.Later.class, act("11", decision));
        assertEquals("open", status("11"));
        accepted("11", decision);
        assertEquals("closed", status("11"));
        assertEquals(1, ozone.requests(XrpcRoute.EMIT).size());
    }

    @Test
    void a_report_that_silently_stays_open_is_not_called_closed() {
        assertTrue(means("17", "close-case").effect().contains("if the service closes reports that are in a queue"));
        assertTrue(refused("17", decision("17", "close-case")).contains("must be assigned to somebody there first"));
        assertEquals("queued", status("17"));
    }

    @Test
    void a_take_down_is_done_also_when_the_report_stays_open() {
        accepted("17", decision("17", "remove-post"));
        assertEquals("open", told("17").state());
        assertTrue(told("17").labels().contains("post:taken-down"));
    }

    @Test
    void a_report_that_others_took_on_is_still_the_one_that_was_approved() {
        Decision decision = decision("11", "remove-post");
        ozone.moveElsewhere("11", "assigned");
        accepted("11", decision);
    }

    @Test
    void somebody_who_was_faster_by_a_moment_is_found_out() {
        Decision decision = decision("11", "remove-post");
        ozone.faults().next(XrpcRoute.EMIT, (wire, request, truth) -> {
            ozone.takeDownElsewhere("11");
            wire.send(truth.happen());
        });
        assertEquals(new Answer.Moved(), act("11", decision));
        assertEquals(List.of(), ozone.deedsByApi());
    }

    @ParameterizedTest
    @CsvSource({"InvalidRequest,Subject is already taken down", "SubjectHasAction,any words"})
    void what_somebody_else_did_is_said_to_be_somebody_elses(String name, String words) {
        ozone.faults().next(XrpcRoute.EMIT, error(400, name, words));
        assertEquals(
                "Somebody else has acted on it in the case system already",
                refused("11", decision("11", "remove-post")));
    }

    @ParameterizedTest
    @CsvSource({"remove-post", "close-case", "hide-post"})
    void the_answer_to_a_repetition_means_done(String action) {
        Decision decision = decision("11", action);
        ozone.faults().next(XrpcRoute.EMIT, (wire, request, truth) -> {
            truth.happen();
            wire.send(truth.happen());
        });
        accepted("11", decision);
        assertEquals(1, ozone.deedsByApi().size());
    }

    @Test
    void a_repetition_means_done_also_when_the_event_is_not_told() {
        Decision decision = decision("11", "close-case");
        ozone.faults()
                .always(
                        XrpcRoute.EVENTS,
                        Broken.replaced(
                                casebell.sandbox.cases.wire.Answer.of(200, "application/json", "{\"events\":[]}")));
        ozone.faults().next(XrpcRoute.EMIT, (wire, request, truth) -> {
            truth.happen();
            wire.send(truth.happen());
        });
        accepted("11", decision);
        assertEquals(1, ozone.deedsByApi().size());
    }

    @Test
    void what_cannot_be_looked_for_is_not_sent() {
        Decision decision = decision("11", "remove-post");
        ozone.faults().next(XrpcRoute.EVENTS, Broken.status(500));
        assertInstanceOf(Answer.Later.class, act("11", decision));
        assertEquals(List.of(), ozone.requests(XrpcRoute.EMIT));
    }

    @Test
    void a_decision_killed_after_the_effect_is_found_by_the_next_casebell() {
        Decision decision = decision("11", "remove-post");
        ozone.faults().next(XrpcRoute.EMIT, Late.doneThenCut());
        ozone.faults().next(XrpcRoute.EVENTS, casebell.sandbox.cases.wire.Fault.NONE);
        ozone.faults().next(XrpcRoute.EVENTS, Broken.status(500));
        assertInstanceOf(Answer.Later.class, act("11", decision));
        system = open(ozone.token());
        clock.forward(Duration.ofHours(3));
        accepted("11", decision);
        assertEquals(1, ozone.requests(XrpcRoute.EMIT).size());
    }

    @Test
    void what_others_took_back_is_not_done_again() {
        Decision decision = decision("11", "remove-post");
        Answer.Accepted accepted = accepted("11", decision);
        ozone.reverseElsewhere("11");
        assertEquals(accepted, act("11", decision));
        assertInstanceOf(ReadBack.NotThere.class, system.outlet().readBack(ref("11"), accepted.actionId()));
        assertEquals(1, ozone.deedsByApi().size());
    }

    @Test
    void everything_that_was_done_is_taken_back_together() {
        accepted("11", decision("11", "hide-post"));
        ozone.takeDownElsewhere("11");
        ozone.takeAccountDownElsewhere("11");
        assertEquals(
                "Takes back the take-down of the post, its hiding, the take-down of the account; reopens no report",
                means("11", "restore").effect());
        clock.forward(Duration.ofMinutes(1));
        Decision restore = new Decision(
                "d-2",
                decision("11", "restore").plan(),
                decision("11", "restore").suggestion(),
                decision("11", "restore").approvals(),
                clock.instant());
        ozone.faults()
                .next(XrpcRoute.EMIT, casebell.sandbox.cases.wire.Fault.NONE)
                .next(XrpcRoute.EMIT, Broken.status(429));
        assertInstanceOf(Answer.Later.class, act("11", restore));
        Answer.Accepted accepted = accepted("11", restore);
        assertEquals(new ReadBack.Applied(), system.outlet().readBack(ref("11"), accepted.actionId()));
        assertEquals(
                List.of("modEventLabel", "modEventReverseTakedown", "modEventLabel", "modEventReverseTakedown"),
                ozone.deedsByApi().stream().map(Deed::type).toList());
        assertFalse(means("11", "restore").isPossible());
    }

    @Test
    void a_protected_tag_says_who_can() {
        assertEquals(
                "It bears a tag that is protected there; only administrators can do this",
                means("15", "remove-post").effect());
        assertTrue(means("15", "suspend-account").isPossible(), "the account does not bear it");
        assertTrue(means("15", "close-case").isPossible());
        assertTrue(refused("15", decision("15", "remove-post")).contains("only administrators"));
        ozone.become("Admin");
        clock.forward(Duration.ofMinutes(61));
        accepted("15", decision("15", "remove-post"));
    }

    @Test
    void a_protected_tag_that_we_could_not_ask_for_is_known_by_the_refusal() {
        ozone.faults().always(XrpcRoute.OPTIONS, Broken.status(500));
        assertTrue(means("15", "remove-post").isPossible());
        assertTrue(refused("15", decision("15", "remove-post")).startsWith("It bears a tag that is protected there"));
    }

    @Test
    void a_role_that_is_too_low_is_told_before_and_refused_after() {
        ozone.become("Triage");
        assertEquals(
                "Our account may not take down or label there; an operator must make it a moderator",
                means("11", "remove-post").effect());
        accepted("11", decision("11", "close-case"));
        ozone.become("Moderator");
        clock.forward(Duration.ofMinutes(61));
        Decision decision = decision("12", "remove-post");
        ozone.become("Triage");
        assertTrue(refused("12", decision).contains("an operator must give it a higher role"));
    }
}
