package casebell.escalation;

import casebell.cases.Spot;
import java.time.Instant;

/** Reaches people. */
public interface Pager {

    /**
     * Posts one page and pings exactly those on call for it.
     *
     * @param mayStandAlready whether an earlier attempt may have gone through, so that the pager must look first
     */
    Paged page(Escalation escalation, int step, Ladder.Tier tier, boolean mayStandAlready);

    /** Looks for a page that an earlier attempt may have posted; {@link Paged.Deleted} when there is none. Nothing is posted. */
    Paged find(Escalation escalation, int step);

    /** Draws a page anew where it stands, without a ping: acknowledged, passed on, unanswered. */
    Paged redraw(Escalation escalation, Escalation.Page page);

    /** What became of a page. */
    sealed interface Paged {
        /** It stands here. */
        record At(Spot spot) implements Paged {}

        /** The message was deleted by somebody. */
        record Deleted() implements Paged {}

        /** It did not work now. */
        record Later(String why, Instant notBefore) implements Paged {}
    }
}
