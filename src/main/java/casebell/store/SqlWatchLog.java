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
        String last = "select last_message from watched_channels where channel = ?";
        return store.read(sql -> sql.first(last, row -> row.getString(1), channelId));
    }

    @Override
    public void advance(String channelId, String messageId) {
        store.write(sql -> sql.run(
                "insert into watched_channels (channel, last_message) values (?, ?)"
                        + " on conflict (channel) do update set last_message = excluded.last_message"
                        + " where length(excluded.last_message) > length(watched_channels.last_message)"
                        + " or (length(excluded.last_message) = length(watched_channels.last_message)"
                        + " and excluded.last_message > watched_channels.last_message)",
                channelId,
                messageId));
    }
}
