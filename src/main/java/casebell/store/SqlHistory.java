package casebell.store;

import casebell.audit.Entry;
import casebell.audit.Export;
import casebell.audit.Json;
import casebell.audit.Link;
import casebell.cases.History;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.result.RowView;

/** The record in its table. */
public final class SqlHistory implements History {
    private static final String ROW = "select number, at, type, subject, actor, details, previous, hash from audit ";

    private final SqlStore store;

    SqlHistory(SqlStore store) {
        this.store = store;
    }

    @Override
    public List<Step> latest(String subject, int limit) {
        List<Step> steps = new ArrayList<>(store.read(
                handle -> handle.createQuery(ROW + "where subject = :subject order by number desc limit :limit")
                        .bind("subject", subject)
                        .bind("limit", limit)
                        .map(row -> Step.of(link(row)))
                        .list()));
        Collections.reverse(steps);
        return steps;
    }

    @Override
    public Head head() {
        return store.read(SqlHistory::head);
    }

    /**
     * Writes the whole record as an export that {@link casebell.audit.Verifier} reads.
     *
     * @return how many entries were written
     */
    public long export(Appendable target) {
        return store.read(handle -> {
            try (ResultIterator<Link> links = handle.createQuery(ROW + "order by number")
                    .map(SqlHistory::link)
                    .iterator()) {
                return Export.write(links, target);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static Head head(Handle handle) {
        return handle.createQuery("select number, hash from audit order by number desc limit 1")
                .map(row -> new Head(row.getColumn("number", Long.class), row.getColumn("hash", String.class)))
                .findOne()
                .orElseGet(() -> new Head(0, Link.NONE));
    }

    static void append(Handle handle, Link link) {
        Entry entry = link.entry();
        handle.createUpdate("insert into audit (number, at, type, subject, actor, details, previous, hash)"
                        + " values (:number, :at, :type, :subject, :actor, :details, :previous, :hash)")
                .bind("number", link.number())
                .bind("at", link.at().toEpochMilli())
                .bind("type", entry.type())
                .bind("subject", entry.subject())
                .bind("actor", entry.actor())
                .bind("details", entry.details().canonical())
                .bind("previous", link.previous())
                .bind("hash", link.hash())
                .execute();
    }

    private static Link link(RowView row) {
        return new Link(
                row.getColumn("number", Long.class),
                Instant.ofEpochMilli(row.getColumn("at", Long.class)),
                new Entry(
                        row.getColumn("type", String.class),
                        row.getColumn("subject", String.class),
                        row.getColumn("actor", String.class),
                        (Json.Obj) Json.read(row.getColumn("details", String.class))),
                row.getColumn("previous", String.class),
                row.getColumn("hash", String.class));
    }
}
