package casebell.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What the buttons in the chat stand for, by their opaque token. Bookkeeping: it is not on the record. */
public final class SqlComponents {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final SqlStore store;

    public SqlComponents(SqlStore store) {
        this.store = store;
    }

    /** What a token stands for, unless its life is over. */
    public Optional<String> find(String token, Instant now) {
        return store.read(handle -> handle.createQuery(
                        "select payload from components where token = :token and expires_at > :now")
                .bind("token", token)
                .bind("now", now.toEpochMilli())
                .mapTo(String.class)
                .findOne());
    }

    /** Keeps what tokens stand for, in one transaction; a token that is there already lives at least until the day before then. */
    public void put(Map<String, String> payloadsByToken, Instant expiresAt) {
        if (payloadsByToken.isEmpty()) {
            return;
        }
        store.write(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    "insert into components (token, payload, expires_at) values (:token, :payload, :expires)"
                            + " on conflict (token) do update set expires_at = excluded.expires_at"
                            + " where excluded.expires_at > components.expires_at + :day");
            payloadsByToken.forEach((token, payload) -> batch.bind("token", token)
                    .bind("payload", payload)
                    .bind("expires", expiresAt.toEpochMilli())
                    .bind("day", DAY)
                    .add());
            return batch.execute();
        });
    }

    /** Forgets what is over. */
    public void forgetBefore(Instant now) {
        store.write(handle -> handle.createUpdate("delete from components where expires_at <= :now")
                .bind("now", now.toEpochMilli())
                .execute());
    }
}
