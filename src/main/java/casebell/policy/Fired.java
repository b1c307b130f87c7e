package casebell.policy;

import java.util.Optional;

/**
 * A rule that fired, as a {@link Verdict} tells it.
 *
 * @param id as the bundle names it
 * @param title why, one line for people
 * @param category what it is about
 * @param severity {@code none low medium high critical}
 * @param isViolation whether something forbidden was found; otherwise the rule says what follows from something that is not
 * @param source where the practice is published
 */
public record Fired(
        String id, String title, String category, String severity, boolean isViolation, Optional<String> source) {}
