package casebell.source.discourse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Snapshot;
import casebell.intake.CaseSource.Reading;
import casebell.sandbox.discourse.ReviewRoute;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiscourseSourceTest extends WithDiscourse {
    @Test
    void a_flagged_post_is_told() {
        Snapshot told = told("11");
        assertEquals(discourse.reviewUrl("11"), told.url().toString());
        assertEquals("open", told.state());
        assertEquals("post", told.kind());
        assertEquals(Optional.of("user-report"), told.foundBy());
        assertEquals("@gritstone_77", told.author().orElseThrow().handle());
        Snapshot.Content content = told.content().orElseThrow();
        assertEquals(Optional.of("@ilsa I know which train you take.\nSleep well."), content.text());
        assertEquals(Optional.of("9011"), content.id());
        assertEquals(List.of("report:violation", "flag:inappropriate", "trust:1"), told.labels());
        assertEquals(Optional.empty(), told.target());
        assertEquals(Optional.of(3L), told.reach().orElseThrow().replies());
        assertEquals("bystander", told.reports().get(0).by());
        assertEquals(List.of(), told.actions());
    }

    @Test
    void e_mail_and_addresses_do_not_enter() {
        for (String id : List.of("11", "12", "13", "14", "15", "16")) {
            String all = told(id).toString();
            assertFalse(all.contains("private") || all.contains("203.0.113") || all.contains("555"), all);
        }
    }

    @Test
    void markup_becomes_what_a_reader_sees() {
        assertEquals(
                Optional.of("Look <here>  @everyone ||x||"),
                told("15").content().orElseThrow().text());
    }

    @Test
    void what_the_forum_flagged_by_itself_and_hid_is_proactive() {
        Snapshot told = told("13");
        assertEquals(Optional.of("proactive"), told.foundBy());
        assertTrue(
                told.labels().containsAll(List.of("report:spam", "flag:spam", "post:hidden")), told.labels()::toString);
        assertTrue(means("13", "restore").isPossible());
        assertFalse(means("13", "no-action").isPossible());
    }

    @Test
    void what_can_be_done_and_what_it_does_is_told_before_the_approval() {
        assertEquals(
                "Deletes the post, and its whole topic when it is the first one; agrees with all flags on it",
                means("11", "remove-post").effect());
        assertFalse(means("11", "suspend-account").isPossible());
        assertTrue(means("11", "suspend-account").effect().contains("would close the flags and suspend nobody"));
        assertTrue(means("14", "remove-post").effect().startsWith("Somebody else has claimed"));
        assertEquals("in-review", told("14").state());
    }

    @Test
    void what_others_handled_is_closed_and_says_how() {
        Snapshot told = told("16");
        assertEquals("closed", told.state());
        assertEquals("flags rejected", told.actions().get(0).action());
        assertFalse(means("16", "remove-post").isPossible());
    }

    @Test
    void what_does_not_change_the_judgement_does_not_change_the_version() {
        long version = told("11").version();
        discourse.claimElsewhere("11");
        assertEquals(version, told("11").version());
        discourse.flagAgain("11");
        assertEquals(version, told("11").version(), "another flag of the same kind");
        discourse.edit("11", "<p>Other words.</p>");
        assertNotEquals(version, told("11").version());
    }

    @Test
    void name_and_key_are_sent_and_nothing_else_knows_us() {
        told("11");
        Map<String, String> headers =
                discourse.requests(ReviewRoute.SHOW).get(0).headers();
        assertEquals("casebell", headers.get("api-username"));
        assertEquals("good", headers.get("authorization"));
    }

    @Test
    void a_name_that_is_not_that_of_the_key_is_for_an_operator() {
        system = open("somebody:" + discourse.keyAlone());
        Reading.Later later =
                assertInstanceOf(Reading.Later.class, system.source().read(ref("11"), Optional.empty()));
        assertTrue(later.why().contains("an operator must check our key"), later.why());
    }

    @Test
    void what_is_no_number_is_no_case() {
        assertInstanceOf(Reading.Absent.class, system.source().read(ref("abc"), Optional.empty()));
        assertEquals(List.of(), discourse.requests());
    }

    @Test
    void older_servers_name_actions_without_a_word_for_the_server() throws Exception {
        JsonNode body = new JsonMapper()
                .readTree(
                        "{\"reviewable\":{\"id\":5,\"type\":\"ReviewableFlaggedPost\",\"status\":0,\"version\":0,"
                                + "\"created_at\":\"2026-04-14T09:12:00Z\",\"bundled_action_ids\":[\"5-agree\"]},"
                                + "\"bundled_actions\":[{\"id\":\"5-agree\",\"action_ids\":[\"agree_and_hide\",\"a/../b\"]},"
                                + "{\"id\":\"6-agree\",\"action_ids\":[\"delete_and_agree\"]}],"
                                + "\"actions\":[{\"id\":\"agree_and_hide\"},{\"id\":\"a/../b\"},{\"id\":\"delete_and_agree\"}]}");
        assertEquals(
                Map.of("agree_and_hide", false),
                ReviewableReader.read(body, "5").orElseThrow().offers());
    }

    @Test
    void newer_servers_tell_of_a_claim_and_of_the_user_in_it() throws Exception {
        JsonNode body = new JsonMapper()
                .readTree("{\"reviewable\":{\"id\":5,\"type\":\"ReviewableUser\",\"status\":0,\"version\":0,"
                        + "\"created_at\":\"2026-04-14T09:12:00Z\",\"claimed_by_id\":77},"
                        + "\"claimed_bies\":[{\"id\":77,\"user_id\":6}],\"users\":[{\"id\":6,\"username\":\"Mo\"}]}");
        Reviewable read = ReviewableReader.read(body, "5").orElseThrow();
        assertEquals(Optional.of("mo"), read.claimant());
        assertEquals(Optional.empty(), read.post());
    }

    @Test
    void a_claim_that_the_forum_made_by_itself_hinders_nobody() throws Exception {
        JsonNode body = new JsonMapper()
                .readTree("{\"reviewable\":{\"id\":5,\"type\":\"ReviewableUser\",\"status\":0,\"version\":0,"
                        + "\"created_at\":\"2026-04-14T09:12:00Z\",\"claimed_by_id\":77},"
                        + "\"claimed_bies\":[{\"id\":77,\"user_id\":6,\"automatic\":true}]}");
        assertEquals(
                Optional.empty(), ReviewableReader.read(body, "5").orElseThrow().claimant());
    }
}
