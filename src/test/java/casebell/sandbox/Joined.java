package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertThrows;

import casebell.sandbox.rest.Journal;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.cache.CacheFlag;

/** A local Discord, and the real JDA in it, whose reactions a test sets. */
final class Joined implements AutoCloseable, EventListener {
    static final Duration SOON = Duration.ofSeconds(10);
    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final MovingClock clock = new MovingClock();
    final LocalDiscord discord = LocalDiscord.start(0, clock);
    final JDA jda;
    private final List<Consumer<GenericEvent>> reactions = new CopyOnWriteArrayList<>();
    private final List<GenericEvent> events = new ArrayList<>();

    private Joined(GatewayIntent... more) throws InterruptedException {
        EnumSet<GatewayIntent> intents = EnumSet.of(
                GatewayIntent.GUILD_MESSAGES,
                GatewayIntent.MESSAGE_CONTENT,
                GatewayIntent.GUILD_MESSAGE_REACTIONS,
                GatewayIntent.GUILD_MEMBERS,
                GatewayIntent.DIRECT_MESSAGES,
                GatewayIntent.DIRECT_MESSAGE_REACTIONS);
        intents.addAll(List.of(more));
        jda = builder(discord)
                .enableIntents(intents)
                .setMemberCachePolicy(MemberCachePolicy.ALL)
                .enableCache(CacheFlag.MEMBER_OVERRIDES)
                .addEventListeners(this)
                .build()
                .awaitReady();
    }

    static Joined now() {
        try {
            return new Joined();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A bot that calls nothing but the local Discord. */
    static JDABuilder builder(LocalDiscord discord) {
        return JDABuilder.createLight(discord.botToken(), EnumSet.noneOf(GatewayIntent.class))
                .setBulkDeleteSplittingEnabled(false)
                .setRestConfig(new RestConfig().setBaseUrl(discord.restUrl()))
                .setSessionController(new ConcurrentSessionController() {
                    @Override
                    public String getGateway() {
                        return discord.gatewayUrl();
                    }
                });
    }

    /** Real time, which a test moves ahead. */
    static final class MovingClock implements InstantSource {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return InstantSource.system().instant().plus(ahead);
        }

        void move(Duration by) {
            ahead = ahead.plus(by);
        }
    }

    @Override
    public void onEvent(GenericEvent event) {
        synchronized (events) {
            events.add(event);
            events.notifyAll();
        }
        reactions.forEach(r -> r.accept(event));
    }

    /** From now on the bot does this at such an event. */
    <E> void on(Class<E> type, Consumer<E> reaction) {
        reactions.add(event -> {
            if (type.isInstance(event)) {
                reaction.accept(type.cast(event));
            }
        });
    }

    /** From now on only this, at such an event. */
    <E> void only(Class<E> type, Consumer<E> reaction) {
        reactions.clear();
        on(type, reaction);
    }

    <E> E await(Class<E> type, Predicate<E> fits) {
        long deadline = System.nanoTime() + SOON.toNanos();
        synchronized (events) {
            while (true) {
                for (GenericEvent each : events) {
                    if (type.isInstance(each) && fits.test(type.cast(each))) {
                        return type.cast(each);
                    }
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("No " + type.getSimpleName() + " fits; there were " + events);
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(events, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError(e);
                }
            }
        }
    }

    Guild guild() {
        return jda.getGuildById(TeamWorld.GUILD);
    }

    TextChannel channel(String name) {
        return jda.getTextChannelById(discord.world().channelByName(name));
    }

    Person as(String username) {
        return discord.as(username);
    }

    /** The latest call of this kind. */
    Journal.Line last(String method, String part) {
        List<Journal.Line> all = discord.journal().of(method, part);
        return all.get(all.size() - 1);
    }

    /** The error code with which a call of the bot is refused. */
    static int code(Runnable call) {
        return assertThrows(ErrorResponseException.class, call::run).getErrorCode();
    }

    /**
     * A bare call as the bot, for what JDA refuses to send.
     *
     * @param status of the answer
     */
    record Bare(int status, JsonNode body, HttpResponse<String> response) {
        int code() {
            return body.path("code").asInt();
        }

        /** Everything that stands below {@code errors}. */
        String errors() {
            return body.path("errors").toString();
        }
    }

    Bare bare(String method, String path, ObjectNode body) {
        return bare(method, path, Wire.write(body));
    }

    Bare bare(String method, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(discord.restUrl() + path))
                .header("Authorization", "Bot " + discord.botToken())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    static Bare send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            return new Bare(
                    response.statusCode(),
                    text.startsWith("{") || text.startsWith("[") ? Wire.read(text) : Wire.object(),
                    response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A bare message into a channel. */
    Bare post(String channel, ObjectNode body) {
        return bare("POST", "channels/" + discord.world().channelByName(channel) + "/messages", body);
    }

    @Override
    public void close() {
        jda.shutdownNow();
        discord.close();
    }
}
