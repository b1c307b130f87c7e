package casebell.source.ozone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.intake.CaseSource.Reading;
import casebell.sandbox.cases.fault.Broken;
import casebell.sandbox.cases.wire.Request;
import casebell.sandbox.ozone.XrpcRoute;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions at the personal data server of the moderator's account. */
class AccessTest extends WithOzone {
    @BeforeEach
    void log_in() {
        system = open(ozone.login());
    }

    @Test
    void one_session_serves_all_calls_and_each_is_passed_on_to_the_service() {
        accepted("11", decision("11", "remove-post"));
        assertEquals(1, ozone.requests(XrpcRoute.SESSION).size());
        List<Request> others = ozone.requests().stream()
                .filter(r -> !r.path().endsWith("createSession"))
                .toList();
        assertTrue(others.stream()
                .allMatch(r -> r.header("atproto-proxy")
                        .equals(Optional.of("did:plc:moderationservice0000000#atproto_labeler"))));
        assertTrue(others.stream().noneMatch(r -> r.body().contains("abcd-efgh")));
    }

    @Test
    void a_session_that_ended_is_opened_anew_and_the_call_made_again() {
        told("11");
        clock.forward(Duration.ofHours(2));
        ozone.faults().next(XrpcRoute.EMIT, error(400, "ExpiredToken", "Token has expired"));
        accepted("11", decision("11", "remove-post"));
        assertEquals(2, ozone.requests(XrpcRoute.SESSION).size());
        assertEquals(1, ozone.deedsByApi().size());
    }

    @Test
    void sessions_that_end_at_once_are_not_opened_without_end() {
        ozone.faults().always(XrpcRoute.REPORT, error(400, "ExpiredToken", "Token has expired"));
        for (int i = 0; i < 5; i++) {
            assertInstanceOf(Reading.Later.class, system.source().read(ref("11"), Optional.empty()));
        }
        assertEquals(1, ozone.requests(XrpcRoute.SESSION).size());
    }

    @Test
    void an_app_password_that_was_revoked_is_for_an_operator() {
        system = open(ozone.login().replace("abcd", "zzzz"));
        Reading.Later later =
                assertInstanceOf(Reading.Later.class, system.source().read(ref("11"), Optional.empty()));
        assertEquals(
                "The case system does not accept our account and app password; an operator must renew them",
                later.why());
        assertEquals(List.of(), ozone.requests(XrpcRoute.REPORT));
    }

    @Test
    void when_no_session_can_be_opened_nothing_counts_as_sent() {
        ozone.faults().next(XrpcRoute.SESSION, Broken.status(500));
        assertInstanceOf(Reading.Later.class, system.source().read(ref("11"), Optional.empty()));
        told("11");
    }
}
