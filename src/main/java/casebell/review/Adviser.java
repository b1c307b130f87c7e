package casebell.review;

import casebell.cases.Alarm;
import casebell.cases.Snapshot;
import java.time.Instant;
import java.util.Optional;

/** Asks the shared policy module, and answers in the words of this desk. */
public interface Adviser {

    /**
     * What should happen, and why. Total: every snapshot gets an answer.
     *
     * @param surge how the post of the case echoes, when the post is known by an id
     */
    Advice advise(Snapshot snapshot, Optional<Echo.Surge> surge, Instant now);

    /**
     * An answer.
     *
     * @param suggestion numbered 1; the desk numbers it anew
     * @param alarm who must be told now, if anybody
     */
    record Advice(Suggestion suggestion, Optional<Alarm> alarm) {}
}
