package casebell.review;

import java.util.Optional;

/**
 * What is rising around a case.
 *
 * @param ofPost severe posts that refer to the case's own post, when that is known by an id
 * @param atTarget severe posts aimed at the same person, against that person's own past; empty when the past is not known for long enough
 */
public record Surge(Optional<Echo.Surge> ofPost, Optional<Unusual> atTarget) {
    /** Nothing is known. */
    public static final Surge NONE = new Surge(Optional.empty(), Optional.empty());

    Surge with(Optional<Unusual> target) {
        return new Surge(ofPost, target);
    }
}
