package casebell.source.mastodon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.sandbox.cases.fault.Broken;
import casebell.sandbox.mastodon.AdminRoute;
import casebell.source.mastodon.ReportFeed.News;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFeedTest extends WithMastodon {
    @Test
    void the_beginning_is_every_open_report() {
        News.Opened opened = opened(ReportFeed.BEGINNING);
        assertEquals(
                List.of("11", "12", "13", "14", "15", "17", "18", "19", "20"),
                opened.refs().stream().map(CaseRef::id).toList());
        assertTrue(opened.isAll());
    }

    @Test
    void reading_on_tells_each_new_report_once() {
        String cursor = opened(ReportFeed.BEGINNING).cursor();
        assertEquals(new News.Opened(List.of(), cursor, true), opened(cursor));
        String id = mastodon.reportAgain("12");
        News.Opened next = opened(cursor);
        assertEquals(List.of(ref(id)), next.refs());
        assertEquals(List.of(), opened(next.cursor()).refs());
    }

    @Test
    void whoever_was_away_misses_nothing_and_comes_through_in_steps() {
        String cursor = opened(ReportFeed.BEGINNING).cursor();
        Set<CaseRef> expected = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            expected.add(ref(mastodon.reportAgain("12")));
        }
        List<CaseRef> told = new ArrayList<>();
        News.Opened step = opened(cursor);
        told.addAll(step.refs());
        assertFalse(step.isAll());
        while (!step.isAll()) {
            step = opened(step.cursor());
            told.addAll(step.refs());
        }
        assertEquals(expected, new HashSet<>(told));
        assertEquals(expected.size(), told.size(), "each once");
    }

    @Test
    void when_it_fails_the_cursor_stands() {
        String cursor = opened(ReportFeed.BEGINNING).cursor();
        String id = mastodon.reportAgain("12");
        mastodon.faults().next(AdminRoute.REPORTS, Broken.status(500));
        assertInstanceOf(News.Later.class, feed().after(cursor));
        assertEquals(List.of(ref(id)), opened(cursor).refs());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/",
                "/api/v1/admin/accounts?x=1",
                "//elsewhere.example",
                "11",
                "/api/v1/admin/reports?a=1\r\nX: y"
            })
    void a_cursor_that_leads_elsewhere_is_not_followed(String cursor) {
        assertThrows(IllegalArgumentException.class, () -> feed().after(cursor));
    }

    private News.Opened opened(String cursor) {
        return assertInstanceOf(News.Opened.class, feed().after(cursor));
    }

    private ReportFeed feed() {
        return new ReportFeed(settings(mastodon.baseUrl()), clock);
    }
}
