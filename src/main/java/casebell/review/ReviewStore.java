package casebell.review;

import casebell.cases.CaseRef;
import casebell.cases.Ledger;
import casebell.cases.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the reviews. */
public interface ReviewStore extends Ledger<CaseRef, Review> {

    /** Reviews that wait for people, the most severe first, then those that must be decided first, then the oldest. */
    List<Line> open(Filter filter, Instant now, int limit);

    /** Open cases whose reference comes after this one, in the order of their references; the empty text comes before all. */
    List<CaseRef> openAfter(String ref, int limit);

    /** References and reasons of cases whose reference contains the text, for completion while typing; latest first. */
    List<Line> matching(String text, Sight sight, int limit);

    /** Cases of which an appeal waits, the oldest appeal first. */
    List<Line> appealed(Sight sight, int limit);

    /**
     * A line of a list.
     *
     * @param stage as {@link Stage#word} names it
     * @param claimedBy who has taken it on
     */
    record Line(
            CaseRef ref,
            String severity,
            String stage,
            String reason,
            Optional<Instant> decideBy,
            Optional<String> claimedBy) {}

    /**
     * Which of them.
     *
     * @param severity only of this one
     * @param source only of this case system
     * @param claimedBy only those that this person has taken on
     * @param isUnclaimed only those that nobody has taken on
     * @param isOverdue only those that should have been decided
     * @param isSnoozed those that are out of the queue at the moment, instead of those that are in it
     * @param sight only what this lets a person see
     */
    record Filter(
            Optional<String> severity,
            Optional<String> source,
            Optional<String> claimedBy,
            boolean isUnclaimed,
            boolean isOverdue,
            boolean isSnoozed,
            Sight sight) {
        /** Whoever asks. */
        public Filter(
                Optional<String> severity,
                Optional<String> source,
                Optional<String> claimedBy,
                boolean isUnclaimed,
                boolean isOverdue,
                boolean isSnoozed) {
            this(severity, source, claimedBy, isUnclaimed, isOverdue, isSnoozed, Sight.EVERYTHING);
        }

        /** Everything that is in the queue. */
        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), false, false, false);

        /** Only those that nobody has taken on. */
        public Filter unclaimed() {
            return new Filter(severity, source, claimedBy, true, isOverdue, isSnoozed, sight);
        }

        /** Only those that are within this sight. */
        public Filter seenBy(Sight other) {
            return new Filter(severity, source, claimedBy, isUnclaimed, isOverdue, isSnoozed, other);
        }
    }
}
