package casebell.source.discourse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import casebell.sandbox.cases.fault.Broken;
import casebell.sandbox.cases.wire.Answer;
import casebell.sandbox.discourse.ReviewRoute;
import casebell.source.discourse.ReviewFeed.News;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewFeedTest extends WithDiscourse {
    @Test
    void what_waits_is_told_the_oldest_first() {
        assertEquals(
                new News.Waiting(List.of(ref("11"), ref("12"), ref("13"), ref("14"), ref("15")), true),
                feed().waiting());
    }

    @Test
    void pages_are_turned_until_there_are_no_more() {
        discourse.flood(1000, 25);
        News.Waiting waiting = assertInstanceOf(News.Waiting.class, feed().waiting());
        assertEquals(30, waiting.refs().size());
        assertEquals(3, discourse.requests(ReviewRoute.LIST).size());
    }

    @Test
    void what_is_handled_meanwhile_is_gone_the_next_time() {
        discourse.actElsewhere("11", "disagree");
        News.Waiting waiting = assertInstanceOf(News.Waiting.class, feed().waiting());
        assertEquals(ref("12"), waiting.refs().get(0));
    }

    @Test
    void two_hundred_are_enough_for_one_reading() {
        discourse.flood(1000, 300);
        News.Waiting waiting = assertInstanceOf(News.Waiting.class, feed().waiting());
        assertEquals(200, waiting.refs().size());
        assertEquals(false, waiting.isAll());
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
        assertInstanceOf(News.Waiting.class, feed().waiting());
        assertEquals(2, discourse.requests(ReviewRoute.LIST).size());
    }

    @Test
    void what_goes_wrong_is_told() {
        discourse.faults().next(ReviewRoute.LIST, Broken.status(403));
        assertEquals(
                "The case system does not tell its review queue",
                assertInstanceOf(News.Later.class, feed().waiting()).why());
        discourse.faults().next(ReviewRoute.LIST, Broken.status(500));
        assertEquals(
                "The case system answered with an error (500)",
                assertInstanceOf(News.Later.class, feed().waiting()).why());
    }

    private ReviewFeed feed() {
        return new ReviewFeed(settings(discourse.token()), clock);
    }
}
