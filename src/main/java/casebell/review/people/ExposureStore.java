package casebell.review.people;

import java.time.LocalDate;

/** Counts how many texts were shown to whom on which day. Not on the record. */
public interface ExposureStore {
    /** How many were shown to this person on this day. */
    int shownTo(String staffId, LocalDate day);

    /** Counts one more, and answers how many it are now. */
    int count(String staffId, LocalDate day);

    /** What was shown to all on a day. */
    Totals totals(LocalDate day);

    /**
     * A total.
     *
     * @param shown how many texts
     * @param people to how many people
     */
    record Totals(long shown, int people) {}
}
