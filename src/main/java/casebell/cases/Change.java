package casebell.cases;

import casebell.audit.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One change: the next state, what goes on the record about it, what must happen later, and the answer. Written together or not at all.
 *
 * @param next the state to store; empty when nothing changes
 * @param entries at least one when the state changes
 * @param orders what must happen later
 * @param answer what the caller learns
 * @param <S> the kind of state
 * @param <R> the kind of answer
 */
public record Change<S extends Revised, R>(Optional<S> next, List<Entry> entries, List<Order> orders, R answer) {
    public Change {
        entries = List.copyOf(entries);
        orders = List.copyOf(orders);
        if (next.isPresent() && entries.isEmpty()) {
            throw new IllegalArgumentException("A change without an audit entry cannot be written");
        }
    }

    /** Nothing changes; this is the answer. */
    public static <S extends Revised, R> Change<S, R> none(R answer) {
        return new Change<>(Optional.empty(), List.of(), List.of(), answer);
    }

    /** The state becomes this, and this goes on the record. */
    public static <S extends Revised> Draft<S> to(S next, Entry entry) {
        return new Draft<>(next, entry);
    }

    /** A change in the making. */
    public static final class Draft<S extends Revised> {
        private final S next;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Order> orders = new ArrayList<>();

        private Draft(S next, Entry entry) {
            this.next = next;
            entries.add(entry);
        }

        /** One more entry on the record. */
        public Draft<S> recording(Entry entry) {
            entries.add(entry);
            return this;
        }

        /** One thing that must happen later. */
        public Draft<S> ordering(Order order) {
            orders.add(order);
            return this;
        }

        /** The whole, with the answer to the caller. */
        public <R> Change<S, R> answering(R answer) {
            return new Change<>(Optional.of(next), entries, orders, answer);
        }
    }
}
