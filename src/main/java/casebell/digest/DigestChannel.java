package casebell.digest;

import casebell.cases.Spot;
import java.time.Instant;

/** Shows a digest to the team. */
public interface DigestChannel {

    /**
     * Posts a digest and pings nobody.
     *
     * @param chart a PNG
     * @param mayStandAlready whether an earlier attempt may have gone through, so that the channel must be looked at first
     */
    Posted post(DigestRun run, Figures figures, byte[] chart, boolean mayStandAlready);

    /** What became of a digest. */
    sealed interface Posted {
        /** It stands here. */
        record At(Spot spot) implements Posted {}

        /** It did not work now. */
        record Later(String why, Instant notBefore) implements Posted {}
    }
}
