package casebell.source.ozone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Snapshot;
import casebell.intake.CaseSource.Reading;
import casebell.sandbox.ozone.XrpcRoute;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OzoneSourceTest extends WithOzone {
    @Test
    void a_report_is_told_as_a_case() {
        Snapshot told = told("11");
        Snapshot.Content content = told.content().orElseThrow();
        assertEquals(
                "@ilsa-marrowen I know which train you take. Sleep well.",
                content.text().orElseThrow());
        assertEquals(
                "https://bsky.app/profile/did:plc:gritstone770000000000000/post/3ka",
                content.url().orElseThrow().toString());
        assertEquals(
                "@gritstone-77.loopback.example", told.author().orElseThrow().handle());
        assertEquals(
                "did:plc:ilsamarrowen000000000000", told.target().orElseThrow().id());
        assertEquals(Optional.of("target-report"), told.foundBy());
        assertEquals(List.of("report:violation", "reason:violence-threats", "lang:en"), told.labels());
        assertEquals(ozone.reportUrl("11"), told.url().toString());
        assertEquals("open", told.state());
    }

    @Test
    void neither_people_who_reported_nor_their_addresses_enter() {
        for (String id : List.of("11", "12", "13", "14", "15", "16", "17")) {
            String all = told(id).toString();
            assertFalse(all.contains("private") || all.contains("203.0.113") || all.contains("555-01"), all);
            assertFalse(all.contains("momoderates") || all.contains("amberknits"), all);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "11,report:violation,reason:violence-threats",
        "12,report:violation,reason:violation",
        "14,report:spam,reason:misleading-spam",
        "15,report:other,reason:other",
        "16,report:spam,reason:spam"
    })
    void both_vocabularies_of_reasons_are_understood(String id, String kind, String reason) {
        assertEquals(List.of(kind, reason), told(id).labels().subList(0, 2));
    }

    @ParameterizedTest
    @CsvSource({"11,open", "13,in-review", "16,closed", "17,open"})
    void the_states_of_a_report_are_those_of_a_case(String id, String state) {
        assertEquals(state, told(id).state());
    }

    @Test
    void a_report_about_an_account_names_no_post() {
        assertEquals("account", told("13").kind());
        assertEquals(
                "The report is about an account and names no post",
                means("13", "remove-post").effect());
        assertTrue(means("13", "suspend-account").isPossible());
    }

    @Test
    void a_post_that_its_author_deleted_cannot_be_removed() {
        long before = told("11").version();
        ozone.deletePost("11");
        assertEquals(
                "The post is not there any more", means("11", "remove-post").effect());
        assertTrue(means("11", "close-case").isPossible());
        assertFalse(told("11").version() == before);
    }

    @Test
    void what_approvers_judged_is_in_the_version() {
        long before = told("11").version();
        ozone.moveElsewhere("11", "assigned");
        assertEquals(before, told("11").version(), "who looks after it is not what they judged");
        ozone.takeAccountDownElsewhere("11");
        assertFalse(told("11").version() == before);
    }

    @Test
    void what_others_decided_and_nobody_tells_is_unknown() {
        assertEquals("resolved, action unknown", told("16").actions().get(0).action());
    }

    @Test
    void role_and_tags_are_asked_for_once_an_hour() {
        told("11");
        told("12");
        assertEquals(1, ozone.requests(XrpcRoute.CONFIG).size());
        clock.forward(Duration.ofMinutes(61));
        told("11");
        assertEquals(2, ozone.requests(XrpcRoute.CONFIG).size());
        assertEquals(2, ozone.requests(XrpcRoute.OPTIONS).size());
    }

    @Test
    void a_report_that_is_not_there_is_gone_although_ozone_calls_it_a_bad_request() {
        assertEquals(
                new Reading.Absent("The case system has no such case"),
                system.source().read(ref("99"), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "1.5", "99999999999999999999"})
    void what_is_no_number_is_not_asked_for(String id) {
        assertInstanceOf(Reading.Absent.class, system.source().read(ref(id), Optional.empty()));
        assertEquals(List.of(), ozone.requests());
    }
}
