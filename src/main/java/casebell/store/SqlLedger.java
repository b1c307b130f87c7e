package casebell.store;

import casebell.cases.Change;
import casebell.cases.Ledger;
import casebell.cases.Revised;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** A ledger in a table. */
class SqlLedger<K, S extends Revised> implements Ledger<K, S> {
    private final SqlStore store;
    private final Shelf<S> shelf;

    SqlLedger(SqlStore store, Shelf<S> shelf) {
        this.store = store;
        this.shelf = shelf;
    }

    @Override
    public Optional<S> find(K key) {
        return store.read(handle -> find(handle, key));
    }

    private Optional<S> find(Handle handle, K key) {
        return handle.createQuery("select body from " + shelf.table() + " where id = :id")
                .bind("id", key.toString())
                .mapTo(String.class)
                .findOne()
                .map(body -> Bodies.read(body, shelf.type()));
    }

    @Override
    public <R> R change(K key, Function<Optional<S>, Change<S, R>> work) {
        return store.write(handle -> {
            Optional<S> stored = find(handle, key);
            Change<S, R> change = work.apply(stored);
            change.next().ifPresent(next -> put(handle, key, stored, next));
            store.record(handle, change.entries());
            store.order(change.orders());
            return change.answer();
        });
    }

    private void put(Handle handle, K key, Optional<S> stored, S next) {
        long before = stored.map(Revised::revision).orElse(0L);
        if (next.revision() != before + 1) {
            throw new IllegalStateException("The " + shelf.type().getSimpleName() + " " + key + " is at revision "
                    + before + "; its next state must have the revision after that, found " + next.revision());
        }
        Map<String, Object> values = new TreeMap<>(shelf.columns().apply(next));
        values.put("revision", next.revision());
        values.put("body", Bodies.write(next));
        Update update = handle.createUpdate(stored.isEmpty() ? insert(values) : update(values))
                .bind("id", key.toString())
                .bind("before", before);
        values.forEach(update::bind);
        if (update.execute() != 1) {
            throw new IllegalStateException(
                    "The " + shelf.type().getSimpleName() + " " + key + " was changed by somebody else");
        }
    }

    private String insert(Map<String, Object> values) {
        String names = String.join(", ", values.keySet());
        String places = values.keySet().stream().map(n -> ":" + n).collect(Collectors.joining(", "));
        return "insert into " + shelf.table() + " (id, " + names + ") select :id, " + places + " where :before = 0";
    }

    private String update(Map<String, Object> values) {
        String sets = values.keySet().stream().map(n -> n + " = :" + n).collect(Collectors.joining(", "));
        return "update " + shelf.table() + " set " + sets + " where id = :id and revision = :before";
    }

    /** States by a condition of our own. */
    List<S> list(String condition, Map<String, Object> values) {
        return store.read(handle -> {
            var query = handle.createQuery("select body from " + shelf.table() + " where " + condition);
            values.forEach(query::bind);
            return query.mapTo(String.class)
                    .map(body -> Bodies.read(body, shelf.type()))
                    .list();
        });
    }

    SqlStore store() {
        return store;
    }
}
