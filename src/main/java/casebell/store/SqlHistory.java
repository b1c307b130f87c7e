package casebell.store;

import casebell.audit.Entry;
import casebell.audit.Export;
import casebell.audit.Json;
import casebell.audit.Link;
import casebell.cases.History;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/** The record in its table. */
public final class SqlHistory implements History {
    private static final String ROW = "select number, at, type, subject, actor, details, previous, hash from audit ";

    private static final int PAGE = 1000;

    private final SqlStore store;

    SqlHistory(SqlStore store) {
        this.store = store;
    }

    @Override
    public List<Step> latest(String subject, int limit) {
        List<Step> steps = new ArrayList<>(store.read(sql -> sql.list(
                ROW + "where subject = ? order by number desc limit ?", row -> Step.of(link(row)), subject, limit)));
        Collections.reverse(steps);
        return steps;
    }

    @Override
    public List<Step> latest(String subject, Set<String> types, int limit) {
        List<Step> steps = new ArrayList<>(among(subject, 0, types, "order by number desc limit ?", limit));
        Collections.reverse(steps);
        return steps;
    }

    @Override
    public List<Step> after(String subject, long after, Set<String> types, int limit) {
        return among(subject, after, types, "order by number limit ?", limit);
    }

    private List<Step> among(String subject, long after, Set<String> types, String rest, int limit) {
        String marks = String.join(", ", Collections.nCopies(types.size(), "?"));
        List<Object> values = new ArrayList<>(List.of(subject, after));
        values.addAll(types);
        values.add(limit);
        return store.read(sql -> sql.list(
                ROW + "where subject = ? and number > ? and type in (" + marks + ") " + rest,
                row -> Step.of(link(row)),
                values.toArray()));
    }

    @Override
    public Head head() {
        return store.read(SqlHistory::head);
    }

    /**
     * Writes the whole record as an export that {@link casebell.audit.Verifier} reads: up to the entry that is the last one now. It is read page by page, and
     * between two pages others read and write.
     *
     * @return how many entries were written
     */
    public long export(Appendable target) {
        try {
            return Export.write(new Links(head().number()), target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The links up to one, page by page; what is written once is never changed, so the pages belong together. */
    private final class Links implements Iterator<Link> {
        private final long last;
        private long read;
        private Iterator<Link> page = Collections.emptyIterator();

        private Links(long last) {
            this.last = last;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && read < last) {
                List<Link> next = store.read(sql -> sql.list(
                        ROW + "where number > ? and number <= ? order by number limit ?",
                        SqlHistory::link,
                        read,
                        last,
                        PAGE));
                read = next.isEmpty() ? last : next.get(next.size() - 1).number();
                page = next.iterator();
            }
            return page.hasNext();
        }

        @Override
        public Link next() {
            if (!hasNext()) {
                throw new NoSuchElementException("The record ends here");
            }
            return page.next();
        }
    }

    static Head head(Sql sql) {
        return sql.first(
                        "select number, hash from audit order by number desc limit 1",
                        row -> new Head(row.getLong(1), row.getString(2)))
                .orElseGet(() -> new Head(0, Link.NONE));
    }

    static void append(Sql sql, Link link) {
        Entry entry = link.entry();
        sql.run(
                "insert into audit (number, at, type, subject, actor, details, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?)",
                link.number(),
                link.at().toEpochMilli(),
                entry.type(),
                entry.subject(),
                entry.actor(),
                entry.details().canonical(),
                link.previous(),
                link.hash());
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                row.getLong("number"),
                Instant.ofEpochMilli(row.getLong("at")),
                new Entry(row.getString("type"), row.getString("subject"), row.getString("actor"), (Json.Obj)
                        Json.read(row.getString("details"))),
                row.getString("previous"),
                row.getString("hash"));
    }
}
