package casebell.store;

import casebell.cases.CaseRef;
import casebell.review.Review;
import casebell.review.ReviewStore;
import casebell.review.Stage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;

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
                        + " decide_by, id limit :limit";
        return store().read(handle -> handle.createQuery(LINE + "where stage = 'open' " + order)
                .bind("limit", limit)
                .map(SqlReviews::line)
                .list());
    }

    @Override
    public List<Line> matching(String text, int limit) {
        String pattern = "%"
                + text.toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_") + "%";
        return store().read(handle -> handle.createQuery(
                        LINE + "where lower(id) like :pattern escape '!' order by changed_at desc, id limit :limit")
                .bind("pattern", pattern)
                .bind("limit", limit)
                .map(SqlReviews::line)
                .list());
    }

    private static Line line(RowView row) {
        long decideBy = row.getColumn("decide_by", Long.class);
        return new Line(
                CaseRef.read(row.getColumn("id", String.class)).orElseThrow(),
                row.getColumn("severity", String.class),
                row.getColumn("stage", String.class),
                row.getColumn("reason", String.class),
                decideBy == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(decideBy)));
    }
}
