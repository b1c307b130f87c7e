package casebell.source.discourse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import casebell.intake.CaseFeed;
import casebell.intake.CaseFeed.News;
import casebell.sandbox.cases.fault.Broken;
import casebell.sandbox.cases.wire.Answer;
import casebell.sandbox.discourse.ReviewRoute;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReviewFeedTest extends WithDiscourse {
    @Test
    void what_waits_is_told_the_oldest_first() {
        assertEquals(
                new News.Told(
                        Stream.of("11", "12", "13", "14", "15")
                                .map(id -> CaseFeed.Item.open(ref(id)))
                                .toList(),
                        List.of(),
                        CaseFeed.BEGINNING,
                        true),
                feed().after(CaseFeed.BEGINNING));
    }

    @Test
    void pages_are_turned_until_there_are_no_more() {
        discourse.flood(1000, 25);
        News.Told waiting = assertInstanceOf(News.Told.class, feed().after(CaseFeed.BEGINNING));
        assertEquals(30, waiting.items().size());
        assertEquals(3, discourse.requests(ReviewRoute.LIST).size());
    }

    @Test
    void what_is_handled_meanwhile_is_gone_the_next_time() {
        discourse.actElsewhere("11", "disagree");
        News.Told waiting = assertInstanceOf(News.Told.class, feed().after(CaseFeed.BEGINNING));
        assertEquals(ref("12"), waiting.items().get(0).ref());
    }

    @Test
    void two_hundred_are_enough_for_one_reading() {
        discourse.flood(1000, 300);
        News.Told waiting = assertInstanceOf(News.Told.class, feed().after(CaseFeed.BEGINNING));
        assertEquals(200, waiting.items().size());
        assertEquals(false, waiting.isAll());
        News.Told rest = assertInstanceOf(News.Told.class, feed().after(waiting.cursor()));
        assertEquals(115, rest.items().size(), "the last ten of before, and those behind them");
        assertEquals(CaseFeed.BEGINNING, rest.cursor());
    }

    @Test
    void a_page_that_leads_elsewhere_is_not_asked_for() {
        discourse
                .faults()
                .next(
                        ReviewRoute.LIST,
                        Broken.replaced(
                                Answer.of(
                                        200,
                                        "application/json",
                                        "{\"reviewables\":[{\"id\":\"x\"}],\"meta\":{\"load_more_reviewables\":\"https://elsewhere.example/\"}}")));
        assertInstanceOf(News.Told.class, feed().after(CaseFeed.BEGINNING));
        assertEquals(2, discourse.requests(ReviewRoute.LIST).size());
    }

    @Test
    void what_goes_wrong_is_told() {
        discourse.faults().next(ReviewRoute.LIST, Broken.status(403));
        assertEquals(
                "The case system does not let us read the review queue; an operator must check our key, its scope,"
                        + " and that our account is a moderator",
                assertInstanceOf(News.Later.class, feed().after(CaseFeed.BEGINNING))
                        .why());
        discourse.faults().next(ReviewRoute.LIST, Broken.status(500));
        assertEquals(
                "The case system answered with an error (500)",
                assertInstanceOf(News.Later.class, feed().after(CaseFeed.BEGINNING))
                        .why());
    }

    private CaseFeed feed() {
        return DiscourseSystem.KIND
                .opener()
                .open(settings(discourse.token()), clock)
                .feed();
    }
}
