package casebell.store;

import casebell.cases.Sight;
import casebell.liaison.CaseSheet;
import casebell.review.Approval;
import casebell.review.Review;
import casebell.review.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts the cases of a targeted person from the reviews: the stage of each, and of what is done the decision. */
public final class SqlCaseSheet implements CaseSheet {
    /** So many of those that are done are read, the latest first; further ones would only make the first moment a later one. */
    private static final int MOST_DONE = 20_000;

    private final SqlStore store;

    public SqlCaseSheet(SqlStore store) {
        this.store = store;
    }

    @Override
    public Sheet of(String target, Sight sight) {
        StringBuilder where = new StringBuilder("where id in (select id from cases where target = ?)");
        List<Object> values = new ArrayList<>(List.of(target));
        SqlReviews.see(sight, where, values);
        Map<String, Long> stages = new TreeMap<>();
        store.read(sql -> sql.list(
                        "select stage, count(*) from reviews " + where + " group by stage",
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        values.toArray()))
                .forEach(e -> stages.put(e.getKey(), e.getValue()));
        List<Latest> done = done(where.toString(), values);
        Map<String, Long> byAction = new TreeMap<>();
        done.forEach(d -> byAction.merge(d.action(), 1L, Long::sum));
        long ended = stages.getOrDefault("done", 0L)
                + stages.getOrDefault("dismissed", 0L)
                + stages.getOrDefault("refused", 0L);
        return new Sheet(
                stages.values().stream().mapToLong(Long::longValue).sum() - ended,
                stages.getOrDefault("dismissed", 0L),
                stages.getOrDefault("refused", 0L),
                byAction,
                done.stream().map(Latest::at).min(Comparator.naturalOrder()),
                done.stream().max(Comparator.comparing(Latest::at)));
    }

    @Override
    public List<String> targets(String text, Sight sight, int limit) {
        StringBuilder where = new StringBuilder("where 1 = 1");
        List<Object> values = new ArrayList<>(List.of(Sql.containing(text)));
        SqlReviews.see(sight, where, values);
        values.add(limit);
        return store.read(sql -> sql.list(
                "select distinct target from cases where target <> '' and lower(target) like ? escape '!' and id in (select id from reviews "
                        + where + ") order by target limit ?",
                row -> row.getString(1),
                values.toArray()));
    }

    private List<Latest> done(String where, List<Object> values) {
        List<Object> all = new ArrayList<>(values);
        all.add(MOST_DONE);
        return store
                .read(sql -> sql.list(
                        "select body from reviews " + where + " and stage = 'done' order by changed_at desc limit ?",
                        row -> latest(Bodies.read(row.getString(1), Review.class)),
                        all.toArray()))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Latest> latest(Review review) {
        if (!(review.stage() instanceof Stage.Done done)) {
            return Optional.empty();
        }
        Instant at = done.at();
        List<String> approvers =
                done.decision().approvals().stream().map(Approval::staffId).toList();
        return Optional.of(
                new Latest(review.ref().toString(), done.decision().plan().action(), at, approvers));
    }
}
