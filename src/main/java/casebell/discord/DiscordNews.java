package casebell.discord;

import casebell.review.ReviewBoard;
import casebell.review.news.News;
import casebell.review.news.NewsBoard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;

/** One line in the channel for the new cases that got no card there. */
final class DiscordNews implements NewsBoard {
    private static final List<String> BY_SEVERITY = List.of("critical", "high", "medium", "low", "none");

    private final Poster poster;
    private final DiscordSettings settings;

    DiscordNews(Poster poster, DiscordSettings settings) {
        this.poster = poster;
        this.settings = settings;
    }

    @Override
    public String words(News news) {
        String each = Stream.concat(
                        BY_SEVERITY.stream(), news.more().keySet().stream().filter(s -> !BY_SEVERITY.contains(s)))
                .filter(news.more()::containsKey)
                .map(severity -> news.more().get(severity) + " " + severity)
                .collect(Collectors.joining(", "));
        String cases = news.count() == 1 ? " more new case" : " more new cases";
        return "And **" + news.count() + cases + "** of " + news.source() + " (" + each
                + "), too many for a card each. See `/queue`, or take the most urgent one with `/case next`.";
    }

    @Override
    public ReviewBoard.Drawing draw(News news) {
        String channel = settings.channel(news.place());
        return new DiscordDrawing(
                poster, List.of(channel), marker(news), embed(news), Optional.empty(), farewell(news));
    }

    static MessageEmbed farewell(News news) {
        return new EmbedBuilder()
                .setDescription("New cases of " + news.source() + " are counted in another channel now.")
                .build();
    }

    private static String marker(News news) {
        return "New cases of " + news.source() + " · " + news.place() + " · " + news.edition();
    }

    MessageEmbed embed(News news) {
        return new EmbedBuilder()
                .setDescription(words(news))
                .setFooter(marker(news))
                .build();
    }

    /** The channels by source and severity, as a place resolves them. */
    static Set<String> channels(DiscordSettings settings) {
        return settings.announced().values().stream()
                .map(Map::values)
                .flatMap(places -> places.stream().map(settings::channel))
                .collect(Collectors.toSet());
    }
}
