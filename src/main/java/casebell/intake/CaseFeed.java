package casebell.intake;

import casebell.cases.CaseRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads on in one case system: which cases were opened or changed since the last time. Implementations hold to the same limits as
 * {@link CaseSource}, begin with what has waited longest, leave nothing out, and never throw for what another system does. To be told of a case
 * twice does no harm.
 */
public interface CaseFeed {
    /** The cursor of somebody who has never read. */
    String BEGINNING = "";

    /** The configured name. */
    String name();

    /**
     * Reads on, a bounded number of pages.
     *
     * @param cursor from the last time, or {@link #BEGINNING}
     */
    News after(String cursor);

    /** What came of reading on. */
    sealed interface News {
        /**
         * These were told.
         *
         * @param items in the order in which they are to be taken on
         * @param accounts ids of the authors of cases to which something happened; their cases are read anew
         * @param cursor for the next time, at most 100,000 characters; nothing is read out of it by others
         * @param isAll whether there is no more at the moment
         */
        record Told(List<Item> items, List<String> accounts, String cursor, boolean isAll) implements News {
            public Told {
                items = List.copyOf(items);
                accounts = List.copyOf(accounts);
            }
        }

        /**
         * It did not work; the cursor stands.
         *
         * @param why in plain words for staff, one sentence without its full stop, without text from outside
         * @param notBefore when the system asked us to come back, if it did
         */
        record Later(String why, Optional<Instant> notBefore) implements News {}
    }

    /**
     * A case that was told of.
     *
     * @param version the system's own, when it tells it; a case that is known at this version is not read anew
     */
    record Item(CaseRef ref, Is state, Optional<Long> version) {
        /** It stands open. */
        public static Item open(CaseRef ref) {
            return new Item(ref, Is.OPEN, Optional.empty());
        }

        /** It is closed, or erased. */
        public static Item closed(CaseRef ref) {
            return new Item(ref, Is.CLOSED, Optional.empty());
        }

        /** Something happened to it. */
        public static Item changed(CaseRef ref) {
            return new Item(ref, Is.CHANGED, Optional.empty());
        }

        /** The same at a version. */
        public Item at(long number) {
            return new Item(ref, state, Optional.of(number));
        }
    }

    /** What is told of a case. */
    enum Is {
        /** It waits to be decided. */
        OPEN,
        /** Nothing is to be decided any more. */
        CLOSED,
        /** It is not told what happened. */
        CHANGED
    }
}
