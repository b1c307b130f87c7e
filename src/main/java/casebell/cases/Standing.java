package casebell.cases;

import java.time.Instant;
import java.util.Optional;

/** Where a case stands in the house. */
public sealed interface Standing {

    /** Sighted; its system has not told it yet. */
    record Awaited(Optional<Trouble> trouble) implements Standing {}

    /**
     * Its system told it.
     *
     * @param readAt when it was last confirmed
     * @param trouble why a later look-up failed, if one did
     */
    record Known(Snapshot snapshot, Instant readAt, Optional<Trouble> trouble) implements Standing {}

    /**
     * Its system says that there is no such case, that it was erased, or that we may not read it.
     *
     * @param why in plain words for staff
     */
    record Gone(String why, Instant at) implements Standing {}
}
