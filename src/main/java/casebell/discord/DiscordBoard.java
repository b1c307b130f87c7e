package casebell.discord;

import casebell.cases.Spot;
import casebell.review.Card;
import casebell.review.ReviewBoard;
import java.util.List;
import java.util.Set;
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
    public Shown post(Card card, int edition, boolean mayStandAlready) {
        boolean urgent = card.review()
                .map(r -> URGENT.contains(r.suggestion().severity()))
                .orElse(false);
        String marker = CaseCard.marker(card, edition);
        String channel = urgent ? settings.urgent() : settings.caseReview();
        if (mayStandAlready) {
            // The case may have been judged since the first attempt: the card can stand in the other channel, and show
            // what was known then.
            Poster.Sent standing =
                    poster.find(List.of(channel, urgent ? settings.caseReview() : settings.urgent()), marker);
            if (standing instanceof Poster.Sent.At at) {
                return redraw(card, edition, at.spot());
            }
            if (standing instanceof Poster.Sent.Later) {
                return shown(standing);
            }
        }
        return shown(poster.post(channel, marker, compose(drawing, card, edition), false));
    }

    static MessageCreateData compose(CaseCard drawing, Card card, int edition) {
        MessageCreateBuilder message =
                new MessageCreateBuilder().setEmbeds(drawing.draw(card, CaseCard.marker(card, edition)));
        drawing.row(card).ifPresent(message::setComponents);
        return message.setAllowedMentions(Set.of()).mentionRepliedUser(false).build();
    }

    @Override
    public Shown redraw(Card card, int edition, Spot spot) {
        String marker = CaseCard.marker(card, edition);
        MessageEditBuilder message =
                new MessageEditBuilder().setEmbeds(drawing.draw(card, marker)).setReplace(true);
        drawing.row(card).ifPresent(message::setComponents);
        message.setAllowedMentions(Set.of()).mentionRepliedUser(false);
        return shown(poster.edit(spot, message.build()));
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
