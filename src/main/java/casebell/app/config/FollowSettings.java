package casebell.app.config;

import java.time.Duration;

/**
 * How a case system is followed: its new cases are taken on although nobody pointed to them.
 *
 * @param every how long from one reading to the next
 */
public record FollowSettings(Duration every) {
    /** What holds when only the word is given. */
    public static final FollowSettings USUAL = new FollowSettings(Duration.ofSeconds(30));
}
