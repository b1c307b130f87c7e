package casebell.store;

import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.Order;
import casebell.cases.Party;
import casebell.intake.FollowLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far each case system was followed. */
public final class SqlFollowLog implements FollowLog {
    private final SqlStore store;

    public SqlFollowLog(SqlStore store) {
        this.store = store;
    }

    /** What is asked about cases, beside what they are. */
    private static final int LONGEST_TARGET = 200;

    static Map<String, Object> columns(Case about) {
        String author = about.snapshot().flatMap(s -> s.author()).map(Party::id).orElse("");
        String target = about.snapshot()
                .flatMap(s -> s.target())
                .map(t -> about.ref().source() + "/" + t.id())
                .filter(t -> t.length() <= LONGEST_TARGET)
                .orElse("");
        return Map.of("is_open", about.isOpen() ? 1 : 0, "author", author, "target", target);
    }

    @Override
    public Optional<Mark> find(String source) {
        String mark = "select chain, feed_cursor, round, turn from followed where source = ?";
        return store.read(sql -> sql.first(
                mark,
                row -> new Mark(source, row.getLong(1), row.getString(2), row.getString(3), row.getLong(4)),
                source));
    }

    @Override
    public boolean move(Mark next, List<Order> orders, Runnable work) {
        return store.write(sql -> {
            int rows = next.turn() == 1
                    ? sql.run(
                            "insert into followed (source, chain, feed_cursor, round, turn) values (?, ?, ?, ?, 1)"
                                    + " on conflict (source) do nothing",
                            next.source(),
                            next.chain(),
                            next.cursor(),
                            next.round())
                    : sql.run(
                            "update followed set chain = ?, feed_cursor = ?, round = ?, turn = ? where source = ? and turn = ?",
                            next.chain(),
                            next.cursor(),
                            next.round(),
                            next.turn(),
                            next.source(),
                            next.turn() - 1);
            if (rows == 1) {
                work.run();
                store.order(orders);
            }
            return rows == 1;
        });
    }

    /** Names of sources hold no character that stands between a slash and the one after it. */
    @Override
    public List<CaseRef> open(String source, String after, int most) {
        return store.read(sql -> sql.list(
                "select id from cases where is_open = 1 and id > ? and id < ? order by id limit ?",
                row -> CaseRef.read(row.getString(1)).orElseThrow(),
                source + "/" + after,
                source + "0",
                most));
    }

    @Override
    public List<CaseRef> openBy(String source, String authorId, int most) {
        return store.read(sql -> sql.list(
                "select id from cases where author = ? and is_open = 1 and id > ? and id < ? order by id limit ?",
                row -> CaseRef.read(row.getString(1)).orElseThrow(),
                authorId,
                source + "/",
                source + "0",
                most));
    }
}
