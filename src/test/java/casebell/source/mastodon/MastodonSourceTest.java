package casebell.source.mastodon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Party;
import casebell.cases.Snapshot;
import casebell.intake.CaseSource.Reading;
import casebell.sandbox.cases.fault.Broken;
import casebell.sandbox.cases.wire.Answer;
import casebell.sandbox.mastodon.AdminRoute;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a report becomes a case, and what its reader is told before approving. */
class MastodonSourceTest extends WithMastodon {
    @Test
    void a_report_is_a_case() {
        Snapshot told = told("11");
        assertEquals(mastodon.reportUrl("11"), told.url().toString());
        assertEquals("open", told.state());
        assertEquals("post", told.kind());
        Snapshot.Content content = told.content().orElseThrow();
        assertEquals(Optional.of("110000000000000001"), content.id());
        assertEquals(Optional.of("@ilsa_marrowen I know which train you take. Sleep well."), content.text());
        assertEquals(Optional.of("@gritstone_77"), told.author().map(Party::handle));
        assertEquals(Optional.of(132L), told.author().flatMap(Party::followers));
        assertEquals(Optional.of(12L), told.reach().flatMap(Snapshot.Reach::shares));
        assertEquals(List.of("report:violation", "rule:2", "lang:en", "account:local"), told.labels());
        assertEquals(List.of(), told.actions());
    }

    @Test
    void who_is_mentioned_alone_is_the_target_and_their_report_is_the_targets() {
        assertEquals(Optional.of("@ilsa_marrowen"), told("11").target().map(Party::handle));
        assertEquals(Optional.of("target-report"), told("11").foundBy());
        assertEquals(Optional.empty(), told("12").target());
        assertEquals(Optional.of("user-report"), told("12").foundBy());
    }

    @Test
    void a_report_without_posts_is_about_the_account() {
        assertEquals("account", told("13").kind());
        assertEquals(Optional.empty(), told("13").content());
    }

    @Test
    void hostile_html_is_plain_text() {
        String text = told("17").content().flatMap(Snapshot.Content::text).orElseThrow();
        assertEquals("Not for @here\n\nLook <here> 🔔   @everyone ||x|| \u202Etxet\u202E\n- Yes <b>", text);
    }

    @Test
    void several_posts_are_one_text() {
        assertEquals(
                Optional.of("Her address is on the list.\n\nAnd here is the list."),
                told("20").content().flatMap(Snapshot.Content::text));
    }

    @Test
    void a_report_that_others_closed_tells_that_and_not_what_was_done() {
        Snapshot told = told("16");
        assertEquals("closed", told.state());
        assertEquals("resolved, action unknown", told.actions().get(0).action());
        assertEquals("moderator", told.actions().get(0).by());
    }

    @Test
    void nothing_personal_enters_from_any_report() {
        for (int id = 11; id <= 20; id++) {
            String all = told(Integer.toString(id)).toString();
            assertFalse(all.contains("private.example") || all.contains("203.0.113") || all.contains("555-"), all);
            assertFalse(all.contains("amber_knits"), "the reporter is nobody's business");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "11.json", "1-1", "123456789012345678901"})
    void what_is_no_number_is_not_asked_for(String id) {
        assertInstanceOf(Reading.Absent.class, system.source().read(ref(id), Optional.empty()));
        assertEquals(List.of(), mastodon.requests());
    }

    @Test
    void how_many_other_reports_an_action_closes_is_told() {
        assertTrue(means("11", "suspend-account")
                .effect()
                .endsWith("closes this report and 2 other open reports on the account"));
        assertTrue(means("14", "suspend-account")
                .effect()
                .endsWith("closes this report and 1 other open report on the account"));
        assertTrue(means("19", "mark-sensitive").effect().contains("already"));
        assertEquals(
                "Closes this report and no other; the owner is told by e-mail",
                means("11", "warn").effect());
    }

    @Test
    void a_flood_of_reports_is_counted_over_the_pages() {
        for (int i = 0; i < 100; i++) {
            mastodon.reportAgain("12");
        }
        assertTrue(means("11", "suspend-account").effect().contains("this report and 102 other open reports"));
        assertEquals(3, mastodon.requests(AdminRoute.REPORTS).size());
        for (int i = 0; i < 150; i++) {
            mastodon.reportAgain("12");
        }
        assertTrue(means("11", "suspend-account").effect().contains("at least 200 other open reports")
                || means("11", "suspend-account").effect().contains("at least 199 other open reports"));
    }

    @Test
    void more_reports_on_the_account_change_the_card_and_void_no_approval() {
        Snapshot before = told("11");
        mastodon.reportAgain("12");
        Snapshot after = told("11");
        assertNotEquals(before, after);
        assertEquals(before.version(), after.version());
        long alone = told("15").version();
        mastodon.reportAgain("15");
        assertEquals(alone, told("15").version(), "report 20 is on that account already");
    }

    @Test
    void what_approvers_judged_is_in_the_version() {
        long before = told("11").version();
        mastodon.change("11", raw -> raw.put("category", "legal"));
        long categorised = told("11").version();
        mastodon.actElsewhere("12", "silence");
        long limited = told("11").version();
        assertEquals(
                3, List.of(before, categorised, limited).stream().distinct().count());
        assertEquals("closed", told("11").state());
    }

    @Test
    void a_next_page_elsewhere_is_not_asked_for() throws IOException {
        Answer lure = Answer.of(200, "application/json", "[{\"id\":\"90\"}]")
                .with("Link", "<http://127.0.0.1:9/api/v1/admin/reports?max_id=1>; rel=\"next\"");
        mastodon.faults().next(AdminRoute.REPORTS, Broken.replaced(lure));
        assertTrue(means("11", "suspend-account").effect().contains("1 other open report"));
        assertEquals(1, mastodon.requests(AdminRoute.REPORTS).size());
    }

    @Test
    void a_list_that_leads_in_a_circle_comes_to_an_end() {
        Answer circle = Answer.of(200, "application/json", "[{\"id\":\"90\"}]")
                .with("Link", "<" + mastodon.baseUrl() + "/api/v1/admin/reports?max_id=1>; rel=\"next\"");
        mastodon.faults().always(AdminRoute.REPORTS, Broken.replaced(circle));
        assertTrue(means("11", "suspend-account").effect().contains("at least 1 other open report"));
        assertEquals(5, mastodon.requests(AdminRoute.REPORTS).size());
    }

    @Test
    void a_number_that_cannot_be_had_is_no_reason_to_hide_it() {
        mastodon.faults().always(AdminRoute.REPORTS, Broken.status(500));
        assertInstanceOf(Reading.Later.class, system.source().read(ref("11"), Optional.empty()));
    }

    @Test
    void what_upstream_cannot_do_is_told() {
        Snapshot.Means remove = means("11", "remove-post");
        assertFalse(remove.isPossible());
        assertEquals("Mastodon cannot remove one post by API; open the report in the console", remove.effect());
        assertFalse(means("11", "limit-reach").isPossible());
        assertFalse(means("15", "warn").isPossible());
        assertFalse(means("15", "lock-account").isPossible());
        assertTrue(means("15", "suspend-account").isPossible());
        assertFalse(means("11", "suspend-account").canEnd());
    }

    @Test
    void a_fork_that_answers_the_probe_can_remove_one_post() throws IOException {
        startAsFork();
        assertTrue(means("11", "remove-post").isPossible());
        assertFalse(means("13", "remove-post").isPossible(), "it names no post");
        assertFalse(means("20", "remove-post").isPossible(), "it names two");
    }

    @Test
    void the_permissions_of_our_role_are_asked_for_once_an_hour() {
        mastodon.permit(16);
        assertEquals(
                "Our account may not act on accounts there; an operator must give it 'Manage Users'",
                means("11", "suspend-account").effect());
        assertTrue(means("11", "close-case").isPossible());
        mastodon.permit(1);
        assertFalse(means("11", "suspend-account").isPossible());
        clock.forward(java.time.Duration.ofMinutes(61));
        assertTrue(means("11", "suspend-account").isPossible(), "an administrator may");
        assertEquals(2, mastodon.requests(AdminRoute.OWN).size());
    }

    @Test
    void reading_stops_before_mastodon_must_say_so() {
        Reading last = system.source().read(ref("11"), Optional.empty());
        for (int i = 0; i < 150 && last instanceof Reading.Told; i++) {
            last = system.source().read(ref("11"), Optional.empty());
        }
        assertTrue(assertInstanceOf(Reading.Later.class, last).notBefore().isPresent());
        assertEquals(240, mastodon.requests().size(), "the rest is kept for acting");
    }

    @Test
    void the_end_of_mastodons_own_window_is_waited_for() {
        Answer slow = Answer.of(429, "application/json", "{\"error\":\"Too many requests\"}")
                .with("X-RateLimit-Reset", clock.instant().plusSeconds(77).toString());
        mastodon.faults().next(AdminRoute.REPORT, Broken.replaced(slow));
        assertEquals(
                Optional.of(clock.instant().plusSeconds(77)),
                assertInstanceOf(Reading.Later.class, system.source().read(ref("11"), Optional.empty()))
                        .notBefore());
    }
}
