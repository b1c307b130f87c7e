package casebell.store;

import casebell.intake.WatchLog;
import java.util.Optional;

/** The marks of the watched channels. */
public final class SqlWatchLog implements WatchLog {
    private final SqlStore store;

    public SqlWatchLog(SqlStore store) {
        this.store = store;
    }

    @Override
    public Optional<String> lastSeen(String channelId) {
        return store.read(
                handle -> handle.createQuery("select last_message from watched_channels where channel = :channel")
                        .bind("channel", channelId)
                        .mapTo(String.class)
                        .findOne());
    }

    @Override
    public void advance(String channelId, String messageId) {
        store.write(handle -> handle.createUpdate(
                        "insert into watched_channels (channel, last_message) values (:channel, :message)"
                                + " on conflict (channel) do update set last_message = excluded.last_message"
                                + " where length(excluded.last_message) > length(watched_channels.last_message)"
                                + " or (length(excluded.last_message) = length(watched_channels.last_message)"
                                + " and excluded.last_message > watched_channels.last_message)")
                .bind("channel", channelId)
                .bind("message", messageId)
                .execute());
    }
}
