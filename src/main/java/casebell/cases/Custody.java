package casebell.cases;

import java.time.Instant;
import java.util.Optional;

/**
 * Whose a case is, beyond what its name tells. Most cases need none.
 *
 * @param channelId the channel in which it was first seen, when that channel is a team's
 * @param seal who made it confidential; empty for a case that is not
 * @param isLifted whether a person has taken that back: then what the case system says about it does not count any more
 */
public record Custody(CaseRef ref, Optional<String> channelId, Optional<Seal> seal, boolean isLifted, long revision)
        implements Revised {
    /**
     * A case is confidential.
     *
     * @param staffId who said so; empty when the case system did
     * @param reason why, in that person's words
     */
    public record Seal(Optional<String> staffId, String reason, Instant at) {}

    /** Nothing is known yet. */
    public static Custody of(CaseRef ref) {
        return new Custody(ref, Optional.empty(), Optional.empty(), false, 0);
    }

    /** First seen in a channel of a team. */
    public Custody seenIn(String channel) {
        return new Custody(ref, Optional.of(channel), seal, isLifted, revision + 1);
    }

    /** Confidential from now on. */
    public Custody sealed(Seal next) {
        return new Custody(ref, channelId, Optional.of(next), isLifted, revision + 1);
    }

    /** Not confidential any more. */
    public Custody unsealed() {
        return new Custody(ref, channelId, Optional.empty(), true, revision + 1);
    }
}
