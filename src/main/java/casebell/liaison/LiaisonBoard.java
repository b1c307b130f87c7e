package casebell.liaison;

import java.time.Instant;
import java.util.Optional;

/** Speaks to the liaisons. */
public interface LiaisonBoard {
    /**
     * Reminds of a promise that is due, pinging the person who made it.
     *
     * @return when to try again, if it did not work now
     */
    Optional<Instant> remind(String target, Dossier.Promise promise);
}
