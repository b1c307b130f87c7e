package casebell.liaison;

import java.time.Instant;
import java.util.Optional;

/** Speaks to the liaisons. */
public interface LiaisonBoard {
    /**
     * Says that the policy asks for contact with a targeted person, pinging the liaisons.
     *
     * @param draft of what may be said
     * @return when to try again, if it did not work now
     */
    Optional<Instant> ask(String target, Dossier.Promise promise, String draft);

    /**
     * Reminds of a promise that is due, pinging the person who made it; the liaisons, when the house did.
     *
     * @return when to try again, if it did not work now
     */
    Optional<Instant> remind(String target, Dossier.Promise promise);
}
