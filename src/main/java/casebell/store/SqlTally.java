package casebell.store;

import casebell.audit.Json;
import casebell.review.Tally;
import casebell.review.people.ShiftSource;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was done and what happened, counted from the record. */
public final class SqlTally implements Tally, ShiftSource {
    private final SqlStore store;

    public SqlTally(SqlStore store) {
        this.store = store;
    }

    @Override
    public List<Boolean> reversalsAmongLatest(Instant since, int most) {
        return store
                .read(sql -> sql.list(
                        "select details from audit where type = 'action.done' and at >= ? order by number desc limit ?",
                        row -> row.getString(1),
                        since.toEpochMilli(),
                        most))
                .stream()
                .map(SqlTally::isReversal)
                .toList();
    }

    private static boolean isReversal(String details) {
        return Json.read(details) instanceof Json.Obj entry
                && entry.text("action").equals(Optional.of("restore"));
    }

    @Override
    public Map<String, Long> happenedSince(Instant since, Optional<String> staffId) {
        Map<String, Long> counts = new HashMap<>();
        store.read(sql -> staffId.map(id -> sql.list(
                                "select type, count(*) from audit where at >= ? and actor = ? group by type",
                                row -> Map.entry(row.getString(1), row.getLong(2)),
                                since.toEpochMilli(),
                                "staff:" + id))
                        .orElseGet(() -> sql.list(
                                "select type, count(*) from audit where at >= ? group by type",
                                row -> Map.entry(row.getString(1), row.getLong(2)),
                                since.toEpochMilli())))
                .forEach(e -> counts.put(e.getKey(), e.getValue()));
        return counts;
    }

    @Override
    public Optional<Instant> firstDeedSince(String staffId, Instant since) {
        return store.read(sql -> sql.first(
                "select at from audit where at >= ? and actor = ? order by at limit 1",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                since.toEpochMilli(),
                "staff:" + staffId));
    }
}
