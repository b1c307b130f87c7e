package casebell.discord;

import casebell.intake.WatchLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.utils.TimeUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads back what was written since the last pass, message by message, oldest first, and only then moves the mark. One pass at a time; a
 * channel that cannot be read waits for the next pass and stops no other.
 */
final class ReadBack {
    private static final Logger LOG = LoggerFactory.getLogger(ReadBack.class);
    private static final Duration AT_MOST_EVERY = Duration.ofMinutes(1);
    private static final Duration BEFORE_THE_FIRST_WATCH = Duration.ofMinutes(1);
    private static final int PAGE = 100;
    private static final int MOST_IN_A_PASS = 5000;

    private final LinkReader reader;
    private final WatchLog marks;
    private final DiscordSettings settings;
    private final Earshot earshot;
    private final Executor workers;
    private final InstantSource clock;
    private final AtomicInteger wanted = new AtomicInteger();
    private final AtomicBoolean wasAway = new AtomicBoolean();
    private volatile Instant begunAt = Instant.MIN;

    ReadBack(LinkReader reader, WatchLog marks, DiscordSettings settings, Executor workers, InstantSource clock) {
        this.reader = reader;
        this.marks = marks;
        this.settings = settings;
        this.earshot = new Earshot(settings);
        this.workers = workers;
        this.clock = clock;
    }

    /** The bot was away, or something could not be taken down: orders a pass that looks into the archives as well. */
    void orderWhole(JDA jda) {
        wasAway.set(true);
        order(jda);
    }

    /** Orders a pass; when one is under way, another follows it. */
    private void order(JDA jda) {
        if (!settings.readsMessages() || wanted.getAndIncrement() > 0) {
            return;
        }
        begunAt = clock.instant();
        try {
            workers.execute(() -> work(jda));
        } catch (RejectedExecutionException busy) {
            wanted.set(0);
            LOG.warn("Casebell is too busy to read the channels back; that is tried again within two minutes");
        }
    }

    /** Orders a pass when the last one began a minute ago or earlier and is over; before the first, nobody has joined yet. */
    void orderWhenDue(JDA jda) {
        boolean hasJoined = begunAt.isAfter(Instant.MIN);
        if (hasJoined && wanted.get() == 0 && !clock.instant().isBefore(begunAt.plus(AT_MOST_EVERY))) {
            order(jda);
        }
    }

    private void work(JDA jda) {
        boolean over = false;
        try {
            while (!over) {
                int served = wanted.get();
                begunAt = clock.instant();
                List<ThreadChannel> threads = earshot.threads(jda).toList();
                // what a thread was never read before begins where its channel stood, so threads go first
                threads.forEach(this::readThread);
                if (wasAway.getAndSet(false)) {
                    earshot.withArchives().forEach(id -> readArchive(jda, id));
                }
                settings.watched().forEach(id -> readChannel(jda, id));
                over = wanted.addAndGet(-served) == 0;
            }
        } finally {
            if (!over) {
                wanted.set(0);
            }
        }
    }

    private void readChannel(JDA jda, String id) {
        TextChannel channel = jda.getTextChannelById(id);
        if (channel == null) {
            LOG.warn("Channel {} is not there at the moment; it is read back later", id);
            return;
        }
        try {
            read(channel, marks.lastSeen(id).orElseGet(() -> begin(channel)));
        } catch (RuntimeException e) {
            // whatever it is, the mark stands where it stood, and the next pass begins there
            LOG.warn("Channel {} could not be read back and is tried again at the next pass: {}", id, inWords(e));
        }
    }

    private void readArchive(JDA jda, String channelId) {
        TextChannel channel = jda.getTextChannelById(channelId);
        if (channel == null) {
            return; // that is said when the channel itself is read
        }
        try {
            earshot.archived(channel).filter(this::holdsNews).forEach(this::readThread);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The archived threads of channel {} could not be read and are tried again after the next join: {}",
                    channelId,
                    inWords(e));
        }
    }

    private boolean holdsNews(ThreadChannel thread) {
        String mark =
                marks.lastSeen(thread.getId()).orElseGet(() -> earshot.begin(thread, marks::lastSeen, recently()));
        return Long.compareUnsigned(thread.getLatestMessageIdLong(), Long.parseUnsignedLong(mark)) > 0;
    }

    private void readThread(ThreadChannel thread) {
        String id = thread.getId();
        try {
            read(thread, marks.lastSeen(id).orElseGet(() -> begin(thread)));
        } catch (RuntimeException e) {
            LOG.warn("Thread {} could not be read back and is tried again at the next pass: {}", id, inWords(e));
        }
    }

    private String begin(ThreadChannel thread) {
        String mark = earshot.begin(thread, marks::lastSeen, recently());
        marks.advance(thread.getId(), mark);
        return mark;
    }

    private long recently() {
        return TimeUtil.getDiscordTimestamp(
                clock.instant().minus(BEFORE_THE_FIRST_WATCH).toEpochMilli());
    }

    /** A channel that was never watched begins a minute ago, so that nothing is lost between joining and this mark. */
    private String begin(TextChannel channel) {
        String mark = Long.toString(Math.min(recently(), channel.getLatestMessageIdLong()));
        marks.advance(channel.getId(), mark);
        return mark;
    }

    private void read(GuildMessageChannel channel, String mark) {
        String after = mark;
        int count = 0;
        int links = 0;
        List<Message> page;
        do {
            page = channel.getHistoryAfter(after, PAGE)
                    .timeout(30, TimeUnit.SECONDS)
                    .complete()
                    .getRetrievedHistory();
            for (int i = page.size() - 1; i >= 0; i--) {
                links += reader.read(page.get(i));
                after = page.get(i).getId();
                count++;
            }
            if (!page.isEmpty()) {
                marks.advance(channel.getId(), after);
            }
        } while (page.size() == PAGE && count < MOST_IN_A_PASS);
        if (links > 0) {
            LOG.info("Read back {} messages of channel {}, which hold {} links", count, channel.getId(), links);
        }
        if (page.size() == PAGE) {
            LOG.info("Channel {} holds more than {} new messages; the next pass goes on", channel.getId(), count);
        }
    }

    private static String inWords(RuntimeException e) {
        return e instanceof ErrorResponseException response
                ? Poster.inWords(response)
                : Optional.ofNullable(e.getCause()).orElse(e).getClass().getSimpleName();
    }
}
