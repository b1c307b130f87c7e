package casebell.policy;

import casebell.policy.condition.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One rule of a bundle.
 *
 * @param id as the record and the explanation name it, {@code violent-threat.direct}
 * @param title one line for people: why
 * @param category what it is about
 * @param severity {@code none low medium high critical}
 * @param when the condition
 * @param actions what to do, the first suggested, the others offered instead; may be empty
 * @param approvals how many different people
 * @param seniors roles of which at least one approver must hold one
 * @param decideWithin until when it should be decided, counted from the judging
 * @param escalation who must be told now
 * @param extras what it says beside
 * @param source where the practice is published, when it comes from somewhere
 */
record Rule(
        String id,
        String title,
        Vocabulary.Category category,
        String severity,
        Condition when,
        List<Planned> actions,
        int approvals,
        List<String> seniors,
        Optional<Duration> decideWithin,
        Optional<Verdict.Escalation> escalation,
        Extras extras,
        Optional<String> source) {
    Rule {
        actions = List.copyOf(actions);
        seniors = List.copyOf(seniors);
    }

    /**
     * What a rule says beside actions.
     *
     * @param asksTarget whether the target or their office must be asked first, because the rule needs their report
     * @param duties what must not be forgotten
     * @param points the weight of the strike that the violation is, for ladders of strikes
     */
    record Extras(boolean asksTarget, List<Duty> duties, int points) {
        static final Extras NONE = new Extras(false, List.of(), 1);

        Extras {
            duties = List.copyOf(duties);
        }
    }
}
