package casebell.cases;

import java.time.Instant;

/**
 * Something outside the house does not work at the moment.
 *
 * @param what what happened, in plain words for staff, without text from outside
 * @param since when it began
 * @param attempts how often it was tried
 * @param nextTryAt when it is tried again
 */
public record Trouble(String what, Instant since, int attempts, Instant nextTryAt) {
    public Trouble {
        if (what.isBlank() || attempts < 1) {
            throw new IllegalArgumentException("A trouble says what happened and was met at least once");
        }
    }
}
