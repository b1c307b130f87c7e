package casebell.store;

import casebell.digest.DigestRun;
import casebell.digest.DigestStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The digests. */
final class SqlDigests extends SqlLedger<String, DigestRun> implements DigestStore {
    SqlDigests(SqlStore store) {
        super(
                store,
                new Shelf<>(
                        "digests",
                        DigestRun.class,
                        d -> Map.of("scheduled", d.askedBy().isEmpty() ? 1 : 0, "ends_at", d.to().toEpochMilli())));
    }

    @Override
    public Optional<Instant> endOfLatest() {
        String latest = "select ends_at from digests where scheduled = 1 order by ends_at desc limit 1";
        return store().read(sql -> sql.first(latest, row -> Instant.ofEpochMilli(row.getLong(1))));
    }
}
