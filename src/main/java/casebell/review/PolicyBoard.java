package casebell.review;

import java.time.Instant;
import java.util.Optional;

/** Speaks to the policy owners. */
public interface PolicyBoard {
    /**
     * Says that the policy changed, or that a change could not be used. It is posted once for each number, and drawn anew there once the open cases were
     * judged.
     *
     * @return when to try again, if it did not work now
     */
    Optional<Instant> tell(PolicyInForce.Amendment amendment);
}
