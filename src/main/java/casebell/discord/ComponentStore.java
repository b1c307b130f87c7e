package casebell.discord;

import java.time.Instant;
import java.util.Optional;

/** Remembers what opaque component ids stand for. */
public interface ComponentStore {
    /** What a token stands for, unless its life is over. */
    Optional<String> find(String token, Instant now);

    /** Keeps what a token stands for; the same token again only lengthens its life. */
    void put(String token, String payload, Instant expiresAt);
}
