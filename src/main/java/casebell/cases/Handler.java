package casebell.cases;

import java.time.Instant;

/**
 * Carries out one kind of order. It may be killed at any moment and started again with the same order, so each step first looks at what
 * is stored. An exception means an unknown failure: the order is tried again later, with a growing pause.
 */
public interface Handler {
    /** Carries out the order, or says when to try again. */
    Outcome carryOut(Order order);

    /**
     * A handler that only decides: it reads and changes what is stored, calls nobody, and is quick. When its order is due at once, it may be carried
     * out inside the very transaction that orders it, so that what was read and what follows from it are written together. If it fails there, what it
     * wrote is undone, the rest of the transaction stands, and the order waits like any other.
     */
    interface Deciding extends Handler {
        /** Carries out the order. */
        void decide(Order order);

        @Override
        default Outcome carryOut(Order order) {
            decide(order);
            return done();
        }
    }

    /** A handler that has something to write before it sets to work. */
    interface Preparing extends Handler {
        /**
         * Writes it inside the transaction that orders the errand, when the errand is due at once; nobody is called. {@link #carryOut} must do as well
         * without it: the process may be killed in between, and the transaction may be undone after this was called.
         */
        void prepare(Order order);
    }

    /** What became of an order. */
    sealed interface Outcome {
        /** Nothing is left to do. */
        record Done() implements Outcome {}

        /**
         * Not now.
         *
         * @param at when it is tried again
         * @param why for the log, in plain words; empty when it is no news
         */
        record Again(Instant at, String why) implements Outcome {}
    }

    /** Nothing is left to do. */
    static Outcome done() {
        return new Outcome.Done();
    }

    /** Not now. */
    static Outcome again(Instant at, String why) {
        return new Outcome.Again(at, why);
    }
}
