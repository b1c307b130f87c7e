package casebell.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a digest tells about a span of time.
 *
 * @param from the beginning, inclusive
 * @param to the end, exclusive; also the moment at which "open" and "overdue" are counted
 * @param openBySeverity cases that wait for people at {@code to}
 * @param decidedByAction decisions made in the span, by action; dismissals under {@code dismiss}
 * @param done how many of the actions were carried out in the span
 * @param failed how many were refused in the span
 * @param overdue cases whose time to decide was over at {@code to}
 * @param escalations escalations raised in the span or still unacknowledged
 * @param hours for each hour of the span, oldest first: cases newly sighted, decisions, escalations
 * @param appeals what became of appeals in the span
 * @param auditEntries how many entries the record holds
 * @param auditHead the hash of the last one
 */
public record Figures(
        Instant from,
        Instant to,
        Map<String, Long> openBySeverity,
        Map<String, Long> decidedByAction,
        long done,
        long failed,
        List<Overdue> overdue,
        List<Escalated> escalations,
        List<Hour> hours,
        Appeals appeals,
        long auditEntries,
        String auditHead) {
    /** What stands in the place of a case that not everybody may see. */
    public static final String WITHHELD = "a case that not everybody may see";

    public Figures {
        openBySeverity = Map.copyOf(openBySeverity);
        decidedByAction = Map.copyOf(decidedByAction);
        overdue = List.copyOf(overdue);
        escalations = List.copyOf(escalations);
        hours = List.copyOf(hours);
    }

    /** In a span without appeals. */
    public Figures(
            Instant from,
            Instant to,
            Map<String, Long> openBySeverity,
            Map<String, Long> decidedByAction,
            long done,
            long failed,
            List<Overdue> overdue,
            List<Escalated> escalations,
            List<Hour> hours,
            long auditEntries,
            String auditHead) {
        this(
                from,
                to,
                openBySeverity,
                decidedByAction,
                done,
                failed,
                overdue,
                escalations,
                hours,
                Appeals.NONE,
                auditEntries,
                auditHead);
    }

    /**
     * Appeals.
     *
     * @param opened how many were opened in the span
     * @param upheld how many were decided with the decision standing
     * @param overturned how many were decided with the decision taken back
     */
    public record Appeals(long opened, long upheld, long overturned) {
        /** There were none. */
        public static final Appeals NONE = new Appeals(0, 0, 0);

        /** How many of the decided ones were overturned, in whole per cent; 0 when none was decided. */
        public long overturnRate() {
            long decided = upheld + overturned;
            return decided == 0 ? 0 : Math.round(100.0 * overturned / decided);
        }
    }

    /** A case that should have been decided. */
    public record Overdue(String ref, String severity, Duration late) {}

    /**
     * An escalation.
     *
     * @param pages how many pages were sent
     * @param acknowledgedBy the chat's id of the person, if anybody acknowledged
     * @param after how long that took
     */
    public record Escalated(
            String ref, Instant raisedAt, int pages, Optional<String> acknowledgedBy, Optional<Duration> after) {}

    /** What happened in one hour. */
    public record Hour(Instant begins, long sighted, long decided, long escalated) {}

    /** All that is open. */
    public long open() {
        return openBySeverity.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All that was decided. */
    public long decided() {
        return decidedByAction.values().stream().mapToLong(Long::longValue).sum();
    }
}
