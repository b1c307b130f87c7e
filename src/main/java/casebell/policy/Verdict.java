package casebell.policy;

import java.nio.charset.StandardCharsets;
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
 * @param exception what was found about an exception, when the speaker can have one or might be thought to
 * @param besides what follows beside an action
 * @param why the explanation
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
        Besides besides,
        Why why) {
    public Verdict {
        fired = fired instanceof FiredRules ? fired : List.copyOf(fired);
        actions = List.copyOf(actions);
        seniors = List.copyOf(seniors);
    }

    /** The explanation in sentences: which rules fired on which facts, what came close, what could not be answered; never words of a post. */
    public List<String> sentences() {
        return why.sentences();
    }

    /** The same verdict with this explanation. */
    Verdict explained(Why explanation) {
        return new Verdict(
                revision,
                severity,
                fired,
                reason,
                actions,
                approvals,
                seniors,
                decideWithin,
                escalation,
                exception,
                besides,
                explanation);
    }

    /** An action in the vocabulary of the Case API. */
    public static final class Action extends Written {
        private final String name;
        private final Optional<Duration> lasts;
        private final Optional<Shown> notice;
        private final boolean isReversible;
        private final int approvals;

        /**
         * @param lasts how long; empty means until reversed
         * @param notice what readers see
         * @param isReversible whether it can be taken back
         * @param approvals how many different people must approve this action, whatever else is suggested
         */
        public Action(
                String name, Optional<Duration> lasts, Optional<Shown> notice, boolean isReversible, int approvals) {
            super(VerdictJson.action(name, lasts, notice, isReversible, approvals));
            this.name = name;
            this.lasts = lasts;
            this.notice = notice;
            this.isReversible = isReversible;
            this.approvals = approvals;
        }

        /** In the vocabulary of the Case API. */
        public String name() {
            return name;
        }

        /** How long; empty means until reversed. */
        public Optional<Duration> lasts() {
            return lasts;
        }

        /** What readers see. */
        public Optional<Shown> notice() {
            return notice;
        }

        /** Whether it can be taken back. */
        public boolean isReversible() {
            return isReversible;
        }

        /** How many different people must approve this action, whatever else is suggested. */
        public int approvals() {
            return approvals;
        }
    }

    /**
     * A text that readers see.
     *
     * @param id which notice of the bundle
     * @param text in the language of the post, where the bundle has it
     */
    public record Shown(String id, String text) {}

    /** Who must be told. */
    public static final class Escalation extends Written {
        private final String ladder;
        private final String asked;
        private final Duration answerWithin;

        /**
         * @param ladder the ladder's name
         * @param asked what is asked of them
         * @param answerWithin until when
         */
        public Escalation(String ladder, String asked, Duration answerWithin) {
            super(VerdictJson.escalation(ladder, asked, answerWithin));
            this.ladder = ladder;
            this.asked = asked;
            this.answerWithin = answerWithin;
        }

        /** The ladder's name. */
        public String ladder() {
            return ladder;
        }

        /** What is asked of them. */
        public String asked() {
            return asked;
        }

        /** Until when. */
        public Duration answerWithin() {
            return answerWithin;
        }
    }

    /** How an exception looks. */
    public enum Outlook {
        /** No rule is broken. */
        NOT_NEEDED,
        /** May be made, by those who decide it. */
        ARGUABLE,
        /** May be made, and hardly ever is. */
        UNLIKELY,
        /** The bundle says never. */
        IMPOSSIBLE,
        /** The speaker is widely followed, and is none of those for whom it is meant. */
        NOT_ELIGIBLE;

        /** As tests and the record write it: {@code not-needed}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One thing that a speaker must be.
     *
     * @param answer {@code yes}, {@code no} or {@code unknown}
     */
    public record Criterion(String title, String answer) {}

    /** What speaks for an exception, or against it. */
    public record Factor(String title, boolean speaksFor) {}

    /**
     * What an exception comes with.
     *
     * @param decidedBy roles of which an approver must hold one
     * @param notice what readers see before the post
     * @param limits actions that come with it
     * @param reviewAfter how long after it is made it is looked at again
     */
    public record Terms(
            List<String> decidedBy, Optional<String> notice, List<String> limits, Optional<Duration> reviewAfter) {
        public Terms {
            decidedBy = List.copyOf(decidedBy);
            limits = List.copyOf(limits);
        }
    }

    /**
     * What follows beside an action.
     *
     * @param doesPostStay whether the post itself stays: no rule is broken, and what follows is about what it sets off or leaves out
     * @param asks whom to ask before anything is removed
     * @param contact with whom somebody speaks, and until when
     * @param duties what must not be forgotten
     * @param strikes where the author stands on the ladders of strikes that fired rules use
     */
    public record Besides(
            boolean doesPostStay, List<Ask> asks, Optional<Contact> contact, List<Owed> duties, List<Strikes> strikes) {
        /** Nothing. */
        public static final Besides NOTHING = new Besides(false, List.of(), Optional.empty(), List.of(), List.of());

        public Besides {
            asks = List.copyOf(asks);
            duties = List.copyOf(duties);
            strikes = List.copyOf(strikes);
        }

        /** Whether nothing follows. */
        boolean isNothing() {
            return !doesPostStay && asks.isEmpty() && contact.isEmpty() && duties.isEmpty() && strikes.isEmpty();
        }
    }

    /**
     * Somebody to ask, because a rule needs a report of the target or their representative.
     *
     * @param whom {@code target-office} when the target holds or seeks public office, otherwise {@code target}
     * @param rule which rule needs it
     * @param because the rule's own line
     */
    public record Ask(String whom, String rule, String because) {}

    /**
     * Somebody speaks with the target, so that they need not ask what was found and what is done.
     *
     * @param whom {@code target-office} when the target holds or seeks public office, otherwise {@code target}
     * @param within until when, counted from the judging; the shortest that a rule asks for
     * @param rules which rules ask for it
     * @param draft of what is said; a person completes it and sends it; without anything that somebody wrote or is called
     */
    public record Contact(String whom, Duration within, List<String> rules, String draft) {
        public Contact {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Something that must not be forgotten.
     *
     * @param duty {@code preserve-evidence}, {@code consider-police-report} or {@code statement-of-reasons}
     * @param rules which rules remind of it
     * @param sentence for people
     * @param draft a draft that a person completes, decides about and sends; without anything that somebody wrote or is called
     */
    public record Owed(String duty, List<String> rules, String sentence, Optional<String> draft) {
        public Owed {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Where an author stands.
     *
     * @param ladder the ladder's id
     * @param title the ladder in a few words
     * @param earlier strikes that still count
     * @param total with this violation
     * @param expire how long a strike counts
     * @param action what the ladder leads to; empty when to nothing yet
     */
    public record Strikes(
            String ladder, String title, int earlier, int total, Optional<Duration> expire, Optional<String> action) {}

    /**
     * The explanation.
     *
     * @param fired each rule that fired, with the facts that it fired on
     * @param close rules that came close, with what was short
     * @param unanswered rules that could not be answered, with the facts that are absent; none when a calculation had no result
     * @param sentences the same, for people
     */
    public record Why(List<Reasoned> fired, List<Reasoned> close, List<Reasoned> unanswered, List<String> sentences) {
        /** Nobody asked. */
        public static final Why NOT_ASKED = new Why(List.of(), List.of(), List.of(), List.of());

        public Why {
            fired = List.copyOf(fired);
            close = List.copyOf(close);
            unanswered = List.copyOf(unanswered);
            sentences = List.copyOf(sentences);
        }
    }

    /** A rule and what is said about it. */
    public record Reasoned(String rule, List<Told> facts) {
        public Reasoned {
            facts = List.copyOf(facts);
        }
    }

    /**
     * A fact, as it may be shown.
     *
     * @param fact its name
     * @param words a few words with its value; only the name when it is absent
     */
    public record Told(String fact, String words) {}

    /** The rules that fired and say that something forbidden was found. */
    public List<Fired> violations() {
        return fired.stream().filter(Fired::isViolation).toList();
    }

    /**
     * As one line of JSON, as {@code verdict.schema.json} beside this class describes it, with one written form: the same facts and the same bundle give the same bytes on any machine. What is absent is left out;
     * spans are whole seconds.
     */
    public String toJson() {
        return new String(toJsonBytes(), StandardCharsets.UTF_8);
    }

    /** The bytes of {@link #toJson}, in UTF-8. */
    public byte[] toJsonBytes() {
        return VerdictJson.of(this);
    }

    /** All but the revision, as text with one written form: equal verdicts have equal texts. */
    public String toText() {
        return VerdictText.of(this);
    }
}
