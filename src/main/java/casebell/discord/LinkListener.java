package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.Sighting;
import casebell.cases.Spot;
import casebell.intake.LinkFinder;
import casebell.intake.Sighted;
import casebell.intake.WatchLog;
import casebell.review.PostedCard;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.events.message.GenericMessageEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.exceptions.ErrorHandler;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears links to cases in the watched channels, and reads back what was written while the bot was away. */
final class LinkListener extends ListenerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(LinkListener.class);
    private static final int PAGE = 100;
    private static final int MOST_READ_BACK = 5000;
    private static final Emoji SEEN = Emoji.fromUnicode("👀");
    private static final Emoji AGAIN = Emoji.fromUnicode("🔁");

    private final Desks desks;
    private final WatchLog marks;
    private final DiscordSettings settings;
    private final Executor workers;
    private final InstantSource clock;

    LinkListener(Desks desks, WatchLog marks, DiscordSettings settings, Executor workers, InstantSource clock) {
        this.desks = desks;
        this.marks = marks;
        this.settings = settings;
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        hear(event, event.getMessage());
    }

    @Override
    public void onMessageUpdate(MessageUpdateEvent event) {
        hear(event, event.getMessage());
    }

    private void hear(GenericMessageEvent event, Message message) {
        if (settings.watched().contains(event.getChannel().getId())) {
            read(message);
        }
    }

    @Override
    public void onReady(ReadyEvent event) {
        workers.execute(() -> readBack(event.getJDA()));
    }

    @Override
    public void onSessionRecreate(SessionRecreateEvent event) {
        workers.execute(() -> readBack(event.getJDA()));
    }

    /** Takes note of every link in a message. */
    int read(Message message) {
        if (message.getAuthor().isBot() || message.isWebhookMessage()) {
            return 0;
        }
        List<LinkFinder.Found> found = desks.links().find(message.getContentRaw());
        for (LinkFinder.Found link : found) {
            Sighting sighting = new Sighting(
                    message.getId(), message.getChannelId(), message.getAuthor().getId(), clock.instant());
            Sighted sighted = desks.intake().sight(link.ref(), link.link(), sighting);
            answer(message, sighted);
        }
        if (!found.isEmpty() && !message.isEdited()) {
            marks.advance(message.getChannelId(), message.getId());
        }
        return found.size();
    }

    private void answer(Message message, Sighted sighted) {
        if (sighted instanceof Sighted.First) {
            react(message, SEEN);
        } else if (sighted instanceof Sighted.Again again) {
            react(message, AGAIN);
            spotOf(again.ref())
                    .ifPresent(spot -> message.reply("This case has a card already: https://discord.com/channels/"
                                    + settings.guild() + "/" + spot.channelId() + "/" + spot.messageId())
                            .setSuppressEmbeds(true)
                            .setAllowedMentions(List.of())
                            .mentionRepliedUser(false)
                            .queue(null, quietly()));
        }
    }

    private Optional<Spot> spotOf(CaseRef ref) {
        return desks.cards().find(ref).flatMap(PostedCard::spot);
    }

    private static void react(Message message, Emoji emoji) {
        message.addReaction(emoji).queue(null, quietly());
    }

    private static java.util.function.Consumer<Throwable> quietly() {
        return new ErrorHandler(e -> LOG.info(
                        "A courtesy to the person could not be done: {}",
                        e.getClass().getSimpleName()))
                .ignore(ErrorResponse.UNKNOWN_MESSAGE);
    }

    /** Reads what was written since the last mark; a channel that was never watched begins with what comes now. */
    private void readBack(JDA jda) {
        for (String id : settings.watched()) {
            TextChannel channel = jda.getTextChannelById(id);
            Optional<String> mark = marks.lastSeen(id);
            if (channel == null || !settings.readsMessages()) {
                continue;
            }
            if (mark.isEmpty()) {
                marks.advance(id, channel.getLatestMessageId());
            } else {
                readBack(channel, mark.get());
            }
        }
    }

    private void readBack(TextChannel channel, String mark) {
        String after = mark;
        int read = 0;
        int links = 0;
        List<Message> page;
        do {
            page = channel.getHistoryAfter(after, PAGE)
                    .timeout(30, TimeUnit.SECONDS)
                    .complete()
                    .getRetrievedHistory();
            for (int i = page.size() - 1; i >= 0; i--) {
                links += read(page.get(i));
                after = page.get(i).getId();
                read++;
            }
        } while (page.size() == PAGE && read < MOST_READ_BACK);
        if (read > 0) {
            marks.advance(channel.getId(), after);
            LOG.info("Read back {} messages of channel {} and found {} links", read, channel.getId(), links);
        }
    }
}
