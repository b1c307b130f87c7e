package casebell.review;

import java.time.Instant;
import java.util.Optional;

/** Tells who wants to be left alone at the moment. */
public interface RestTimes {
    /** Nobody said anything about it. */
    RestTimes NONE = staffId -> Optional.empty();

    /** Until when this person wants to be left alone; empty when it is no such time. */
    Optional<Instant> restsUntil(String staffId);
}
