package casebell.app.config;

import casebell.digest.Timetable;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * When digests are sent.
 *
 * @param cron six fields: second, minute, hour, day of month, month, day of week
 * @param zone in which the cron is meant
 */
public record DigestSettings(String cron, ZoneId zone) {
    private static final int CHANGES_LOOKED_AT = 20;
    private static final Duration OFTEN = Duration.ofHours(6);

    public DigestSettings {
        CronSchedule schedule = Schedules.cron(cron, zone);
        if (schedule.isDisabled()) {
            throw new IllegalArgumentException("A digest needs a time");
        }
    }

    /** As the digest desk asks. */
    public Timetable timetable() {
        CronSchedule schedule = Schedules.cron(cron, zone);
        return schedule::getInitialExecutionTime;
    }

    /**
     * The first time of the clock on the wall, after {@code now}, that the cron names and the zone leaves out, since the clocks go forward over
     * it: that digest would be skipped. Empty when there is none in the next years, or when another follows within six hours anyway.
     */
    Optional<LocalDateTime> skippedTime(Instant now) {
        CronSchedule onTheWall = Schedules.cron(cron, ZoneOffset.UTC);
        Instant from = now;
        for (int i = 0; i < CHANGES_LOOKED_AT; i++) {
            ZoneOffsetTransition change = zone.getRules().nextTransition(from);
            if (change == null) {
                return Optional.empty();
            }
            from = change.getInstant();
            if (change.isGap()) {
                Instant gap = change.getDateTimeBefore().toInstant(ZoneOffset.UTC);
                Instant named = onTheWall.getInitialExecutionTime(gap.minusSeconds(1));
                boolean inGap = named.isBefore(change.getDateTimeAfter().toInstant(ZoneOffset.UTC));
                if (inGap && onTheWall.getInitialExecutionTime(named).isAfter(named.plus(OFTEN))) {
                    return Optional.of(LocalDateTime.ofInstant(named, ZoneOffset.UTC));
                }
            }
        }
        return Optional.empty();
    }
}
