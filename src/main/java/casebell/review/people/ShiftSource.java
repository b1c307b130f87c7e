package casebell.review.people;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Tells what happened, from the record. */
public interface ShiftSource {
    /**
     * How many entries of each type were written since then.
     *
     * @param staffId only by this person
     */
    Map<String, Long> happenedSince(Instant since, Optional<String> staffId);

    /** When this person did something for the first time since then. */
    Optional<Instant> firstDeedSince(String staffId, Instant since);
}
