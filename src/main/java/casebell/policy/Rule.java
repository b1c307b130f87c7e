package casebell.policy;

import dev.cel.runtime.CelRuntime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One rule of a bundle.
 *
 * @param id as the record and the explanation name it, {@code violent-threat.direct}
 * @param title one line for people: why
 * @param severity {@code none low medium high critical}
 * @param when the condition as written
 * @param program the condition, checked
 * @param actions what to do, the first suggested, the others offered instead; may be empty
 * @param approvals how many different people
 * @param seniors roles of which at least one approver must hold one
 * @param decideWithin until when it should be decided, counted from the judging
 * @param escalation who must be told now
 * @param exception what is to be said about the public interest
 * @param source where the practice is published, when it comes from somewhere
 */
record Rule(
        String id,
        String title,
        String severity,
        String when,
        CelRuntime.Program program,
        List<Verdict.Action> actions,
        int approvals,
        List<String> seniors,
        Optional<Duration> decideWithin,
        Optional<Verdict.Escalation> escalation,
        Optional<String> exception,
        Optional<String> source) {
    Rule {
        actions = List.copyOf(actions);
        seniors = List.copyOf(seniors);
    }
}
