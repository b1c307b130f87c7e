package casebell.sandbox.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One interaction, from the press to the last follow-up. */
final class Interaction {
    private final String id;
    private final String token;
    private final String userId;
    private final String nonce;
    private final Instant begunAt;
    private final ObjectNode event;
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile @Nullable ObjectNode original;
    private volatile boolean ephemeral;
    private volatile @Nullable Future<?> expiry;

    Interaction(String id, String userId, String nonce, Instant begunAt, ObjectNode event) {
        this.id = id;
        this.token = "itoken-" + id;
        this.userId = userId;
        this.nonce = nonce;
        this.begunAt = begunAt;
        this.event = event;
    }

    String id() {
        return id;
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

    void expiry(Future<?> when) {
        expiry = when;
    }

    void stopExpiry() {
        Future<?> when = expiry;
        if (when != null) {
            when.cancel(false);
        }
    }

    /** Takes the one answer; false when there was one. */
    boolean answer() {
        return answered.compareAndSet(false, true);
    }

    boolean isAnswered() {
        return answered.get();
    }

    @Nullable
    ObjectNode original() {
        return original;
    }

    void original(ObjectNode message) {
        original = message;
    }

    boolean isEphemeral() {
        return ephemeral;
    }

    void ephemeral(boolean value) {
        ephemeral = value;
    }
}
