package casebell.review;

import casebell.cases.Revised;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far Casebell's hands are free: whether anything is done in case systems at all, and how much was done today.
 *
 * @param safeMode who tied them, and since when; empty when they are free
 * @param day the day that is counted, in UTC
 * @param actions how many actions were begun on that day
 * @param freedAt when safe mode was switched off last
 */
public record Hands(Optional<SafeMode> safeMode, LocalDate day, int actions, Optional<Instant> freedAt, long revision)
        implements Revised {
    /** There is one pair; this is its key. */
    public static final String KEY = "hands";

    public Hands {
        // bodies that were stored before this part was there have none
        freedAt = freedAt == null ? Optional.empty() : freedAt;
    }

    /**
     * Everything is read and suggested, and nothing is done.
     *
     * @param staffId who switched it on; {@value #ITSELF} when Casebell did
     * @param why why Casebell did
     */
    public record SafeMode(String staffId, Instant since, Optional<String> why) {
        static final String ITSELF = "casebell";

        public SafeMode {
            // bodies that were stored before this part was there have none
            why = why == null ? Optional.empty() : why;
        }

        /** Switched on by a person. */
        public SafeMode(String staffId, Instant since) {
            this(staffId, since, Optional.empty());
        }
    }

    static Hands free(LocalDate day) {
        return new Hands(Optional.empty(), day, 0, Optional.empty(), 0);
    }

    Hands tied(SafeMode mode) {
        return new Hands(Optional.of(mode), day, actions, freedAt, revision + 1);
    }

    Hands untied(Instant at) {
        return new Hands(Optional.empty(), day, actions, Optional.of(at), revision + 1);
    }

    /** How many actions were begun on this day. */
    public int actionsOn(LocalDate today) {
        return today.equals(day) ? actions : 0;
    }

    Hands counting(LocalDate today) {
        return new Hands(safeMode, today, actionsOn(today) + 1, freedAt, revision + 1);
    }
}
