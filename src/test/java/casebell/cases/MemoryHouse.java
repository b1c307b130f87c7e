package casebell.cases;

import casebell.audit.Entry;
import casebell.audit.Link;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A house in memory for tests of the desks: a clock that is moved by hand, the record, the orders that wait, and ledgers that keep the promises
 * of {@link Ledger}: a change is written whole or not at all, with everything that was changed inside of it. It can be killed and started again.
 * {@code MemoryIsAsStoredTest} plays the same histories on it and on the real store; what a real store promises beyond that is tested in the store's own
 * room.
 */
public final class MemoryHouse implements InstantSource {
    private Instant now = Instant.parse("2026-04-14T09:00:00Z");
    private final List<Written> record = new ArrayList<>();
    private final Map<String, Order> waiting = new LinkedHashMap<>();
    /** Orders that somebody is carrying out. */
    private final Map<String, Order> underWay = new LinkedHashMap<>();

    private final Map<Errand, Handler> handlers = new EnumMap<>(Errand.class);
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final List<Step> steps = new ArrayList<>();
    private int depth;
    private Consumer<Step> witness = step -> {};
    /** Called where others may come in between: outside of every change. */
    private volatile Runnable between = () -> {};

    private int changesLeft = -1;
    private boolean isAfterCommit;
    private boolean isDead;

    private record Written(Instant at, Entry entry) {}

    /** One change as it was written. */
    public record Step(Object key, Optional<Revised> before, Optional<Revised> after, List<Entry> entries) {}

    /** The process is gone: nobody gets an answer. */
    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Killed() {
            super("killed", null, false, false);
        }
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** A ledger of this house. */
    public <K, S extends Revised> Memory<K, S> ledger() {
        return new Memory<>(Optional.empty());
    }

    /** A ledger that does the same in a real one, and compares what both hold. */
    public <K, S extends Revised> Memory<K, S> ledger(Ledger<K, S> real) {
        return new Memory<>(Optional.of(real));
    }

    /** Who carries out an errand. */
    public void handles(Errand errand, Handler handler) {
        handlers.put(errand, handler);
    }

    /** Is told each change when it is written, one after the other. */
    public void witnessed(Consumer<Step> by) {
        witness = by;
    }

    /** Is called wherever something else may happen in between. */
    public void inBetween(Runnable what) {
        between = what;
    }

    /**
     * Is killed at a change to come.
     *
     * @param change 1 for the next
     * @param afterCommit whether it is written, and only the answer is lost
     */
    public synchronized void dieAt(int change, boolean afterCommit) {
        changesLeft = change;
        isAfterCommit = afterCommit;
    }

    /** Killed by somebody else, at this moment. */
    public synchronized Killed die() {
        isDead = true;
        return new Killed();
    }

    /**
     * Starts again with what is written; what was being carried out begins anew.
     *
     * @return whether it had been killed
     */
    public synchronized boolean startsAgain() {
        boolean wasDead = isDead;
        isDead = false;
        changesLeft = -1;
        underWay.values().forEach(this::place);
        underWay.clear();
        return wasDead;
    }

    /** Inside a change: something besides was written with it, and this takes it back. */
    public synchronized void undoneBy(Runnable back) {
        undo.push(back);
    }

    /** The types of the entries, in order. */
    public synchronized List<String> recorded() {
        return record.stream().map(w -> w.entry().type()).toList();
    }

    /** The record. */
    public synchronized List<Link> links() {
        List<Link> links = new ArrayList<>();
        Optional<Link> last = Optional.empty();
        for (Written written : record) {
            Link link = Link.after(last, written.at(), written.entry());
            links.add(link);
            last = Optional.of(link);
        }
        return links;
    }

    /** The entries after the first so many, in order. */
    public synchronized List<Entry> recordedAfter(int many) {
        return record.subList(many, record.size()).stream().map(Written::entry).toList();
    }

    /** The orders that wait. */
    public synchronized List<Order> orders() {
        return List.copyOf(waiting.values());
    }

    /** Moves the clock, without running anything. */
    public synchronized void advance(Duration by) {
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
            finish(
                    order,
                    handlers.getOrDefault(order.errand(), o -> Handler.done()).carryOut(order));
        }
        throw new AssertionError("The house does not come to rest: " + orders());
    }

    private synchronized Optional<Order> nextDue() {
        live();
        for (Order order : waiting.values()) {
            if (!order.due().isAfter(now)
                    && handlers.containsKey(order.errand())
                    && !underWay.containsKey(key(order))) {
                waiting.remove(key(order));
                underWay.put(key(order), order);
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    private synchronized void finish(Order order, Handler.Outcome outcome) {
        live();
        underWay.remove(key(order));
        if (outcome instanceof Handler.Outcome.Again again) {
            place(new Order(order.errand(), order.subject(), order.stamp(), order.note(), again.at()));
        }
    }

    private synchronized void place(Order order) {
        waiting.putIfAbsent(key(order), order);
    }

    private void live() {
        if (isDead) {
            throw new Killed();
        }
    }

    private static String key(Order order) {
        return order.errand() + " " + order.subject() + "#" + order.stamp();
    }

    /** Whether this very change, the outermost one, is the one at which the house is killed. */
    private boolean isLast() {
        return changesLeft > 0 && --changesLeft == 0;
    }

    private void rollBack() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    /** A ledger in memory. */
    public final class Memory<K, S extends Revised> implements Ledger<K, S> {
        private final Map<K, S> states = new HashMap<>();
        private final Optional<Ledger<K, S>> real;

        private Memory(Optional<Ledger<K, S>> real) {
            this.real = real;
        }

        @Override
        public Optional<S> find(K key) {
            comeBetween();
            synchronized (MemoryHouse.this) {
                live();
                Optional<S> found = Optional.ofNullable(states.get(key));
                real.ifPresent(r -> same(r.find(key), found));
                return found;
            }
        }

        /** The same, and nobody comes in between. */
        public Optional<S> peek(K key) {
            synchronized (MemoryHouse.this) {
                return Optional.ofNullable(states.get(key));
            }
        }

        @Override
        public <R> R change(K key, Function<Optional<S>, Change<S, R>> work) {
            comeBetween();
            synchronized (MemoryHouse.this) {
                live();
                if (depth > 0) {
                    return inside(key, work);
                }
                boolean isLast = isLast();
                try {
                    R answer = inside(key, stored -> {
                        Change<S, R> change = work.apply(stored);
                        if (isLast && !isAfterCommit) {
                            throw die();
                        }
                        return change;
                    });
                    undo.clear();
                    steps.forEach(witness);
                    if (isLast) {
                        throw die();
                    }
                    return answer;
                } finally {
                    rollBack();
                    steps.clear();
                }
            }
        }

        private void comeBetween() {
            if (!Thread.holdsLock(MemoryHouse.this)) {
                between.run();
            }
        }

        private <R> R inside(K key, Function<Optional<S>, Change<S, R>> work) {
            depth++;
            try {
                return real.isEmpty()
                        ? write(key, Optional.ofNullable(states.get(key)), work).answer()
                        : real.get().change(key, stored -> {
                            same(stored, Optional.ofNullable(states.get(key)));
                            return write(key, stored, work);
                        });
            } finally {
                depth--;
            }
        }

        private <R> Change<S, R> write(K key, Optional<S> stored, Function<Optional<S>, Change<S, R>> work) {
            Change<S, R> change = work.apply(stored);
            change.next().ifPresent(next -> {
                long expected = stored.map(Revised::revision).orElse(0L) + 1;
                if (next.revision() != expected) {
                    throw new IllegalStateException("Expected revision " + expected + ", found " + next.revision());
                }
                states.put(key, next);
                undo.push(() -> stored.ifPresentOrElse(s -> states.put(key, s), () -> states.remove(key)));
            });
            int many = record.size();
            change.entries().forEach(entry -> record.add(new Written(now, entry)));
            undo.push(() -> record.subList(many, record.size()).clear());
            for (Order order : change.orders()) {
                if (waiting.putIfAbsent(key(order), order) == null) {
                    undo.push(() -> waiting.remove(key(order)));
                }
            }
            if (!change.entries().isEmpty()) {
                steps.add(new Step(key, stored.map(s -> s), change.next().map(s -> s), change.entries()));
            }
            return change;
        }

        private void same(Optional<S> stored, Optional<S> here) {
            if (!stored.equals(here)) {
                throw new AssertionError("Stored " + stored + "\nbut in memory " + here);
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
