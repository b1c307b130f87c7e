package casebell.discord;

import casebell.cases.Spot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/** Posts messages that must stand once, and edits them; every way it can fail has plain words. */
final class Poster {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int LOOK_BACK = 100;

    private final Supplier<Optional<JDA>> jda;
    private final InstantSource clock;

    /**
     * @param jda the connection, once the server is known and checked
     */
    Poster(Supplier<Optional<JDA>> jda, InstantSource clock) {
        this.jda = jda;
        this.clock = clock;
    }

    /** What became of a message. */
    sealed interface Sent {
        /** It stands here. */
        record At(Spot spot) implements Sent {}

        /** It does not stand: somebody deleted it, or it was never posted. */
        record Deleted() implements Sent {}

        /** Not now. */
        record Later(String why, Instant notBefore) implements Sent {}
    }

    /** Posts; with {@code looksFirst} a message of ours that carries the marker is taken instead. */
    Sent post(String channelId, String marker, MessageCreateData data, boolean looksFirst) {
        return attempt(channelId, channel -> {
            Optional<Message> standing = looksFirst ? find(channel, marker) : Optional.empty();
            Message message = standing.isPresent()
                    ? standing.get()
                    : wait(channel.sendMessage(data).setNonce(nonce(channelId + marker)));
            return new Sent.At(new Spot(channelId, message.getId()));
        });
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

    private interface Work {
        Sent run(GuildMessageChannel channel) throws InterruptedException, ExecutionException, TimeoutException;
    }

    private Sent attempt(String channelId, Work work) {
        Instant next = clock.instant().plus(PAUSE);
        Optional<JDA> connection = jda.get();
        if (connection.isEmpty()) {
            return new Sent.Later("Discord is not joined yet", clock.instant().plusSeconds(1));
        }
        GuildMessageChannel channel = connection.get().getChannelById(GuildMessageChannel.class, channelId);
        if (channel == null) {
            return new Sent.Later(
                    "The channel " + channelId + " is not there or Casebell may not see it",
                    clock.instant().plusSeconds(60));
        }
        try {
            return work.run(channel);
        } catch (InsufficientPermissionException e) {
            return new Sent.Later(
                    "Casebell lacks the permission " + e.getPermission().getName() + " in #" + channel.getName(),
                    clock.instant().plusSeconds(60));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ErrorResponseException response) {
                return response.getErrorResponse() == ErrorResponse.UNKNOWN_MESSAGE
                        ? new Sent.Deleted()
                        : new Sent.Later("Discord refused the message (code " + response.getErrorCode() + ")", next);
            }
            return new Sent.Later("Discord could not be reached", next);
        } catch (TimeoutException e) {
            return new Sent.Later("Discord did not answer in time", next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Sent.Later("Casebell is stopping", next);
        }
    }

    private static <T> T wait(RestAction<T> action) throws InterruptedException, ExecutionException, TimeoutException {
        return action.submit().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Optional<Message> find(GuildMessageChannel channel, String marker)
            throws InterruptedException, ExecutionException, TimeoutException {
        String own = channel.getJDA().getSelfUser().getId();
        for (Message message : wait(channel.getHistory().retrievePast(LOOK_BACK))) {
            boolean carries = message.getEmbeds().stream()
                    .anyMatch(e ->
                            e.getFooter() != null && marker.equals(e.getFooter().getText()));
            if (message.getAuthor().getId().equals(own) && carries) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    /** The same message always has the same nonce, of at most 25 characters. */
    private static String nonce(String key) {
        CRC32 crc = new CRC32();
        crc.update(key.getBytes(StandardCharsets.UTF_8));
        return "cb" + Long.toString(crc.getValue(), 36) + Integer.toString(key.hashCode() & 0x7fffffff, 36);
    }
}
