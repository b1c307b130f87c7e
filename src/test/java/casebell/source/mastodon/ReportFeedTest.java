package casebell.source.mastodon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.intake.CaseFeed;
import casebell.intake.CaseFeed.News;
import casebell.sandbox.cases.fault.Broken;
import casebell.sandbox.mastodon.AdminRoute;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFeedTest extends WithMastodon {
    @Test
    void the_beginning_is_every_open_report() {
        News.Told opened = opened(CaseFeed.BEGINNING);
        assertEquals(
                List.of("11", "12", "13", "14", "15", "17", "18", "19", "20"),
                opened.items().stream().map(i -> i.ref().id()).toList());
        assertTrue(opened.isAll());
    }

    @Test
    void reading_on_tells_what_is_new_and_the_newest_page() {
        String cursor = opened(CaseFeed.BEGINNING).cursor();
        String id = mastodon.reportAgain("12");
        News.Told next = opened(cursor);
        assertTrue(next.items().contains(CaseFeed.Item.open(ref(id))));
        assertNotEquals(cursor, next.cursor());
        assertEquals(next.cursor(), opened(next.cursor()).cursor(), "nothing is new");
    }

    @Test
    void whoever_was_away_misses_nothing_and_comes_through_in_steps() {
        String cursor = opened(CaseFeed.BEGINNING).cursor();
        Set<CaseRef> expected = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            expected.add(ref(mastodon.reportAgain("12")));
        }
        Set<CaseRef> told = new HashSet<>();
        News.Told step = opened(cursor);
        told.addAll(step.items().stream().map(CaseFeed.Item::ref).toList());
        assertFalse(step.isAll());
        while (!step.isAll()) {
            step = opened(step.cursor());
            told.addAll(step.items().stream().map(CaseFeed.Item::ref).toList());
        }
        assertTrue(told.containsAll(expected));
    }

    @Test
    void when_it_fails_the_cursor_stands() {
        String cursor = opened(CaseFeed.BEGINNING).cursor();
        String id = mastodon.reportAgain("12");
        mastodon.faults().next(AdminRoute.REPORTS, Broken.status(500));
        assertInstanceOf(News.Later.class, feed().after(cursor));

        assertTrue(opened(cursor).items().contains(CaseFeed.Item.open(ref(id))));
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

    private News.Told opened(String cursor) {
        return assertInstanceOf(News.Told.class, feed().after(cursor));
    }

    private CaseFeed feed() {
        return open().feed();
    }
}
