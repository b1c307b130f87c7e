package casebell.sandbox.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One interaction, from the press to the last follow-up. All access holds the world's lock. */
final class Interaction {
    static final int COMMAND = 2;
    static final int COMPONENT = 3;
    static final int COMPLETION = 4;
    static final int FORM = 5;

    private final String token;
    private final String userId;
    private final String nonce;
    private final Instant begunAt;
    private final ObjectNode event;
    private boolean answered;
    private boolean failed;
    private @Nullable String originalId;
    private @Nullable Future<?> expiry;

    Interaction(String token, String userId, String nonce, Instant begunAt, ObjectNode event) {
        this.token = token;
        this.userId = userId;
        this.nonce = nonce;
        this.begunAt = begunAt;
        this.event = event;
    }

    String id() {
        return event.get("id").asText();
    }

    int type() {
        return event.get("type").asInt();
    }

    String token() {
        return token;
    }

    String userId() {
        return userId;
    }

    String nonce() {
        return nonce;
    }

    Instant begunAt() {
        return begunAt;
    }

    ObjectNode event() {
        return event;
    }

    String channelId() {
        return event.get("channel_id").asText();
    }

    /** Runs when the three seconds are over. */
    void expiry(Future<?> when) {
        expiry = when;
    }

    /** Takes the one answer. */
    void answer() {
        answered = true;
        Future<?> when = expiry;
        if (when != null) {
            when.cancel(false);
        }
    }

    boolean isAnswered() {
        return answered;
    }

    /** The bot was too late. */
    void fail() {
        failed = true;
    }

    boolean hasFailed() {
        return failed;
    }

    /** The message that {@code @original} stands for. */
    Optional<String> originalId() {
        return Optional.ofNullable(originalId);
    }

    void original(ObjectNode message) {
        originalId = message.get("id").asText();
    }

    void forgetOriginal() {
        originalId = null;
    }
}
