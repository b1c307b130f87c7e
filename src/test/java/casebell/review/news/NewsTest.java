package casebell.review.news;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Spot;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewsTest {
    private static final Instant NOW = Instant.parse("2026-04-14T09:00:00Z");

    @Test
    void there_is_room_again_when_a_minute_is_over() {
        News news = News.none("toot", "urgent");
        assertTrue(news.hasRoom(2, NOW));
        news = news.announcing(NOW).announcing(NOW.plusSeconds(10));
        assertFalse(news.hasRoom(2, NOW.plusSeconds(59)));
        assertTrue(news.hasRoom(2, NOW.plusSeconds(60)));
        assertEquals(2, news.announcing(NOW.plusSeconds(60)).recent().size(), "old ones are forgotten");
    }

    @Test
    void what_has_no_room_is_counted_by_severity() {
        News news = News.none("toot", "urgent")
                .keepingBack("high", NOW)
                .keepingBack("critical", NOW)
                .keepingBack("high", NOW);
        assertEquals(Map.of("high", 2, "critical", 1), news.more());
        assertEquals(3, news.count());
    }

    @Test
    void after_ten_quiet_minutes_a_new_message_begins() {
        News shown = News.none("toot", "urgent").keepingBack("high", NOW).showing(new Spot("3", "9"), "one");
        News soon = shown.keepingBack("high", NOW.plus(Duration.ofMinutes(10)));
        assertEquals(Optional.of(new Spot("3", "9")), soon.spot());
        assertEquals(2, soon.count());
        News later = shown.keepingBack("high", NOW.plus(Duration.ofMinutes(11)));
        assertEquals(Optional.empty(), later.spot());
        assertEquals(1, later.count());
        assertEquals(2, later.edition());
    }
}
