package casebell.discord;

import casebell.cases.Spot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageHistory;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.jspecify.annotations.Nullable;

/** Posts messages that must stand once, and edits them; every way it can fail has plain words. */
final class Poster {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LONG_PAUSE = Duration.ofSeconds(60);
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 10;

    private final AtomicReference<@Nullable JDA> jda = new AtomicReference<>();
    private final InstantSource clock;
    private final UnaryOperator<String> nonces;

    /**
     * @param nonces the nonce of a message, by what tells it from all others
     */
    Poster(InstantSource clock, UnaryOperator<String> nonces) {
        this.clock = clock;
        this.nonces = nonces;
    }

    /** The bot is there and knows its server: from now on messages can be posted. */
    void begin(JDA connection) {
        jda.set(connection);
    }

    /** What became of a message. */
    sealed interface Sent {
        /** It stands here. */
        record At(Spot spot) implements Sent {}

        /** It does not stand: somebody deleted it, or it was never posted. */
        record Deleted() implements Sent {}

        /**
         * Not now.
         *
         * @param isForbidden whether a permission is missing, so that waiting alone does not help
         */
        record Later(String why, Instant notBefore, boolean isForbidden) implements Sent {}
    }

    /** Posts; with {@code looksFirst} a message of ours that carries the marker is taken instead. */
    Sent post(String channelId, String marker, MessageCreateData data, boolean looksFirst) {
        Sent sent = attempt(channelId, channel -> {
            Optional<Message> standing = looksFirst ? find(channel, marker) : Optional.empty();
            Message message = standing.isPresent()
                    ? standing.get()
                    : wait(channel.sendMessage(data).setNonce(nonces.apply(channelId + marker)));
            return new Sent.At(new Spot(channelId, message.getId()));
        });
        return sent instanceof Sent.Deleted ? later("Discord does not know the message that it stored", PAUSE) : sent;
    }

    /** Looks in these channels for a message of ours that carries the marker; {@link Sent.Deleted} when it stands in none. */
    Sent find(List<String> channelIds, String marker) {
        for (String id : channelIds) {
            Sent sent = attempt(
                    id,
                    channel -> find(channel, marker)
                            .<Sent>map(message -> new Sent.At(new Spot(id, message.getId())))
                            .orElseGet(Sent.Deleted::new));
            if (!(sent instanceof Sent.Deleted)) {
                return sent;
            }
        }
        return new Sent.Deleted();
    }

    /** Edits a message of ours. */
    Sent edit(Spot spot, MessageEditData data) {
        return attempt(spot.channelId(), channel -> {
            wait(channel.editMessageById(spot.messageId(), data));
            return new Sent.At(spot);
        });
    }

    /** What is done with a channel. */
    interface Work {
        Sent run(GuildMessageChannel channel) throws InterruptedException, ExecutionException, TimeoutException;
    }

    /** Does something with a channel; every way it can fail has plain words. */
    Sent attempt(String channelId, Work work) {
        JDA connection = jda.get();
        if (connection == null) {
            return later("Discord is not joined yet", SHORT_PAUSE);
        }
        GuildMessageChannel channel = connection.getChannelById(GuildMessageChannel.class, channelId);
        if (channel == null) {
            return withoutChannel(connection, channelId);
        }
        String name = "#" + channel.getName();
        try {
            return work.run(channel);
        } catch (InsufficientPermissionException e) {
            return forbidden(
                    "Casebell lacks the permission '" + e.getPermission().getName() + "' in " + name);
        } catch (ExecutionException e) {
            return e.getCause() instanceof ErrorResponseException response
                    ? refused(response, name)
                    : later("Discord could not be reached", PAUSE);
        } catch (TimeoutException e) {
            return later("Discord did not answer in time", PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return later("Casebell is stopping", PAUSE);
        }
    }

    private Sent.Later withoutChannel(JDA connection, String channelId) {
        if (connection.getStatus() != JDA.Status.CONNECTED) {
            return later("Discord is being joined anew", SHORT_PAUSE);
        }
        return connection.getGuilds().isEmpty()
                ? later("Casebell's Discord server is away at the moment", PAUSE)
                : later("The channel " + channelId + " is not there or Casebell may not see it", LONG_PAUSE);
    }

    private Sent refused(ErrorResponseException e, String name) {
        return switch (e.getErrorResponse()) {
            case UNKNOWN_MESSAGE -> new Sent.Deleted();
            case UNKNOWN_CHANNEL -> later("The channel " + name + " is not there any more", LONG_PAUSE);
            case MISSING_ACCESS -> later("Casebell may not see " + name, LONG_PAUSE);
            case MISSING_PERMISSIONS -> forbidden("Casebell lacks a permission in " + name);
            case INVALID_FORM_BODY ->
                later(
                        "Discord refused the form of the message for " + name + "; this is a mistake in Casebell",
                        LONG_PAUSE);
            default -> later("The message for " + name + " did not go through: " + inWords(e), PAUSE);
        };
    }

    /** What an error means, without any text from outside. */
    static String inWords(ErrorResponseException e) {
        if (e.getErrorCode() > 0) {
            return "Discord answered with code " + e.getErrorCode();
        }
        int status = e.getResponse().code;
        return status > 0 ? "Discord answered with status " + status : "Discord could not be reached";
    }

    private Sent.Later later(String why, Duration pause) {
        return new Sent.Later(why, clock.instant().plus(pause), false);
    }

    private Sent.Later forbidden(String why) {
        return new Sent.Later(why, clock.instant().plus(LONG_PAUSE), true);
    }

    /** What has not gone out in time is taken back: another attempt must not meet it in the queue. */
    static <T> T wait(RestAction<T> action) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<T> answer = action.submit();
        try {
            return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    /** Looks for a message of ours that carries the marker, from the latest on, through so many that nothing of the last days is missed. */
    static Optional<Message> find(GuildMessageChannel channel, String marker)
            throws InterruptedException, ExecutionException, TimeoutException {
        String own = channel.getJDA().getSelfUser().getId();
        MessageHistory history = channel.getHistory();
        for (int page = 0; page < MOST_PAGES; page++) {
            List<Message> messages = wait(history.retrievePast(PAGE));
            for (Message message : messages) {
                if (message.getAuthor().getId().equals(own) && carries(message, marker)) {
                    return Optional.of(message);
                }
            }
            if (messages.size() < PAGE) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether the footer of a message is this marker. */
    static boolean carries(Message message, String marker) {
        return message.getEmbeds().stream()
                .anyMatch(e ->
                        e.getFooter() != null && marker.equals(e.getFooter().getText()));
    }
}
