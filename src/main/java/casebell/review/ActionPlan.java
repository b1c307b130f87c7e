package casebell.review;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that can be done in the case system.
 *
 * @param action the name in the vocabulary of the Case API ({@code remove-post}, {@code notice} …)
 * @param lasts how long; empty means until reversed
 * @param notice the text that readers see, for actions that show one
 * @param approvals how many different people must approve it, whatever else is suggested; at least 1
 * @param isFinal whether it can never be taken back
 */
public record ActionPlan(
        String action, Optional<Duration> lasts, Optional<String> notice, int approvals, boolean isFinal) {
    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

    public ActionPlan {
        // bodies that were stored before this part was there have none
        approvals = Math.max(1, approvals);
        if (!NAME.matcher(action).matches()) {
            throw new IllegalArgumentException("An action is named in lower case with hyphens, found '" + action + "'");
        }
    }

    /** Whether it can be taken back. */
    public boolean isReversible() {
        return !isFinal;
    }
}
