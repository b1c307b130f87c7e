package casebell.source.mastodon;

import casebell.review.Decision;
import casebell.source.mastodon.AdminApi.Look;
import java.time.Instant;
import java.util.Optional;

/** Tells from a report whether a decision has been carried out, without any memory of having sent it. */
final class Evidence {
    private Evidence() {}

    /** What a report shows of a decision. */
    enum Sign {
        /** It has been carried out, by us or to the same end. */
        DONE,
        /** Nothing of it is to be seen. */
        NONE,
        /** It was closed since the approval, and it cannot be told by whom. */
        UNKNOWN
    }

    /**
     * What the report shows.
     *
     * @param ownId our own account, when it is known
     * @param isPostGone whether the reported post is not there any more; only asked where that is the point
     */
    static Sign of(Deed deed, Look.Seen seen, Decision decision, Optional<String> ownId, boolean isPostGone) {
        long approved = decision.suggestion().caseVersion();
        Report report = seen.report();
        if (deed == Deed.RESTORE) {
            return report.target().marks().isEmpty() && seen.version() != approved ? Sign.DONE : Sign.NONE;
        }
        boolean isShown = report.target().marks().containsAll(deed.marks()) && (deed != Deed.DELETE_POST || isPostGone);
        Instant since = decision.at();
        if (!isShown) {
            return Sign.NONE;
        }
        boolean isOursAlone = isVersion(report.without(deed.marks()), approved);
        boolean isItsOwnProof = !deed.marks().isEmpty() || deed == Deed.DELETE_POST;
        if (report.isClosedBy(ownId, since) && (isOursAlone || isItsOwnProof)) {
            return Sign.DONE;
        }
        if (isOnClosed(deed, report, approved)) {
            return Sign.DONE;
        }
        return ownId.isEmpty() && report.isClosedSince(since) && isOursAlone ? Sign.UNKNOWN : Sign.NONE;
    }

    /** The report was closed when it was approved, so only the mark can have come since. */
    private static boolean isOnClosed(Deed deed, Report report, long approved) {
        return report.closed().isPresent()
                && !deed.marks().isEmpty()
                && isVersion(report.unmarked(deed.marks()), approved);
    }

    private static boolean isVersion(Report report, long approved) {
        return report.version(false) == approved || report.version(true) == approved;
    }
}
