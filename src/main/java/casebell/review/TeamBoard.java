package casebell.review;

import casebell.cases.Spot;
import casebell.cases.Walls;
import java.time.Instant;
import java.util.Optional;

/** Tells a team something in its channel. */
public interface TeamBoard {
    /**
     * Tells it once, however often this is called with the same notice.
     *
     * @param shelf where the cards of the case stand
     * @param card where its card stands, if it does
     * @return when to try again; empty when it stands
     */
    Optional<Instant> tell(TeamNotice notice, Walls.Shelf shelf, Optional<Spot> card);
}
