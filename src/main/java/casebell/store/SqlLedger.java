package casebell.store;

import casebell.cases.Change;
import casebell.cases.Ledger;
import casebell.cases.Revised;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A ledger in a table. */
class SqlLedger<K, S extends Revised> implements Ledger<K, S> {
    private static final int MOST_KEPT = 64;

    private final SqlStore store;
    private final Shelf<S> shelf;
    /** States by their very text: one step of a case is read several times in a row. States cannot be changed, so sharing them is safe. */
    private final Cache<String, S> read =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).executor(Runnable::run).build();

    SqlLedger(SqlStore store, Shelf<S> shelf) {
        this.store = store;
        this.shelf = shelf;
    }

    @Override
    public Optional<S> find(K key) {
        return store.read(sql -> find(sql, key));
    }

    private Optional<S> find(Sql sql, K key) {
        return sql.first("select body from " + shelf.table() + " where id = ?", row -> row.getString(1), key.toString())
                .map(body -> read.get(body, b -> Bodies.read(b, shelf.type())));
    }

    @Override
    public <R> R change(K key, Function<Optional<S>, Change<S, R>> work) {
        return store.write(sql -> {
            Optional<S> stored = find(sql, key);
            Change<S, R> change = work.apply(stored);
            change.next().ifPresent(next -> put(sql, key, stored, next));
            store.record(sql, change.entries());
            store.order(change.orders());
            return change.answer();
        });
    }

    private void put(Sql sql, K key, Optional<S> stored, S next) {
        long before = stored.map(Revised::revision).orElse(0L);
        if (next.revision() != before + 1) {
            throw new IllegalStateException("The " + shelf.type().getSimpleName() + " " + key + " is at revision "
                    + before + "; its next state must have the revision after that, found " + next.revision());
        }
        Map<String, Object> values = new TreeMap<>(shelf.columns().apply(next));
        values.put("revision", next.revision());
        values.put("body", Bodies.write(next));
        List<Object> bound = new ArrayList<>(values.values());
        bound.add(key.toString());
        if (stored.isPresent()) {
            bound.add(before);
        }
        String statement = stored.isEmpty() ? insert(values) : update(values);
        if (sql.run(statement, bound.toArray()) != 1) {
            throw new IllegalStateException(
                    "The " + shelf.type().getSimpleName() + " " + key + " was changed by somebody else");
        }
    }

    private String insert(Map<String, Object> values) {
        String names = String.join(", ", values.keySet());
        return "insert into " + shelf.table() + " (" + names + ", id) values (" + "?, ".repeat(values.size()) + "?)";
    }

    private String update(Map<String, Object> values) {
        String sets = values.keySet().stream().map(n -> n + " = ?").collect(Collectors.joining(", "));
        return "update " + shelf.table() + " set " + sets + " where id = ? and revision = ?";
    }

    /** States by a condition of our own. */
    List<S> list(String condition, Object... values) {
        return store.read(sql -> sql.list(
                "select body from " + shelf.table() + " where " + condition,
                row -> Bodies.read(row.getString(1), shelf.type()),
                values));
    }

    SqlStore store() {
        return store;
    }
}
