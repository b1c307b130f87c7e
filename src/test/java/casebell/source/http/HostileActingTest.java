package casebell.source.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.review.ActionOutlet;
import casebell.review.ActionOutlet.Answer;
import casebell.review.ActionPlan;
import casebell.review.Approval;
import casebell.review.Decision;
import casebell.review.Suggestion;
import casebell.sandbox.cases.DemoCaseSystem;
import casebell.sandbox.cases.DemoOptions;
import casebell.sandbox.cases.fault.Broken;
import casebell.sandbox.cases.fault.Late;
import casebell.sandbox.cases.wire.Fault;
import casebell.sandbox.cases.wire.Route;
import casebell.source.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Acting in the demonstration case system and in one that does everything wrong: whatever becomes of an answer, there is one action. */
class HostileActingTest {
    private static final CaseRef REF = new CaseRef("demo", "4821");

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private DemoCaseSystem cases;
    private HttpActionOutlet outlet;
    private RawServer raw;

    @BeforeEach
    void start() throws IOException {
        cases = DemoCaseSystem.start(
                DemoOptions.using(workers, InstantSource.system()).queueingFor(Duration.ofMillis(300)));
        outlet = outlet(cases.token());
        raw = new RawServer();
    }

    @AfterEach
    void stop() throws IOException {
        cases.close();
        raw.close();
        workers.shutdownNow();
    }

    @Test
    void the_same_decision_twice_is_one_action() {
        Answer first = outlet.act(REF, decision("remove-post"));
        assertEquals(first, outlet.act(REF, decision("remove-post")));
        assertApplied(first);
    }

    @Test
    void an_answer_that_was_lost_is_asked_for_again_with_the_same_key() {
        for (Fault fault :
                List.of(Late.doneThenCut(), Late.doneThenAfter(Duration.ofMinutes(1)), Broken.cutInTheMiddle())) {
            cases.faults().next(Route.ACT, fault);
            assertInstanceOf(Answer.Later.class, outlet.act(REF, decision("remove-post")));
        }
        cases.faults().clear();
        assertApplied(outlet.act(REF, decision("remove-post")));
    }

    @Test
    void a_request_that_never_arrived_is_sent_again() {
        cases.faults().next(Route.ACT, Broken.hangUp()).next(Route.ACT, Broken.status(503, "1"));
        assertInstanceOf(Answer.Later.class, outlet.act(REF, decision("remove-post")));
        assertInstanceOf(Answer.Later.class, outlet.act(REF, decision("remove-post")));
        assertEquals(List.of(), cases.actionsByCasebell("4821"));
        assertApplied(outlet.act(REF, decision("remove-post")));
    }

    @Test
    void a_queued_action_is_pending_until_it_is_applied() {
        CaseRef clip = new CaseRef("demo", "4800");
        Decision sweep = decision("sweep-replies", cases.version("4800"));
        Answer.Accepted accepted = assertInstanceOf(Answer.Accepted.class, outlet.act(clip, sweep));
        assertEquals(new ActionOutlet.ReadBack.Pending(), outlet.readBack(clip, accepted.actionId()));
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        ActionOutlet.ReadBack seen = outlet.readBack(clip, accepted.actionId());
        while (seen instanceof ActionOutlet.ReadBack.Pending && System.nanoTime() < end) {
            seen = outlet.readBack(clip, accepted.actionId());
        }
        assertEquals(new ActionOutlet.ReadBack.Applied(), seen);
    }

    @Test
    void a_case_that_moved_is_not_acted_on() {
        Decision decision = decision("remove-post");
        cases.actElsewhere("4821", "hide-post");
        assertEquals(new Answer.Moved(), outlet.act(REF, decision));
        assertEquals(List.of(), cases.actionsByCasebell("4821"));
    }

    @Test
    void a_key_with_another_content_is_refused() {
        outlet.act(REF, decision("remove-post"));
        assertEquals(
                new Answer.Refused("The case system knows this decision with another content"),
                outlet.act(REF, decision("limit-reach", 7)));
    }

    @Test
    void what_it_cannot_do_is_refused_with_what_it_can() {
        CaseRef ref = new CaseRef("demo", "4858");
        Answer.Refused refused =
                assertInstanceOf(Answer.Refused.class, outlet.act(ref, decision("remove-post", cases.version("4858"))));
        assertTrue(refused.why().startsWith("The case system cannot do this on this case; it offers warn, strike"));
    }

    @Test
    void an_action_that_it_claims_and_never_did_is_found_out() {
        cases.faults().next(Route.ACT, Late.lie());
        Answer.Accepted lie = assertInstanceOf(Answer.Accepted.class, outlet.act(REF, decision("remove-post")));
        assertInstanceOf(ActionOutlet.ReadBack.NotThere.class, outlet.readBack(REF, lie.actionId()));
    }

    @Test
    void a_case_that_was_erased_after_the_action_is_not_waited_for() {
        Answer.Accepted accepted = assertInstanceOf(Answer.Accepted.class, outlet.act(REF, decision("remove-post")));
        cases.erase("4821");
        assertInstanceOf(ActionOutlet.ReadBack.NotThere.class, outlet.readBack(REF, accepted.actionId()));
    }

    @Test
    void a_token_that_may_only_read_is_for_an_operator() {
        Answer.Later later = assertInstanceOf(
                Answer.Later.class, outlet(cases.readOnlyToken()).act(REF, decision("remove-post")));
        assertTrue(later.why().contains("an operator must renew our token"));
    }

    @ParameterizedTest
    @CsvSource({
        "201,'{\"id\":\"a-1\",\"state\":\"refused\",\"detail\":\"@everyone mail anna@private.example\"}',REFUSED",
        "201,'{\"state\":\"applied\"}',LATER",
        "201,'{\"id\":\"a b\",\"state\":\"applied\"}',LATER",
        "201,'[[[[',LATER",
        "202,'{\"id\":\"a-1\",\"state\":\"queued\"}',ACCEPTED",
        "400,'{\"detail\":\"anna@private.example\"}',REFUSED",
        "404,'{}',REFUSED",
        "408,'{}',LATER",
        "410,'{}',REFUSED",
        "422,'{\"supported\":[\"warn\",\"@everyone\",7,\"anna@private.example\"]}',REFUSED",
        "429,'{}',LATER",
        "500,'{\"detail\":\"anna@private.example\"}',LATER",
        "302,'{}',LATER"
    })
    void no_word_of_the_case_system_reaches_staff(int status, String body, String kind) {
        raw.answers(status, "", body);
        Answer answer = rawOutlet().act(REF, decision("remove-post", 7));
        assertEquals(kind, answer.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT));
        assertFalse(answer.toString().matches("(?s).*(everyone|private).*"), answer.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reversed", "refused", "something"})
    void what_did_not_stay_done_is_not_called_done(String state) {
        raw.answers(200, "", "{\"actions\":[{\"id\":\"a-1\",\"state\":\"" + state + "\"}]}");
        assertInstanceOf(ActionOutlet.ReadBack.NotThere.class, rawOutlet().readBack(REF, "a-1"));
    }

    private void assertApplied(Answer answer) {
        Answer.Accepted accepted = assertInstanceOf(Answer.Accepted.class, answer);
        assertEquals(new ActionOutlet.ReadBack.Applied(), outlet.readBack(REF, accepted.actionId()));
        assertEquals(1, cases.actionsByCasebell("4821").size());
        assertTrue(cases.requests(Route.ACT).stream()
                .allMatch(r -> r.header("idempotency-key").equals(Optional.of("d-1"))));
    }

    private HttpActionOutlet outlet(String token) {
        return new HttpActionOutlet(
                new HttpSourceSettings("demo", cases.baseUrl(), new Secret(token), Duration.ofMillis(1500), 1 << 20),
                InstantSource.system());
    }

    private HttpActionOutlet rawOutlet() {
        return new HttpActionOutlet(
                new HttpSourceSettings("demo", raw.base(), new Secret("token"), Duration.ofSeconds(2), 1 << 16),
                InstantSource.system());
    }

    private Decision decision(String action) {
        return decision(action, 7);
    }

    private static Decision decision(String action, long version) {
        ActionPlan plan = new ActionPlan(action, Optional.empty(), Optional.empty());
        Suggestion suggestion = new Suggestion(
                1,
                version,
                "sha256:" + "0".repeat(64),
                List.of("violent-threat.direct"),
                "high",
                "A direct threat",
                List.of(),
                Optional.of(plan),
                List.of(),
                1,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
        return new Decision(
                "d-1", plan, suggestion, List.of(new Approval("101", Set.of(), Instant.EPOCH)), Instant.EPOCH);
    }
}
