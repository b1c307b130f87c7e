package casebell.discord;

import casebell.cases.Spot;
import casebell.review.ReviewBoard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;

/**
 * A card, or a line that is kept true, as it will be sent: once. As long as Discord cannot say whether it stands already, it is not posted.
 *
 * @param channels where it belongs, and then where else it can stand
 * @param marker what its footer carries
 * @param farewell what stands where it does not belong any more
 */
record DiscordDrawing(
        Poster poster,
        List<String> channels,
        String marker,
        MessageEmbed embed,
        Optional<ActionRow> row,
        MessageEmbed farewell)
        implements ReviewBoard.Drawing {
    @Override
    public ReviewBoard.Shown post(boolean mayStandAlready) {
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
        return shown(poster.post(channels.get(0), marker, DiscordBoard.compose(embed, row), false));
    }

    @Override
    public ReviewBoard.Shown redraw(Spot spot) {
        return channels.contains(spot.channelId()) ? redrawn(spot) : movedAwayFrom(spot);
    }

    /** The card does not belong here any more: it tells nothing from now on, and counts as gone. */
    private ReviewBoard.Shown movedAwayFrom(Spot spot) {
        MessageEditBuilder message =
                new MessageEditBuilder().setEmbeds(farewell).setReplace(true);
        message.setAllowedMentions(Set.of()).mentionRepliedUser(false);
        Poster.Sent sent = poster.edit(spot, message.build());
        return sent instanceof Poster.Sent.Later ? shown(sent) : new ReviewBoard.Shown.Deleted();
    }

    private ReviewBoard.Shown redrawn(Spot spot) {
        MessageEditBuilder message = new MessageEditBuilder().setEmbeds(embed).setReplace(true);
        row.ifPresent(message::setComponents);
        message.setAllowedMentions(Set.of()).mentionRepliedUser(false);
        return shown(poster.edit(spot, message.build()));
    }

    static ReviewBoard.Shown shown(Poster.Sent sent) {
        if (sent instanceof Poster.Sent.At at) {
            return new ReviewBoard.Shown.At(at.spot());
        }
        return sent instanceof Poster.Sent.Later later
                ? new ReviewBoard.Shown.Later(later.why(), later.notBefore())
                : new ReviewBoard.Shown.Deleted();
    }
}
