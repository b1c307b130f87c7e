package casebell.digest;

import java.time.Instant;

/** When digests are due: a cron expression in a time zone. */
public interface Timetable {
    /** The first time after this instant; never null, and never twice the same for rising instants. */
    Instant after(Instant instant);
}
