package casebell.discord;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Remembers what opaque component ids stand for. */
public interface ComponentStore {
    /** What a token stands for, unless its life is over. */
    Optional<String> find(String token, Instant now);

    /** Keeps what tokens stand for, in one write; a token that is there already lives at least until the day before then. */
    void put(Map<String, String> payloadsByToken, Instant expiresAt);
}
