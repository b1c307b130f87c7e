package casebell.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the buttons in the chat stand for, by their opaque token. Bookkeeping: it is not on the record. */
public final class SqlComponents {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final SqlStore store;

    public SqlComponents(SqlStore store) {
        this.store = store;
    }

    /** What a token stands for, unless its life is over. */
    public Optional<String> find(String token, Instant now) {
        return store.read(sql -> sql.first(
                "select payload from components where token = ? and expires_at > ?",
                row -> row.getString(1),
                token,
                now.toEpochMilli()));
    }

    /** Keeps what tokens stand for, in one transaction; a token that is there already lives at least until the day before then. */
    public void put(Map<String, String> payloadsByToken, Instant expiresAt) {
        if (payloadsByToken.isEmpty()) {
            return;
        }
        long expires = expiresAt.toEpochMilli();
        List<Object[]> rows = payloadsByToken.entrySet().stream()
                .map(e -> new Object[] {e.getKey(), e.getValue(), expires, DAY})
                .toList();
        store.write(sql -> {
            sql.runAll(
                    "insert into components (token, payload, expires_at) values (?, ?, ?)"
                            + " on conflict (token) do update set expires_at = excluded.expires_at"
                            + " where excluded.expires_at > components.expires_at + ?",
                    rows);
            return rows.size();
        });
    }

    /** Forgets what is over. */
    public void forgetBefore(Instant now) {
        store.write(sql -> sql.run("delete from components where expires_at <= ?", now.toEpochMilli()));
    }
}
