package casebell.store;

import casebell.cases.CaseRef;
import casebell.cases.Sight;
import casebell.review.Handling;
import casebell.review.Review;
import casebell.review.ReviewStore;
import casebell.review.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reviews, with their list and completion. */
final class SqlReviews extends SqlLedger<CaseRef, Review> implements ReviewStore {
    private static final String LINE = "select id, severity, stage, reason, decide_by, claimed_by from reviews ";

    private static final String MOST_URGENT =
            " order by case severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 when 'low' then 3 else 4 end,"
                    + " decide_by, waits_since, id limit ?";

    SqlReviews(SqlStore store, InstantSource clock) {
        super(store, new Shelf<>("reviews", Review.class, review -> columns(review, clock.instant())));
    }

    private static Map<String, Object> columns(Review review, Instant now) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("stage", review.stage().word());
        columns.put("severity", review.suggestion().severity());
        columns.put("reason", review.suggestion().reason());
        columns.put("changed_at", now.toEpochMilli());
        columns.put("verdict", review.verdict().orElse(""));
        columns.put(
                "claimed_by",
                review.handling().claim().map(Handling.Claim::staffId).orElse(""));
        columns.put(
                "snoozed_until",
                review.handling().snoozedUntil().map(Instant::toEpochMilli).orElse(0L));
        columns.put(
                "waits_since",
                review.handling()
                        .waitsSince()
                        .orElse(review.suggestion().madeAt())
                        .toEpochMilli());
        columns.put(
                "appealed_at",
                review.handling().openAppeal().map(a -> a.at().toEpochMilli()).orElse(0L));
        boolean waits = review.stage() instanceof Stage.Open;
        columns.put(
                "decide_by",
                waits
                        ? review.suggestion()
                                .decideBy()
                                .map(Instant::toEpochMilli)
                                .orElse(Long.MAX_VALUE)
                        : Long.MAX_VALUE);
        return columns;
    }

    @Override
    public List<Line> open(Filter filter, Instant now, int limit) {
        StringBuilder where = new StringBuilder("where stage = 'open' and snoozed_until ")
                .append(filter.isSnoozed() ? "> ?" : "<= ?");
        List<Object> values = new ArrayList<>(List.of(now.toEpochMilli()));
        filter.severity().ifPresent(severity -> {
            where.append(" and severity = ?");
            values.add(severity);
        });
        filter.source().ifPresent(source -> {
            // a zero comes right after a slash
            where.append(" and id > ? and id < ?");
            values.addAll(List.of(source + "/", source + "0"));
        });
        filter.claimedBy().ifPresent(staffId -> {
            where.append(" and claimed_by = ?");
            values.add(staffId);
        });
        if (filter.isUnclaimed()) {
            where.append(" and claimed_by = ''");
        }
        if (filter.isOverdue()) {
            where.append(" and decide_by <= ?");
            values.add(now.toEpochMilli());
        }
        see(filter.sight(), where, values);
        values.add(limit);
        return store().read(sql -> sql.list(LINE + where + MOST_URGENT, SqlReviews::line, values.toArray()));
    }

    /** Adds what hides the cases of other teams, and confidential ones. */
    static void see(Sight sight, StringBuilder where, List<Object> values) {
        if (!sight.isConfidant()) {
            where.append(" and not exists (select 1 from custodies c where c.id = reviews.id and c.confidential = 1)");
        }
        for (String source : sight.closedSources()) {
            where.append(" and not (id > ? and id < ?)");
            values.addAll(List.of(source + "/", source + "0"));
        }
        if (!sight.closedChannels().isEmpty()) {
            where.append(" and (not exists (select 1 from custodies c where c.id = reviews.id and c.channel in (")
                    .append(String.join(
                            ", ", Collections.nCopies(sight.closedChannels().size(), "?")))
                    .append("))");
            values.addAll(sight.closedChannels());
            for (String source : sight.ownSources()) {
                where.append(" or (id > ? and id < ?)");
                values.addAll(List.of(source + "/", source + "0"));
            }
            where.append(')');
        }
    }

    @Override
    public List<CaseRef> openAfter(String ref, int limit) {
        return store().read(sql -> sql.list(
                "select id from reviews where stage = 'open' and id > ? order by id limit ?",
                row -> CaseRef.read(row.getString(1)).orElseThrow(),
                ref,
                limit));
    }

    @Override
    public List<Line> matching(String text, Sight sight, int limit) {
        StringBuilder where = new StringBuilder("where lower(id) like ? escape '!'");
        List<Object> values = new ArrayList<>(List.of(Sql.containing(text)));
        see(sight, where, values);
        values.add(limit);
        return store().read(sql ->
                sql.list(LINE + where + " order by changed_at desc, id limit ?", SqlReviews::line, values.toArray()));
    }

    @Override
    public List<Line> appealed(Sight sight, int limit) {
        StringBuilder where = new StringBuilder("where appealed_at > 0");
        List<Object> values = new ArrayList<>();
        see(sight, where, values);
        values.add(limit);
        return store().read(sql ->
                sql.list(LINE + where + " order by appealed_at, id limit ?", SqlReviews::line, values.toArray()));
    }

    private static Line line(ResultSet row) throws SQLException {
        long decideBy = row.getLong("decide_by");
        String claimedBy = row.getString("claimed_by");
        return new Line(
                CaseRef.read(row.getString("id")).orElseThrow(),
                row.getString("severity"),
                row.getString("stage"),
                row.getString("reason"),
                decideBy == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(decideBy)),
                claimedBy.isEmpty() ? Optional.empty() : Optional.of(claimedBy));
    }
}
