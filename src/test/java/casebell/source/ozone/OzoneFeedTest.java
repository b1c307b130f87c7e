package casebell.source.ozone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.intake.CaseFeed;
import casebell.intake.CaseFeed.News;
import casebell.sandbox.ozone.XrpcRoute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OzoneFeedTest extends WithOzone {
    @Test
    void the_beginning_is_every_report_that_waits_in_whatever_state() {
        assertEquals(Set.of("11", "12", "13", "14", "15", "17"), new HashSet<>(ids(read(CaseFeed.BEGINNING))));
    }

    @Test
    void what_was_told_is_not_told_again() {
        News.Told first = read(CaseFeed.BEGINNING);
        News.Told second = read(first.cursor());
        assertEquals(List.of(), second.items());
        assertEquals(first.cursor(), second.cursor(), "nothing to store");
        String id = ozone.reportAgain("11");
        News.Told third = read(second.cursor());
        assertEquals(List.of(id), ids(third));
        assertEquals(List.of(), read(third.cursor()).items());
    }

    @Test
    void hundreds_of_reports_many_of_one_and_the_same_time_are_all_told() {
        String cursor = read(CaseFeed.BEGINNING).cursor();
        clock.forward(Duration.ofMinutes(10));
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 700; i++) {
            expected.add(ozone.reportAgain(i % 2 == 0 ? "11" : "14"));
            if (i % 70 == 0) {
                clock.forward(Duration.ofMillis(1));
            }
        }
        Set<String> told = new HashSet<>();
        List<String> steps = new ArrayList<>();
        News.Told step = read(cursor);
        told.addAll(ids(step));
        while (!step.isAll()) {
            steps.add(step.cursor());
            step = read(step.cursor());
            told.addAll(ids(step));
            assertTrue(steps.size() < 20, "it comes to an end");
        }
        expected.removeAll(told);
        assertEquals(Set.of(), expected);
    }

    @Test
    void a_thousand_reports_of_one_and_the_same_millisecond_are_all_told_each_once() {
        String cursor = read(CaseFeed.BEGINNING).cursor();
        clock.forward(Duration.ofMinutes(10));
        reportedAgain(30);
        clock.forward(Duration.ofMillis(7));
        reportedAgain(1000);
        clock.forward(Duration.ofMillis(1));
        reportedAgain(40);
        assertEquals(1070, toTheEnd(cursor).size());
    }

    @Test
    void a_hundred_of_one_time_are_a_whole_page_and_what_comes_after_them_is_told() {
        String cursor = read(CaseFeed.BEGINNING).cursor();
        clock.forward(Duration.ofMinutes(10)); // a second without a fraction
        for (int minute = 0; minute < 4; minute++) {
            reportedAgain(100);
            clock.forward(Duration.ofMinutes(1));
        }
        assertEquals(400, toTheEnd(cursor).size());
    }

    @Test
    void in_a_flood_what_bears_a_time_of_the_last_minute_and_is_seen_late_is_told_all_the_same() {
        String cursor = read(CaseFeed.BEGINNING).cursor();
        clock.forward(Duration.ofMinutes(10));
        String unseen = ozone.report(ozone.reportAgain("11")).path("createdAt").asText();
        for (int i = 0; i < 450; i++) {
            clock.forward(Duration.ofMillis(20));
            ozone.reportAgain("14");
        }
        News.Told last = read(cursor);
        while (!last.isAll()) {
            last = read(last.cursor());
        }
        ozone.appears("14", "9000", unseen);
        assertEquals(List.of("9000"), toTheEnd(last.cursor()));
    }

    private void reportedAgain(int count) {
        for (int i = 0; i < count; i++) {
            ozone.reportAgain(i % 2 == 0 ? "11" : "14");
        }
    }

    /** What is told from a cursor on until there is no more; nothing of it comes twice. */
    private List<String> toTheEnd(String cursor) {
        List<String> told = new ArrayList<>();
        News.Told step = read(cursor);
        told.addAll(ids(step));
        for (int i = 0; !step.isAll(); i++) {
            assertTrue(i < 20, "it comes to an end");
            step = read(step.cursor());
            told.addAll(ids(step));
        }
        assertEquals(told.size(), new HashSet<>(told).size(), "each once");
        return told;
    }

    @Test
    void an_account_to_which_something_happened_is_told() {
        String cursor = read(CaseFeed.BEGINNING).cursor();
        ozone.takeDownElsewhere("11");
        News.Told next = read(cursor);
        assertEquals(List.of("did:plc:gritstone770000000000000"), next.accounts());
        assertEquals(List.of(), read(next.cursor()).accounts(), "once");
    }

    @Test
    void no_reader_of_a_cursor_takes_what_it_did_not_write() {
        assertFalse(ReadingMark.read("x").isPresent());
        assertFalse(ReadingMark.read("1 ;2 ;3").isPresent());
        String cursor = read(CaseFeed.BEGINNING).cursor();
        assertEquals(cursor, ReadingMark.read(cursor).orElseThrow().write());
        assertEquals(6, read("something else").items().size(), "it begins anew");
    }

    @Test
    void a_turn_without_news_is_five_calls() {
        String cursor = read(CaseFeed.BEGINNING).cursor();
        int before = ozone.requests().size();
        read(cursor);
        assertEquals(5, ozone.requests().size() - before);
        assertTrue(ozone.requests(XrpcRoute.REPORTS).stream()
                .allMatch(r -> r.query().contains("reportedAfter")));
    }

    private News.Told read(String cursor) {
        return assertInstanceOf(News.Told.class, system.feed().after(cursor));
    }

    private static List<String> ids(News.Told told) {
        return told.items().stream().map(CaseFeed.Item::ref).map(CaseRef::id).toList();
    }
}
