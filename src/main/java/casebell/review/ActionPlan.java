package casebell.review;

import java.time.Duration;
import java.util.Optional;

/**
 * Something that can be done in the case system.
 *
 * @param action the name in the vocabulary of the Case API ({@code remove-post}, {@code notice} …)
 * @param lasts how long; empty means until reversed
 * @param notice the text that readers see, for actions that show one
 */
public record ActionPlan(String action, Optional<Duration> lasts, Optional<String> notice) {
    public ActionPlan {
        if (!action.matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("An action is named in lower case with hyphens, found '" + action + "'");
        }
    }
}
