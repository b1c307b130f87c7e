package casebell.store;

import java.time.Instant;
import java.util.Optional;

/** What the buttons in the chat stand for, by their opaque token. Bookkeeping: it is not on the record. */
public final class SqlComponents {
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

    /** Keeps what a token stands for; the same token again only lengthens its life. */
    public void put(String token, String payload, Instant expiresAt) {
        store.write(handle -> handle.createUpdate(
                        "insert into components (token, payload, expires_at)"
                                + " values (:token, :payload, :expires) on conflict (token) do update set expires_at = excluded.expires_at")
                .bind("token", token)
                .bind("payload", payload)
                .bind("expires", expiresAt.toEpochMilli())
                .execute());
    }

    /** Forgets what is over. */
    public void forgetBefore(Instant now) {
        store.write(handle -> handle.createUpdate("delete from components where expires_at <= :now")
                .bind("now", now.toEpochMilli())
                .execute());
    }
}
