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
 */
public record Hands(Optional<SafeMode> safeMode, LocalDate day, int actions, long revision) implements Revised {
    /** There is one pair; this is its key. */
    public static final String KEY = "hands";

    /** Everything is read and suggested, and nothing is done. */
    public record SafeMode(String staffId, Instant since) {}

    static Hands free(LocalDate day) {
        return new Hands(Optional.empty(), day, 0, 0);
    }

    Hands tied(SafeMode mode) {
        return new Hands(Optional.of(mode), day, actions, revision + 1);
    }

    Hands untied() {
        return new Hands(Optional.empty(), day, actions, revision + 1);
    }

    /** How many actions were begun on this day. */
    public int actionsOn(LocalDate today) {
        return today.equals(day) ? actions : 0;
    }

    Hands counting(LocalDate today) {
        return new Hands(safeMode, today, actionsOn(today) + 1, revision + 1);
    }
}
