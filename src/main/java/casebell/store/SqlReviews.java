package casebell.store;

import casebell.cases.CaseRef;
import casebell.review.Review;
import casebell.review.ReviewStore;
import casebell.review.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The reviews, with their list and completion. */
final class SqlReviews extends SqlLedger<CaseRef, Review> implements ReviewStore {
    private static final String LINE = "select id, severity, stage, reason, decide_by from reviews ";

    SqlReviews(SqlStore store, InstantSource clock) {
        super(store, new Shelf<>("reviews", Review.class, review -> columns(review, clock.instant())));
    }

    private static Map<String, Object> columns(Review review, Instant now) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("stage", review.stage().word());
        columns.put("severity", review.suggestion().severity());
        columns.put("reason", review.suggestion().reason());
        columns.put("changed_at", now.toEpochMilli());
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
    public List<Line> open(int limit) {
        String order =
                "order by case severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 when 'low' then 3 else 4 end,"
                        + " decide_by, id limit ?";
        return store().read(sql -> sql.list(LINE + "where stage = 'open' " + order, SqlReviews::line, limit));
    }

    @Override
    public List<Line> matching(String text, int limit) {
        String pattern = "%"
                + text.toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_") + "%";
        return store().read(sql -> sql.list(
                LINE + "where lower(id) like ? escape '!' order by changed_at desc, id limit ?",
                SqlReviews::line,
                pattern,
                limit));
    }

    private static Line line(ResultSet row) throws SQLException {
        long decideBy = row.getLong("decide_by");
        return new Line(
                CaseRef.read(row.getString("id")).orElseThrow(),
                row.getString("severity"),
                row.getString("stage"),
                row.getString("reason"),
                decideBy == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(decideBy)));
    }
}
