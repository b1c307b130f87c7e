package casebell.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.intake.CaseFeed;
import casebell.intake.CaseFeed.News;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list of cases that lies about itself. */
class HttpFeedTest {
    private RawServer server;
    private HttpUnderTest system;
    private CaseFeed feed;

    @BeforeEach
    void start() throws IOException {
        server = new RawServer();
        system = new HttpUnderTest();
        feed = system.open(server.base(), "token-token", SystemUnderTest.LONG_ENOUGH, 64 << 10)
                .feed();
    }

    @AfterEach
    void stop() throws IOException {
        system.close();
        server.close();
    }

    @Test
    void a_list_that_leads_to_itself_and_says_that_there_is_more_is_at_its_end() {
        server.answers(200, "", "{\"items\":[],\"next\":\"c-1\",\"more\":true}");
        News.Told told = assertInstanceOf(News.Told.class, feed.after("c-1"));
        assertTrue(told.isAll());
        assertEquals(1, server.heads().size(), "it is not asked again and again");
    }

    @Test
    void names_that_cannot_be_those_of_cases_are_left_out_and_the_others_are_told() {
        server.answers(
                200,
                "",
                "{\"items\":[{\"id\":\"../../etc\"},{\"id\":\"a b\"},{\"id\":7},null,{\"id\":\"x\\n@everyone\"},{\"id\":\"4821\",\"version\":\"7\"}],"
                        + "\"next\":\"c-2\",\"more\":false}");
        News.Told told = assertInstanceOf(News.Told.class, feed.after(CaseFeed.BEGINNING));
        assertEquals(
                "[" + system.ref().source() + "/4821]",
                told.items().stream().map(i -> i.ref().toString()).toList().toString());
        assertEquals("c-2", told.cursor());
    }

    @Test
    void a_cursor_that_cannot_be_sent_back_is_not_kept() {
        server.answers(200, "", "{\"items\":[],\"next\":\"a b\",\"more\":false}");
        assertInstanceOf(News.Later.class, feed.after("c-1"));
    }
}
