package casebell.discord;

import casebell.review.Card;
import casebell.review.ReviewBoard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

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
        List<String> channels = urgent
                ? List.of(settings.urgent(), settings.caseReview())
                : List.of(settings.caseReview(), settings.urgent());
        String marker = CaseCard.marker(card, edition);
        return new DiscordDrawing(poster, channels, marker, drawing.draw(card, marker), drawing.row(card));
    }

    static MessageCreateData compose(MessageEmbed embed, Optional<ActionRow> row) {
        MessageCreateBuilder message = new MessageCreateBuilder().setEmbeds(embed);
        row.ifPresent(message::setComponents);
        return message.setAllowedMentions(Set.of()).mentionRepliedUser(false).build();
    }
}
