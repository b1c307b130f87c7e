package casebell.policy;

import casebell.policy.condition.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One rule of a bundle.
 *
 * @param told what a verdict says about it when it fires
 * @param category what it is about
 * @param when the condition
 * @param actions what to do, the first suggested, the others offered instead; may be empty
 * @param approvals how many different people
 * @param seniors roles of which at least one approver must hold one
 * @param decideWithin until when it should be decided, counted from the judging
 * @param escalation who must be told now
 * @param extras what it says beside
 */
record Rule(
        Fired told,
        Vocabulary.Category category,
        Condition when,
        List<Planned> actions,
        int approvals,
        List<String> seniors,
        Optional<Duration> decideWithin,
        Optional<Verdict.Escalation> escalation,
        Extras extras) {
    Rule {
        actions = List.copyOf(actions);
        seniors = List.copyOf(seniors);
    }

    /** Whether it says nothing beside, and asks for no senior. */
    boolean isPlain() {
        return extras.isPlain() && seniors.isEmpty() && !category.stays();
    }

    /** As the record and the explanation name it, {@code violent-threat.direct}. */
    String id() {
        return told.id();
    }

    /** One line for people: why. */
    String title() {
        return told.title();
    }

    /** {@code none low medium high critical}. */
    String severity() {
        return told.severity();
    }

    /** Where the practice is published, when it comes from somewhere. */
    Optional<String> source() {
        return told.source();
    }

    /**
     * What a rule says beside actions.
     *
     * @param asksTarget whether the target or their office must be asked first, because the rule needs their report
     * @param contactWithin until when somebody speaks with the target or their office
     * @param duties what must not be forgotten
     * @param points the weight of the strike that the violation is, for ladders of strikes
     */
    record Extras(boolean asksTarget, Optional<Duration> contactWithin, List<Duty> duties, int points) {
        Extras {
            duties = List.copyOf(duties);
        }

        /** Whether it says nothing beside. */
        boolean isPlain() {
            return !asksTarget && contactWithin.isEmpty() && duties.isEmpty() && points == 1;
        }
    }
}
