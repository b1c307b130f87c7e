package casebell.intake;

import casebell.cases.CaseRef;
import casebell.cases.Snapshot;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads cases from one case system. Implementations call only the configured host, hold to limits of time and size, keep e-mail and IP
 * addresses out, and never throw for what another system does: every way it can fail is a {@link Reading}.
 */
public interface CaseSource {
    /** The configured name. */
    String name();

    /**
     * Reads a case.
     *
     * @param known what was read before, for revalidation
     */
    Reading read(CaseRef ref, Optional<Snapshot> known);

    /** What came of reading. */
    sealed interface Reading {
        /** The case as told now. */
        record Told(Snapshot snapshot) implements Reading {}

        /** The case is as it was when read last. */
        record Unchanged() implements Reading {}

        /**
         * There is nothing to read, and trying again will not help: no such case, erased, or forbidden.
         *
         * @param why in plain words for staff, one sentence, without text from outside
         */
        record Absent(String why) implements Reading {}

        /**
         * It did not work now, and may later.
         *
         * @param why in plain words for staff, one sentence, without text from outside
         * @param notBefore when the system asked us to come back, if it did
         */
        record Later(String why, Optional<Instant> notBefore) implements Reading {}
    }
}
