package casebell.digest;

import casebell.cases.Revised;
import casebell.cases.Spot;
import java.time.Instant;
import java.util.Optional;

/**
 * One digest.
 *
 * @param id the digest's name and the instant it is due, unique
 * @param from the beginning of the span it tells about
 * @param to its end
 * @param askedBy the chat's id of the person who asked for it now; empty for a scheduled one
 * @param spot where it stands, once it does
 */
public record DigestRun(
        String id, Instant from, Instant to, Optional<String> askedBy, Optional<Spot> spot, long revision)
        implements Revised {

    static DigestRun intended(String id, Instant from, Instant to, Optional<String> askedBy) {
        return new DigestRun(id, from, to, askedBy, Optional.empty(), 1);
    }

    DigestRun postedAt(Spot where) {
        return new DigestRun(id, from, to, askedBy, Optional.of(where), revision + 1);
    }
}
