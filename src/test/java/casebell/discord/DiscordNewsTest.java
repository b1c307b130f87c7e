package casebell.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.review.news.News;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiscordNewsTest {
    static final DiscordSettings NOBODY = new DiscordSettings(
            () -> "",
            Optional.empty(),
            Optional.empty(),
            "1",
            List.of(),
            "2",
            "3",
            "4",
            "5",
            "6",
            "7",
            Map.of(),
            Map.of(),
            true);

    @Test
    void the_line_says_how_many_how_severe_and_where_they_are() {
        assertEquals(
                "And **37 more new cases** of toot (2 critical, 30 high, 5 low), too many for a card each."
                        + " See `/queue`, or take the most urgent one with `/case next`.",
                words(Map.of("low", 5, "high", 30, "critical", 2)));
        assertEquals(
                "And **1 more new case** of toot (1 medium), too many for a card each."
                        + " See `/queue`, or take the most urgent one with `/case next`.",
                words(Map.of("medium", 1)));
    }

    private static String words(Map<String, Integer> more) {
        News news = new News("toot", "urgent", List.of(), more, Optional.empty(), Optional.empty(), "", 1, 1);
        return new DiscordNews(new Poster(() -> Cards.NOW, n -> n), NOBODY).words(news);
    }
}
