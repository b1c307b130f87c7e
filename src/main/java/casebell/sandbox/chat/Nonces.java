package casebell.sandbox.chat;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The nonces of the last few minutes: with {@code enforce_nonce} the same one by the same author is the same message. */
final class Nonces {
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST = 5000;

    private final World world;
    private final Map<String, Known> known = new LinkedHashMap<>();

    Nonces(World world) {
        this.world = world;
    }

    private record Known(String messageId, Instant since) {}

    Optional<ObjectNode> find(String channelId, Member author, String nonce) {
        Known one = known.get(key(channelId, author, nonce));
        if (one == null || one.since().plus(REMEMBERED).isBefore(world.now())) {
            return Optional.empty();
        }
        try {
            return Optional.of(world.message(channelId, one.messageId()));
        } catch (Refusal deleted) {
            return Optional.empty();
        }
    }

    void remember(String channelId, Member author, String nonce, String messageId) {
        known.put(key(channelId, author, nonce), new Known(messageId, world.now()));
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }

    private static String key(String channelId, Member author, String nonce) {
        return channelId + "|" + author.id() + "|" + nonce;
    }
}
