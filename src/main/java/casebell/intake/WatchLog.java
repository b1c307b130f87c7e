package casebell.intake;

import java.util.Optional;

/**
 * Remembers, for each watched channel, the last message that was looked at, so that messages written while the house was away are read
 * back. Bookkeeping, not a decision: it is not on the record, and looking at a message twice does no harm.
 */
public interface WatchLog {
    /** The id of the last message looked at; empty when the channel was never watched. */
    Optional<String> lastSeen(String channelId);

    /** Moves the mark forward; an older id than the stored one is ignored (ids are snowflakes, compared as numbers). */
    void advance(String channelId, String messageId);
}
