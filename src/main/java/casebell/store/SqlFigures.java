package casebell.store;

import casebell.audit.Json;
import casebell.cases.History;
import casebell.digest.FigureSource;
import casebell.digest.Figures;
import casebell.escalation.Escalation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Counts for the digest. "Sighted" counts cases first read in the span, "decided" the entries {@code review.decided} and {@code review.dismissed},
 * "done" and "failed" the entries {@code action.done} and {@code action.refused}; "open" and "overdue" are as the tables stand now.
 */
public final class SqlFigures implements FigureSource {
    private static final int LONGEST_LIST = 20;

    private final SqlStore store;

    public SqlFigures(SqlStore store) {
        this.store = store;
    }

    @Override
    public Figures figures(Instant from, Instant to) {
        List<Figures.Escalated> escalated = escalated(from, to);
        return store.read(handle -> {
            History.Head head = SqlHistory.head(handle);
            return new Figures(
                    from,
                    to,
                    open(handle),
                    decided(handle, from, to),
                    count(handle, "action.done", from, to),
                    count(handle, "action.refused", from, to),
                    overdue(handle, to),
                    escalated,
                    hours(handle, from, to),
                    head.number(),
                    head.hash());
        });
    }

    private static Map<String, Long> open(Handle handle) {
        Map<String, Long> open = new HashMap<>();
        handle.createQuery("select severity, count(*) as n from reviews where stage = 'open' group by severity")
                .map(row -> Map.entry(row.getColumn("severity", String.class), row.getColumn("n", Long.class)))
                .forEach(e -> open.put(e.getKey(), e.getValue()));
        return open;
    }

    private static Map<String, Long> decided(Handle handle, Instant from, Instant to) {
        Map<String, Long> decided = new HashMap<>();
        handle.createQuery("select details from audit where type = 'review.decided' and at >= :from and at < :to")
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .mapTo(String.class)
                .forEach(details -> decided.merge(action(details), 1L, Long::sum));
        long dismissed = count(handle, "review.dismissed", from, to);
        if (dismissed > 0) {
            decided.put("dismiss", dismissed);
        }
        return decided;
    }

    private static String action(String details) {
        return Json.read(details) instanceof Json.Obj entry
                ? entry.text("action").orElse("other")
                : "other";
    }

    private static long count(Handle handle, String type, Instant from, Instant to) {
        return handle.createQuery("select count(*) from audit where type = :type and at >= :from and at < :to")
                .bind("type", type)
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .mapTo(Long.class)
                .one();
    }

    private static List<Figures.Overdue> overdue(Handle handle, Instant to) {
        return handle.createQuery("select id, severity, decide_by from reviews where stage = 'open' and decide_by < :to"
                        + " order by decide_by limit :limit")
                .bind("to", to.toEpochMilli())
                .bind("limit", LONGEST_LIST)
                .map(row -> new Figures.Overdue(
                        row.getColumn("id", String.class),
                        row.getColumn("severity", String.class),
                        Duration.ofMillis(to.toEpochMilli() - row.getColumn("decide_by", Long.class))))
                .list();
    }

    private List<Figures.Escalated> escalated(Instant from, Instant to) {
        List<Figures.Escalated> list = new ArrayList<>();
        for (Escalation e : new SqlEscalations(store).concerning(from.toEpochMilli(), to.toEpochMilli())) {
            Optional<Escalation.Phase.Acknowledged> acknowledged =
                    e.phase() instanceof Escalation.Phase.Acknowledged a ? Optional.of(a) : Optional.empty();
            list.add(new Figures.Escalated(
                    e.ref().toString(),
                    e.raisedAt(),
                    e.pages().size(),
                    acknowledged.map(Escalation.Phase.Acknowledged::staffId),
                    acknowledged.map(a -> Duration.between(e.raisedAt(), a.at()))));
        }
        return list.subList(0, Math.min(list.size(), LONGEST_LIST));
    }

    private static List<Figures.Hour> hours(Handle handle, Instant from, Instant to) {
        Instant first = from.truncatedTo(ChronoUnit.HOURS);
        int count =
                (int) Math.min(24 * 31, Math.max(1, Duration.between(first, to).toHours() + 1));
        long[][] sums = new long[count][3];
        List<String> kinds = List.of("case.sighted", "review.decided", "escalation.raised");
        for (int kind = 0; kind < kinds.size(); kind++) {
            int column = kind;
            String distinct = kind == 0
                    ? "select min(at) as at from audit where type = :type group by subject having min(at) >= :from and min(at) < :to"
                    : "select at from audit where type = :type and at >= :from and at < :to";
            handle.createQuery(distinct)
                    .bind("type", kinds.get(kind))
                    .bind("from", from.toEpochMilli())
                    .bind("to", to.toEpochMilli())
                    .mapTo(Long.class)
                    .forEach(at -> sums[
                            (int) Duration.between(first, Instant.ofEpochMilli(at))
                                    .toHours()][column]++);
        }
        List<Figures.Hour> hours = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hours.add(new Figures.Hour(first.plus(Duration.ofHours(i)), sums[i][0], sums[i][1], sums[i][2]));
        }
        return hours;
    }
}
