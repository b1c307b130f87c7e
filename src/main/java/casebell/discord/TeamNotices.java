package casebell.discord;

import casebell.cases.Spot;
import casebell.cases.Walls;
import casebell.review.TeamBoard;
import casebell.review.TeamNotice;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** Tells a team something in the channel of its cards; pings nobody. */
final class TeamNotices implements TeamBoard {
    private static final int LONGEST = 3500;

    private final Poster poster;
    private final DiscordSettings settings;

    TeamNotices(Poster poster, DiscordSettings settings) {
        this.poster = poster;
        this.settings = settings;
    }

    @Override
    public Optional<Instant> tell(TeamNotice notice, Walls.Shelf shelf, Optional<Spot> card) {
        MessageCreateBuilder message = new MessageCreateBuilder()
                .setEmbeds(draw(notice, shelf, card, settings.guild()))
                .setAllowedMentions(Set.of())
                .mentionRepliedUser(false);
        Poster.Sent sent = poster.post(channel(notice, shelf), marker(notice), message.build(), true);
        return sent instanceof Poster.Sent.Later later ? Optional.of(later.notBefore()) : Optional.empty();
    }

    private String channel(TeamNotice notice, Walls.Shelf shelf) {
        if (notice.ref().isEmpty()) {
            return notice.isUrgent() ? settings.leadership() : settings.caseReview();
        }
        return shelf.channelId().orElse(notice.isUrgent() ? settings.urgent() : settings.caseReview());
    }

    static MessageEmbed draw(TeamNotice notice, Walls.Shelf shelf, Optional<Spot> card, String guild) {
        boolean isWithheld = shelf.isConfidential() && shelf.channelId().isEmpty();
        String text = isWithheld
                ? "Something waits in a confidential case. Who may see it finds it with /case show."
                : Clean.shortened(notice.text(), LONGEST);
        EmbedBuilder embed = new EmbedBuilder()
                .setTitle(notice.ref().map(DiscordThreads::name).orElse("Casebell"))
                .setColor(notice.isUrgent() ? 0xF2B45C : 0x6C8CF5)
                .setDescription(text)
                .setFooter(marker(notice));
        card.ifPresent(spot -> embed.addField(
                "Card",
                "https://discord.com/channels/" + guild + "/" + spot.channelId() + "/" + spot.messageId(),
                false));
        return embed.build();
    }

    private static String marker(TeamNotice notice) {
        return "Notice " + notice.ref().map(r -> r + " · ").orElse("") + notice.key();
    }
}
