package casebell.discord;

import casebell.cases.Spot;
import casebell.review.Card;
import casebell.review.ReviewBoard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;

/** The board is a channel: cards of high severity stand in the urgent one. */
final class DiscordBoard implements ReviewBoard {
    private static final Set<String> URGENT = Set.of("high", "critical");

    private final Poster poster;
    private final CaseCard drawing;
    private final DiscordSettings settings;

    DiscordBoard(Poster poster, CaseCard drawing, DiscordSettings settings) {
        this.poster = poster;
        this.drawing = drawing;
        this.settings = settings;
    }

    @Override
    public Drawing draw(Card card, int edition) {
        boolean urgent = card.review()
                .map(r -> URGENT.contains(r.suggestion().severity()))
                .orElse(false);
        List<String> everybody = urgent
                ? List.of(settings.urgent(), settings.caseReview())
                : List.of(settings.caseReview(), settings.urgent());
        List<String> channels = card.around().shelf().channelId().map(List::of).orElse(everybody);
        String marker = CaseCard.marker(card, edition);
        return new DiscordDrawing(channels, marker, drawing.draw(card, marker), drawing.row(card));
    }

    private final class DiscordDrawing implements Drawing {
        /** Where the card belongs, and then where else it can stand. */
        private final List<String> channels;

        private final String marker;
        private final MessageEmbed embed;
        private final Optional<ActionRow> row;

        private DiscordDrawing(List<String> channels, String marker, MessageEmbed embed, Optional<ActionRow> row) {
            this.channels = channels;
            this.marker = marker;
            this.embed = embed;
            this.row = row;
        }

        @Override
        public Shown post(boolean mayStandAlready) {
            if (mayStandAlready) {
                // The case may have been judged since the first attempt: the card can stand in the other channel,
                // and show what was known then.
                Poster.Sent standing = poster.find(channels, marker);
                if (standing instanceof Poster.Sent.At at) {
                    return redraw(at.spot());
                }
                if (standing instanceof Poster.Sent.Later) {
                    return shown(standing);
                }
            }
            return shown(poster.post(channels.get(0), marker, compose(embed, row), false));
        }

        @Override
        public Shown redraw(Spot spot) {
            return channels.contains(spot.channelId()) ? redrawn(spot) : movedAwayFrom(spot);
        }

        /** The card does not belong here any more: it tells nothing from now on, and counts as gone. */
        private Shown movedAwayFrom(Spot spot) {
            MessageEditBuilder message =
                    new MessageEditBuilder().setEmbeds(CaseCard.moved(marker)).setReplace(true);
            message.setAllowedMentions(Set.of()).mentionRepliedUser(false);
            Poster.Sent sent = poster.edit(spot, message.build());
            return sent instanceof Poster.Sent.Later ? shown(sent) : new Shown.Deleted();
        }

        private Shown redrawn(Spot spot) {
            MessageEditBuilder message =
                    new MessageEditBuilder().setEmbeds(embed).setReplace(true);
            row.ifPresent(message::setComponents);
            message.setAllowedMentions(Set.of()).mentionRepliedUser(false);
            return shown(poster.edit(spot, message.build()));
        }
    }

    static MessageCreateData compose(MessageEmbed embed, Optional<ActionRow> row) {
        MessageCreateBuilder message = new MessageCreateBuilder().setEmbeds(embed);
        row.ifPresent(message::setComponents);
        return message.setAllowedMentions(Set.of()).mentionRepliedUser(false).build();
    }

    private static Shown shown(Poster.Sent sent) {
        if (sent instanceof Poster.Sent.At at) {
            return new Shown.At(at.spot());
        }
        return sent instanceof Poster.Sent.Later later
                ? new Shown.Later(later.why(), later.notBefore())
                : new Shown.Deleted();
    }
}
