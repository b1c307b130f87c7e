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
 * @param source where the practice is published, when it comes from somewhere
 */
record Rule(
        String id,
        String title,
        Vocabulary.Category category,
        String severity,
        Condition when,
        List<Verdict.Action> actions,
        int approvals,
        List<String> seniors,
        Optional<Duration> decideWithin,
        Optional<Verdict.Escalation> escalation,
        Optional<String> source) {
    Rule {
        actions = List.copyOf(actions);
        seniors = List.copyOf(seniors);
    }
}
