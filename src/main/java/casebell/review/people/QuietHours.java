package casebell.review.people;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The hours of every day in which a person wants to be left alone.
 *
 * @param from when they begin
 * @param to when they end, on the next day when it is not after their beginning
 * @param zone the person's time zone
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("Quiet hours begin and end at different times");
        }
    }

    /** When they end, if they hold at this moment. */
    public Optional<Instant> endAfter(Instant now) {
        ZonedDateTime there = now.atZone(zone);
        LocalTime time = there.toLocalTime();
        boolean isOverNight = to.isBefore(from);
        boolean holds =
                isOverNight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!holds) {
            return Optional.empty();
        }
        boolean endsTomorrow = isOverNight && !time.isBefore(from);
        return Optional.of(there.toLocalDate()
                .plusDays(endsTomorrow ? 1 : 0)
                .atTime(to)
                .atZone(zone)
                .toInstant());
    }
}
