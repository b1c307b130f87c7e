package casebell.app.config;

import casebell.review.Breaker;
import casebell.review.people.ReadingLimits;
import java.time.Duration;
import java.util.Set;

/**
 * How people decide.
 *
 * @param undoWindow how long a decision can be taken back before it is carried out
 * @param approvalExpires how long an approval waits for the others
 * @param dailyQuota how many actions may be begun on one day, in UTC; 0 for any number
 * @param incidentFrom from how many cases about one post or person on they are shown as one incident; 0 for never
 * @param breaker when so much was taken back that nothing more is done
 * @param dryRun the case systems in which nothing is done
 * @param reading how many texts a day are too many for one person
 * @param isExcerptOnCard whether cards show an excerpt to everybody, uncounted
 */
public record ReviewSettings(
        Duration undoWindow,
        Duration approvalExpires,
        int dailyQuota,
        int incidentFrom,
        Breaker.Terms breaker,
        Set<String> dryRun,
        ReadingLimits reading,
        boolean isExcerptOnCard) {
    public ReviewSettings {
        dryRun = Set.copyOf(dryRun);
    }

    /** The same with another undo window. */
    ReviewSettings actingAfter(Duration window) {
        return new ReviewSettings(
                window, approvalExpires, dailyQuota, incidentFrom, breaker, dryRun, reading, isExcerptOnCard);
    }

    /** The same with incidents from so many cases on. */
    ReviewSettings gatheringFrom(int cases) {
        return new ReviewSettings(
                undoWindow, approvalExpires, dailyQuota, cases, breaker, dryRun, reading, isExcerptOnCard);
    }

    /** The same with nothing done in these case systems. */
    ReviewSettings onlyReading(Set<String> sources) {
        return new ReviewSettings(
                undoWindow, approvalExpires, dailyQuota, incidentFrom, breaker, sources, reading, isExcerptOnCard);
    }
}
