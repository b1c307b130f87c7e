package casebell.review;

import casebell.cases.Alarm;
import casebell.cases.Snapshot;
import java.time.Duration;
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
     * Somebody speaks with the target.
     *
     * @param account of the target, as the case system knows it
     * @param reason why, one sentence
     * @param within until when, counted from the judging
     * @param draft of what is said
     */
    record Contact(String account, String reason, Duration within, String draft) {}

    /**
     * An answer.
     *
     * @param suggestion numbered 1; the desk numbers it anew
     * @param alarm who must be told now, if anybody
     * @param contact that somebody speaks with the target or their office, if the policy asks for it
     * @param isAttack whether something of high or critical severity in it is forbidden; otherwise it may be severe by what it set off
     */
    record Advice(Suggestion suggestion, Optional<Alarm> alarm, Optional<Contact> contact, boolean isAttack) {
        /** The words of severity that are severe. */
        static final Set<String> SEVERE = Set.of("high", "critical");

        /** As severe as it is suggested to be. */
        Advice(Suggestion suggestion, Optional<Alarm> alarm) {
            this(suggestion, alarm, Optional.empty(), SEVERE.contains(suggestion.severity()));
        }

        /** The same with this alarm, or with none. */
        Advice raising(Optional<Alarm> instead) {
            return new Advice(suggestion, instead, contact, isAttack);
        }

        /** Nobody is told. */
        Advice quiet() {
            return new Advice(suggestion, Optional.empty(), Optional.empty(), isAttack);
        }
    }
}
