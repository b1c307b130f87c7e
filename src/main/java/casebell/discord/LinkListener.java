package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.Sighting;
import casebell.cases.Spot;
import casebell.intake.LinkFinder;
import casebell.intake.Sighted;
import casebell.intake.WatchLog;
import casebell.review.PostedCard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.events.message.GenericMessageEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.exceptions.ErrorHandler;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears links to cases in the watched channels, and reads back what was written while the bot was away.
 *
 * <p>A mark says how far a channel was looked at. Messages are looked at side by side, so one can be marked while one before it is not taken down
 * yet: reading back begins {@link #OVERLAP} before the mark, which does no harm. While something was missed (a connection lost, a message that could
 * not be taken down) marks stand still, until reading back has caught up.
 */
final class LinkListener extends ListenerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(LinkListener.class);
    private static final int PAGE = 100;
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final int MILLISECONDS_AT = 22;
    private static final Emoji SEEN = Emoji.fromUnicode("👀");
    private static final Emoji AGAIN = Emoji.fromUnicode("🔁");
    private static final Emoji FAILED = Emoji.fromUnicode("⚠️");

    private final Desks desks;
    private final WatchLog marks;
    private final DiscordSettings settings;
    private final Executor workers;
    private final InstantSource clock;
    private final AtomicReference<Hearing> hearing = new AtomicReference<>(Hearing.MISSED_SOME);

    private enum Hearing {
        /** Something may have been missed. */
        MISSED_SOME,
        /** What was missed is being read. */
        READING_BACK,
        /** Nothing was missed. */
        COMPLETE
    }

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
        if (!settings.watched().contains(event.getChannel().getId())) {
            return;
        }
        try {
            boolean isComplete = hearing.get() == Hearing.COMPLETE;
            if (read(message) > 0 && isComplete && !message.isEdited()) {
                marks.advance(message.getChannelId(), message.getId());
            }
        } catch (RuntimeException e) {
            // the edge: the link is not lost, it is read back as soon as that works again
            LOG.error("Message {} could not be taken down; it is read back later", message.getId(), e);
            hearing.set(Hearing.MISSED_SOME);
            react(message, FAILED);
            return;
        }
        if (hearing.get() == Hearing.MISSED_SOME) {
            workers.execute(() -> readBack(event.getJDA()));
        }
    }

    @Override
    public void onReady(ReadyEvent event) {
        workers.execute(() -> readBack(event.getJDA()));
    }

    @Override
    public void onSessionDisconnect(SessionDisconnectEvent event) {
        hearing.set(Hearing.MISSED_SOME);
    }

    @Override
    public void onSessionResume(SessionResumeEvent event) {
        workers.execute(() -> readBack(event.getJDA()));
    }

    @Override
    public void onSessionRecreate(SessionRecreateEvent event) {
        workers.execute(() -> readBack(event.getJDA()));
    }

    /** Takes note of every link in a message, and tells how many there are. */
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
        if (!hearing.compareAndSet(Hearing.MISSED_SOME, Hearing.READING_BACK)) {
            return;
        }
        boolean isComplete = true;
        for (String id : settings.watched()) {
            TextChannel channel = jda.getTextChannelById(id);
            if (channel != null && settings.readsMessages()) {
                isComplete &= tryToReadBack(channel);
            }
        }
        hearing.compareAndSet(Hearing.READING_BACK, isComplete ? Hearing.COMPLETE : Hearing.MISSED_SOME);
    }

    private boolean tryToReadBack(TextChannel channel) {
        try {
            Optional<String> mark = marks.lastSeen(channel.getId());
            if (mark.isEmpty()) {
                marks.advance(channel.getId(), channel.getLatestMessageId());
            } else {
                readBack(channel, Long.parseUnsignedLong(mark.get()));
            }
            return true;
        } catch (RuntimeException e) {
            // the edge: whatever went wrong, the mark stands and the next message tries again
            LOG.error("Channel {} could not be read back; the next message tries again", channel.getId(), e);
            return false;
        }
    }

    private void readBack(TextChannel channel, long mark) {
        long after = Math.max(1, mark - (OVERLAP.toMillis() << MILLISECONDS_AT));
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
                after = page.get(i).getIdLong();
                read++;
            }
            if (!page.isEmpty()) {
                marks.advance(channel.getId(), Long.toUnsignedString(after));
            }
        } while (page.size() == PAGE);
        if (read > 0) {
            LOG.info("Read back {} messages of channel {} and found {} links", read, channel.getId(), links);
        }
    }
}
