package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.Sighting;
import casebell.cases.Spot;
import casebell.intake.LinkFinder;
import casebell.intake.Sighted;
import casebell.review.PostedCard;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.exceptions.ErrorHandler;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes note of the links in a message. Reading a message again does no harm: it counts once, and its writer is answered once. */
final class LinkReader {
    private static final Logger LOG = LoggerFactory.getLogger(LinkReader.class);
    private static final Emoji SEEN = Emoji.fromUnicode("👀");
    private static final Emoji AGAIN = Emoji.fromUnicode("🔁");

    private final Desks desks;
    private final DiscordSettings settings;
    private final InstantSource clock;

    LinkReader(Desks desks, DiscordSettings settings, InstantSource clock) {
        this.desks = desks;
        this.settings = settings;
        this.clock = clock;
    }

    /** How many links to cases the message holds. */
    int read(Message message) {
        if (message.getAuthor().isBot() || message.isWebhookMessage()) {
            return 0;
        }
        List<LinkFinder.Found> found = desks.links().find(message.getContentRaw());
        for (LinkFinder.Found link : found) {
            Sighting sighting = new Sighting(
                    message.getId(),
                    Earshot.home(message.getChannel()),
                    message.getAuthor().getId(),
                    clock.instant());
            answer(message, desks.intake().sight(link.ref(), link.link(), sighting));
        }
        return found.size();
    }

    private void answer(Message message, Sighted sighted) {
        if (sighted instanceof Sighted.First) {
            react(message, SEEN);
        } else if (sighted instanceof Sighted.Again again) {
            react(message, AGAIN);
            message.reply(pointer(again.ref()))
                    .setSuppressEmbeds(true)
                    .setAllowedMentions(List.of())
                    .mentionRepliedUser(false)
                    .queue(null, quietly());
        }
    }

    private String pointer(CaseRef ref) {
        Optional<String> incident = PointerToIncident.of(desks, settings, ref);
        if (incident.isPresent()) {
            return incident.get();
        }
        Optional<Spot> spot = desks.cards().find(ref).flatMap(PostedCard::spot);
        return pointer(settings, spot);
    }

    static String pointer(DiscordSettings settings, Optional<Spot> spot) {
        return spot.map(at -> "This case has a card already: https://discord.com/channels/" + settings.guild() + "/"
                        + at.channelId() + "/" + at.messageId())
                .orElse("This case is being looked up already. Its card comes in <#" + settings.caseReview() + "> or <#"
                        + settings.urgent() + ">.");
    }

    private static void react(Message message, Emoji emoji) {
        message.addReaction(emoji).queue(null, quietly());
    }

    private static Consumer<Throwable> quietly() {
        return new ErrorHandler(e -> LOG.info(
                        "A courtesy to the person could not be done: {}",
                        e.getClass().getSimpleName()))
                .ignore(ErrorResponse.UNKNOWN_MESSAGE);
    }
}
