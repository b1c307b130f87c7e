package casebell.app.config;

import java.time.Duration;

/**
 * How people decide.
 *
 * @param undoWindow how long a decision can be taken back before it is carried out
 * @param approvalExpires how long an approval waits for the others
 * @param dailyQuota how many actions may be begun on one day, in UTC; 0 for any number
 * @param incidentFrom from how many cases about one post or person on they are shown as one incident; 0 for never
 */
public record ReviewSettings(Duration undoWindow, Duration approvalExpires, int dailyQuota, int incidentFrom) {
    /** The same with another undo window. */
    ReviewSettings actingAfter(Duration window) {
        return new ReviewSettings(window, approvalExpires, dailyQuota, incidentFrom);
    }

    /** The same with incidents from so many cases on. */
    ReviewSettings gatheringFrom(int cases) {
        return new ReviewSettings(undoWindow, approvalExpires, dailyQuota, cases);
    }
}
