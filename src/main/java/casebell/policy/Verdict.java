package casebell.policy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
 * @param exception what was found about an exception, when the speaker can have one
 * @param sentences the explanation: which rules fired on which facts, what came close, what could not be answered; never words of a post
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
        Optional<Weighed> exception,
        List<String> sentences) {
    public Verdict {
        fired = List.copyOf(fired);
        actions = List.copyOf(actions);
        seniors = List.copyOf(seniors);
        sentences = List.copyOf(sentences);
    }

    /**
     * A rule that fired.
     *
     * @param title why, one line for people
     * @param category what it is about
     * @param isViolation whether something forbidden was found; otherwise the rule says what follows from something that is not
     * @param source where the practice is published
     */
    public record Fired(
            String id, String title, String category, String severity, boolean isViolation, Optional<String> source) {}

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

    /** How an exception looks. */
    public enum Outlook {
        /** No rule is broken. */
        NOT_NEEDED,
        /** May be made, by those who decide it. */
        ARGUABLE,
        /** May be made, and hardly ever is. */
        UNLIKELY,
        /** The bundle says never. */
        IMPOSSIBLE;

        /** As tests and the record write it: {@code not-needed}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What was found about an exception.
     *
     * @param id which exception
     * @param sentence for people
     * @param reviewAfter how long after it is made the decision is looked at again; empty when no exception can be made
     */
    public record Weighed(String id, Outlook outlook, String sentence, Optional<Duration> reviewAfter) {}

    /** The rules that fired and say that something forbidden was found. */
    public List<Fired> violations() {
        return fired.stream().filter(Fired::isViolation).toList();
    }

    /**
     * As one line of JSON, with one written form: the same facts and the same bundle give the same bytes on any machine. What is absent is left out;
     * spans are whole seconds.
     */
    public String toJson() {
        return VerdictJson.of(this);
    }

    /** All but the revision, as text with one written form: equal verdicts have equal texts. */
    public String toText() {
        return VerdictText.of(this);
    }
}
