package casebell.review;

import casebell.cases.Alarm;
import casebell.cases.Snapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Asks the shared policy module, and answers in the words of this desk. */
public interface Adviser {

    /**
     * What should happen, and why. Total: every snapshot gets an answer.
     *
     * @param surge what is rising around the case
     */
    Advice advise(Snapshot snapshot, Surge surge, Instant now);

    /**
     * An answer.
     *
     * @param suggestion numbered 1; the desk numbers it anew
     * @param alarm who must be told now, if anybody
     * @param isAttack whether something of high or critical severity in it is forbidden; otherwise it may be severe by what it set off
     */
    record Advice(Suggestion suggestion, Optional<Alarm> alarm, boolean isAttack) {
        /** The words of severity that are severe. */
        static final Set<String> SEVERE = Set.of("high", "critical");

        /** As severe as it is suggested to be. */
        Advice(Suggestion suggestion, Optional<Alarm> alarm) {
            this(suggestion, alarm, SEVERE.contains(suggestion.severity()));
        }
    }
}
