package casebell.cases;

import casebell.audit.Entry;
import casebell.audit.Link;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A house in memory for tests of the desks: a clock that is moved by hand, the record, the orders that wait, and ledgers that keep the promises
 * of {@link Ledger}. What a real store promises beyond that is tested in the store's own room.
 */
public final class MemoryHouse implements InstantSource {
    private Instant now = Instant.parse("2026-04-14T09:00:00Z");
    private final List<Link> record = new ArrayList<>();
    private final Map<String, Order> waiting = new LinkedHashMap<>();
    private final Map<Errand, Handler> handlers = new EnumMap<>(Errand.class);

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** A ledger of this house. */
    public <K, S extends Revised> Memory<K, S> ledger() {
        return new Memory<>();
    }

    /** Who carries out an errand. */
    public void handles(Errand errand, Handler handler) {
        handlers.put(errand, handler);
    }

    /** The types of the entries, in order. */
    public synchronized List<String> recorded() {
        return record.stream().map(l -> l.entry().type()).toList();
    }

    /** The record. */
    public synchronized List<Link> links() {
        return List.copyOf(record);
    }

    /** The entries after the first so many, in order. */
    public synchronized List<Entry> recordedAfter(int many) {
        return record.subList(many, record.size()).stream().map(Link::entry).toList();
    }

    /** The orders that wait. */
    public synchronized List<Order> orders() {
        return List.copyOf(waiting.values());
    }

    /** Moves the clock, without running anything. */
    public synchronized void advance(java.time.Duration by) {
        now = now.plus(by);
    }

    /** Carries out everything that is due, also what becomes due by it; an order without a handler stays. */
    public void runDue() {
        for (int i = 0; i < 1000; i++) {
            Optional<Order> next = nextDue();
            if (next.isEmpty()) {
                return;
            }
            Order order = next.get();
            Handler handler = handlers.get(order.errand());
            Handler.Outcome outcome = handler == null ? Handler.done() : handler.carryOut(order);
            if (outcome instanceof Handler.Outcome.Again again) {
                place(new Order(order.errand(), order.subject(), order.stamp(), order.note(), again.at()));
            }
        }
        throw new AssertionError("The house does not come to rest: " + orders());
    }

    private synchronized Optional<Order> nextDue() {
        Optional<Order> due = waiting.values().stream()
                .filter(o -> !o.due().isAfter(now) && handlers.containsKey(o.errand()))
                .findFirst();
        due.ifPresent(o -> waiting.remove(key(o)));
        return due;
    }

    private synchronized void place(Order order) {
        waiting.putIfAbsent(key(order), order);
    }

    private static String key(Order order) {
        return order.errand() + " " + order.subject() + "#" + order.stamp();
    }

    /** A ledger in memory. */
    public final class Memory<K, S extends Revised> implements Ledger<K, S> {
        private final Map<K, S> states = new HashMap<>();

        @Override
        public Optional<S> find(K key) {
            synchronized (MemoryHouse.this) {
                return Optional.ofNullable(states.get(key));
            }
        }

        @Override
        public <R> R change(K key, Function<Optional<S>, Change<S, R>> work) {
            synchronized (MemoryHouse.this) {
                Optional<S> stored = Optional.ofNullable(states.get(key));
                Change<S, R> change = work.apply(stored);
                change.next().ifPresent(next -> {
                    long expected = stored.map(Revised::revision).orElse(0L) + 1;
                    if (next.revision() != expected) {
                        throw new IllegalStateException("Expected revision " + expected + ", found " + next.revision());
                    }
                    states.put(key, next);
                });
                for (Entry entry : change.entries()) {
                    Optional<Link> last =
                            record.isEmpty() ? Optional.empty() : Optional.of(record.get(record.size() - 1));
                    record.add(Link.after(last, now, entry));
                }
                change.orders().forEach(MemoryHouse.this::place);
                return change.answer();
            }
        }

        /** As if the change that made this state had been undone. */
        public void forget(K key) {
            synchronized (MemoryHouse.this) {
                states.remove(key);
            }
        }

        /** All states. */
        public List<S> all() {
            synchronized (MemoryHouse.this) {
                return List.copyOf(states.values());
            }
        }
    }
}
