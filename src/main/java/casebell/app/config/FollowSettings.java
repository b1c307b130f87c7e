package casebell.app.config;

import java.time.Duration;
import java.util.Map;

/**
 * How a case system is followed: its new cases are taken on although nobody pointed to them.
 *
 * @param every how long from one reading to the next
 * @param announce where new cases are announced, by severity: {@code case-review}, {@code urgent}, the id of a channel, or {@code none}
 * @param perMinute the most cards in one place within a minute
 */
public record FollowSettings(Duration every, Map<String, String> announce, int perMinute) {
    /** Where new cases are announced unless it is said otherwise: where cards of their severity stand in any case. */
    public static final Map<String, String> USUAL_PLACES = Map.of(
            "critical", "urgent", "high", "urgent", "medium", "case-review", "low", "case-review", "none", "none");

    /** What holds when only the word is given. */
    public static final FollowSettings USUAL = new FollowSettings(Duration.ofSeconds(30), USUAL_PLACES, 10);

    public FollowSettings {
        announce = Map.copyOf(announce);
    }

    /** The same at another pace. */
    public FollowSettings reading(Duration pace) {
        return new FollowSettings(pace, announce, perMinute);
    }

    /** The same with another budget. */
    public FollowSettings announcing(int most) {
        return new FollowSettings(every, announce, most);
    }
}
