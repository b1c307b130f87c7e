package casebell.review;

import java.time.Instant;
import java.util.List;

/** Tells what was done, from the record. */
public interface Tally {
    /** Whether each of the latest actions since then took something back, the latest first, at most so many. */
    List<Boolean> reversalsAmongLatest(Instant since, int most);
}
