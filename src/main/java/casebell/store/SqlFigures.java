package casebell.store;

import casebell.audit.Json;
import casebell.cases.CaseRef;
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
import java.util.function.Predicate;

/**
 * Counts for the digest. "Sighted" counts cases first read in the span, "decided" the entries {@code review.decided} and {@code review.dismissed},
 * "done" and "failed" the entries {@code action.done} and {@code action.refused}; "open" and "overdue" are as the tables stand now.
 */
public final class SqlFigures implements FigureSource {
    private static final int LONGEST_LIST = 20;

    private final SqlStore store;
    private final Predicate<CaseRef> isEverybodys;

    /**
     * @param isEverybodys whether a case may be named where everybody reads; another one is counted and not named
     */
    public SqlFigures(SqlStore store, Predicate<CaseRef> isEverybodys) {
        this.store = store;
        this.isEverybodys = isEverybodys;
    }

    @Override
    public Figures figures(Instant from, Instant to) {
        List<Figures.Escalated> escalated = escalated(from, to);
        // named after the reading: whose a case is, is read from the same store, which answers one at a time
        List<Figures.Overdue> overdue = store.read(sql -> overdue(sql, to)).stream()
                .map(o -> new Figures.Overdue(name(o.ref()), o.severity(), o.late()))
                .toList();
        return store.read(sql -> {
            History.Head head = SqlHistory.head(sql);
            return new Figures(
                    from,
                    to,
                    open(sql),
                    decided(sql, from, to),
                    count(sql, "action.done", from, to),
                    count(sql, "action.refused", from, to),
                    overdue,
                    escalated,
                    hours(sql, from, to),
                    new Figures.Appeals(
                            count(sql, "appeal.opened", from, to),
                            count(sql, "appeal.upheld", from, to),
                            count(sql, "appeal.overturned", from, to)),
                    head.number(),
                    head.hash());
        });
    }

    private static Map<String, Long> open(Sql sql) {
        Map<String, Long> open = new HashMap<>();
        sql.list(
                        "select severity, count(*) from reviews where stage = 'open' group by severity",
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .forEach(e -> open.put(e.getKey(), e.getValue()));
        return open;
    }

    private static Map<String, Long> decided(Sql sql, Instant from, Instant to) {
        Map<String, Long> decided = new HashMap<>();
        sql.list(
                        "select details from audit where type = 'review.decided' and at >= ? and at < ?",
                        row -> row.getString(1),
                        from.toEpochMilli(),
                        to.toEpochMilli())
                .forEach(details -> decided.merge(action(details), 1L, Long::sum));
        long dismissed = count(sql, "review.dismissed", from, to);
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

    private static long count(Sql sql, String type, Instant from, Instant to) {
        return sql.number(
                "select count(*) from audit where type = ? and at >= ? and at < ?",
                type,
                from.toEpochMilli(),
                to.toEpochMilli());
    }

    private String name(String ref) {
        return CaseRef.read(ref).filter(isEverybodys).map(CaseRef::toString).orElse(Figures.WITHHELD);
    }

    private static List<Figures.Overdue> overdue(Sql sql, Instant to) {
        return sql.list(
                "select id, severity, decide_by from reviews where stage = 'open' and decide_by < ? order by decide_by limit ?",
                row -> new Figures.Overdue(
                        row.getString(1), row.getString(2), Duration.ofMillis(to.toEpochMilli() - row.getLong(3))),
                to.toEpochMilli(),
                LONGEST_LIST);
    }

    private List<Figures.Escalated> escalated(Instant from, Instant to) {
        List<Figures.Escalated> list = new ArrayList<>();
        for (Escalation e : new SqlEscalations(store).concerning(from.toEpochMilli(), to.toEpochMilli())) {
            Optional<Escalation.Phase.Acknowledged> acknowledged =
                    e.phase() instanceof Escalation.Phase.Acknowledged a ? Optional.of(a) : Optional.empty();
            list.add(new Figures.Escalated(
                    name(e.ref().toString()),
                    e.raisedAt(),
                    e.pages().size(),
                    acknowledged.map(Escalation.Phase.Acknowledged::staffId),
                    acknowledged.map(a -> Duration.between(e.raisedAt(), a.at()))));
        }
        return list.subList(0, Math.min(list.size(), LONGEST_LIST));
    }

    private static List<Figures.Hour> hours(Sql sql, Instant from, Instant to) {
        Instant first = from.truncatedTo(ChronoUnit.HOURS);
        int count =
                (int) Math.min(24 * 31, Math.max(1, Duration.between(first, to).toHours() + 1));
        long[][] sums = new long[count][3];
        List<String> kinds = List.of("case.sighted", "review.decided", "escalation.raised");
        for (int kind = 0; kind < kinds.size(); kind++) {
            int column = kind;
            String distinct = kind == 0
                    ? "select min(at) as at from audit where type = ? group by subject having min(at) >= ? and min(at) < ?"
                    : "select at from audit where type = ? and at >= ? and at < ?";
            sql.list(distinct, row -> row.getLong(1), kinds.get(kind), from.toEpochMilli(), to.toEpochMilli())
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
