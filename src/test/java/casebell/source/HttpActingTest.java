package casebell.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.review.ActionOutlet;
import casebell.review.ActionOutlet.Answer;
import casebell.review.ActionOutlet.ReadBack;
import casebell.sandbox.cases.DemoCaseSystem;
import casebell.sandbox.cases.wire.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of acting, and what only the Case API has: keys, queues and a list of what is supported. */
class HttpActingTest extends ActingContract {
    @Override
    SystemUnderTest start() throws IOException {
        return new HttpUnderTest();
    }

    @Test
    void every_attempt_carries_the_decision_as_its_key() {
        assertEquals("done", settle(outlet(), decision("remove-post")));
        assertTrue(cases().requests(Route.ACT).stream()
                .allMatch(r -> r.header("idempotency-key").equals(Optional.of("d-1"))));
    }

    @Test
    void a_queued_action_is_pending_until_it_is_applied() {
        CaseRef clip = new CaseRef("demo", "4800");
        Answer.Accepted accepted = assertInstanceOf(
                Answer.Accepted.class,
                outlet().act(clip, Decisions.of("sweep-replies", cases().version("4800"), system.clock.instant())));
        assertEquals(new ReadBack.Pending(), outlet().readBack(clip, accepted.actionId()));
        system.clock.forward(Duration.ofSeconds(6));
        assertEquals(new ReadBack.Applied(), outlet().readBack(clip, accepted.actionId()));
    }

    @Test
    void a_key_with_another_content_is_refused() {
        outlet().act(system.ref(), Decisions.of("remove-post", 7, system.clock.instant()));
        assertEquals(
                new Answer.Refused("The case system knows this decision with another content"),
                outlet().act(system.ref(), Decisions.of("limit-reach", 7, system.clock.instant())));
    }

    @Test
    void what_it_cannot_do_is_refused_with_what_it_can() {
        CaseRef ref = new CaseRef("demo", "4858");
        Answer.Refused refused = assertInstanceOf(
                Answer.Refused.class,
                outlet().act(ref, Decisions.of("remove-post", cases().version("4858"), system.clock.instant())));
        assertTrue(refused.why().startsWith("The case system cannot do this on this case; it offers warn, strike"));
    }

    @ParameterizedTest
    @CsvSource({
        "201,'{\"id\":\"a-1\",\"state\":\"refused\"}',REFUSED",
        "201,'{\"state\":\"applied\"}',LATER",
        "201,'{\"id\":\"a b\",\"state\":\"applied\"}',LATER",
        "201,'[[[[',LATER",
        "202,'{\"id\":\"a-1\",\"state\":\"queued\"}',ACCEPTED",
        "400,'{}',REFUSED",
        "404,'{}',REFUSED",
        "408,'{}',LATER",
        "410,'{}',REFUSED",
        "429,'{}',LATER",
        "500,'{}',LATER",
        "302,'{}',LATER"
    })
    void every_answer_has_its_meaning(int status, String body, String kind) throws IOException {
        try (RawServer raw = new RawServer()) {
            raw.answers(status, "", body);
            Answer answer = system.open(raw.base(), "token-token", SystemUnderTest.LONG_ENOUGH, 1 << 16)
                    .outlet()
                    .act(system.ref(), Decisions.of("remove-post", 7, system.clock.instant()));
            assertEquals(kind, answer.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reversed", "refused", "something"})
    void what_did_not_stay_done_is_not_called_done(String state) throws IOException {
        try (RawServer raw = new RawServer()) {
            raw.answers(200, "", "{\"actions\":[{\"id\":\"a-1\",\"state\":\"" + state + "\"}]}");
            assertInstanceOf(
                    ReadBack.NotThere.class,
                    system.open(raw.base(), "token-token", SystemUnderTest.LONG_ENOUGH, 1 << 16)
                            .outlet()
                            .readBack(system.ref(), "a-1"));
        }
    }

    private DemoCaseSystem cases() {
        return ((HttpUnderTest) system).cases;
    }

    private ActionOutlet outlet() {
        return system.open(SystemUnderTest.LONG_ENOUGH).outlet();
    }
}
