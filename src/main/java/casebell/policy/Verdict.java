package casebell.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the policy says about one case.
 *
 * @param revision the hash of the bundle
 * @param severity the highest of the rules that fired, {@code none} when none did
 * @param fired the rules that fired, the most severe first
 * @param reason one line
 * @param actions the suggested one first, then what may be chosen instead; empty when nothing is to be done
 * @param approvals how many different people must approve
 * @param seniors roles of which at least one approver must hold one; empty when any will do
 * @param decideWithin until when it should be decided
 * @param escalation who must be told now, and what is asked
 * @param exception what was found about the public interest
 * @param sentences the explanation
 */
public record Verdict(
        String revision,
        String severity,
        List<Fired> fired,
        String reason,
        List<Action> actions,
        int approvals,
        List<String> seniors,
        Optional<Duration> decideWithin,
        Optional<Escalation> escalation,
        Optional<String> exception,
        List<String> sentences) {
    public Verdict {
        fired = List.copyOf(fired);
        actions = List.copyOf(actions);
        seniors = List.copyOf(seniors);
        sentences = List.copyOf(sentences);
    }

    /** A rule that fired. */
    public record Fired(String id, String title, String severity) {}

    /**
     * An action in the vocabulary of the Case API.
     *
     * @param lasts how long; empty means until reversed
     * @param notice the text that readers see
     */
    public record Action(String name, Optional<Duration> lasts, Optional<String> notice) {}

    /**
     * Who must be told.
     *
     * @param ladder the ladder's name
     * @param asked what is asked of them
     * @param answerWithin until when
     */
    public record Escalation(String ladder, String asked, Duration answerWithin) {}
}
