package casebell.review;

import casebell.cases.CaseRef;
import casebell.cases.Revised;
import casebell.cases.Role;
import casebell.cases.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The review of one case: what is suggested and how far its decision has come.
 *
 * @param decisions how many decisions were made so far; makes their ids unique
 * @param handling who works on it, and what people said besides
 * @param reversal what is to be taken back, when that is what is suggested or was done
 */
public record Review(
        CaseRef ref,
        Suggestion suggestion,
        Stage stage,
        int decisions,
        Handling handling,
        Optional<Reversal> reversal,
        long revision)
        implements Revised {
    public Review {
        // bodies that were stored before this part was there have none
        handling = handling == null ? Handling.NONE : handling;
    }

    /** A case that was judged for the first time. */
    public static Review begin(CaseRef ref, Suggestion suggestion) {
        return new Review(
                ref,
                suggestion,
                open(suggestion, Optional.empty()),
                0,
                Handling.since(suggestion.madeAt()),
                Optional.empty(),
                1);
    }

    /** The policy says something new: approvals given before are void. */
    public Review suggesting(Suggestion next, Optional<String> note) {
        return new Review(ref, next, open(next, note), decisions, handling, reversal, revision + 1);
    }

    /** Other facts, same suggestion: the approvals stand. */
    public Review confirming(Suggestion same) {
        return new Review(ref, same, stage, decisions, handling, reversal, revision + 1);
    }

    /** The same beside another suggestion; no step by itself. */
    Review about(Suggestion other) {
        return new Review(ref, other, stage, decisions, handling, reversal, revision);
    }

    /** What people do besides deciding. */
    Review handled(Handling next) {
        return new Review(ref, suggestion, stage, decisions, next, reversal, revision + 1);
    }

    /** The same, and the decision is opened again or loses an approval by it. */
    Review handled(Handling next, Stage.Open open) {
        return new Review(ref, suggestion, open, decisions, next, reversal, revision + 1);
    }

    /** Only these approvals still stand. */
    Review standing(Stage.Open open) {
        return with(open);
    }

    /** Whether it is open and nobody has approved anything, chosen something else, or proposed to take something back. */
    boolean isUntouched() {
        return stage instanceof Stage.Open open
                && open.approvals().isEmpty()
                && open.plan().equals(suggestion.plan())
                && !isReversing();
    }

    /** Whether what is suggested or decided at this moment is to take something back. */
    public boolean isReversing() {
        return reversal.isPresent() && !(stage instanceof Stage.Done) && !(stage instanceof Stage.Refused);
    }

    /** What is suggested is to take this back; the step is made by the first approval for it. */
    Review reversing(Reversal next, String policyRevision) {
        Decision done = next.decision();
        Suggestion was = done.suggestion();
        int needed = Math.max(
                Math.max(was.approvals(), done.plan().approvals()),
                done.approvals().size());
        ActionPlan restore = new ActionPlan("restore", Optional.empty(), Optional.empty(), needed, false);
        Suggestion taking = new Suggestion(
                suggestion.number() + 1,
                suggestion.caseVersion(),
                policyRevision,
                was.rules(),
                was.severity(),
                "Take back: " + was.reason(),
                was.sentences(),
                Optional.of(restore),
                List.of(),
                needed,
                was.seniors(),
                Optional.empty(),
                Optional.empty(),
                next.at());
        return new Review(ref, taking, stage, decisions, handling, Optional.of(next), revision);
    }

    /** What was done stays done. */
    Review keepingDone() {
        Review without = withoutReversal();
        return without.with(reversal.orElseThrow().done());
    }

    /** Nothing is to be taken back; no step by itself. */
    Review withoutReversal() {
        Suggestion next = reversal.map(r -> r.decision()
                        .suggestion()
                        .about(suggestion.caseVersion())
                        .numbered(suggestion.number() + 1))
                .orElse(suggestion);
        return new Review(ref, next, stage, decisions, handling, Optional.empty(), revision);
    }

    /** One more approval, not yet enough. */
    public Review approvedBy(Stage.Open open, Approval approval) {
        Stage next = new Stage.Open(open.plan(), plus(open, approval), open.note(), open.because());
        return new Review(
                ref, suggestion, next, decisions, handling.involving(approval.staffId()), reversal, revision + 1);
    }

    /** The last approval that was needed. */
    public Review decidedBy(Stage.Open open, ActionPlan plan, Approval last, Instant actsAt) {
        return decidedBy(open, plan, last, actsAt, Optional.empty());
    }

    /** The same, with a reason why it will not be carried out then as things stand now. */
    Review decidedBy(Stage.Open open, ActionPlan plan, Approval last, Instant actsAt, Optional<String> heldBack) {
        String id = "d-" + ref.source() + "-" + ref.id() + "-" + (decisions + 1) + "-" + mark(last);
        Decision decision = new Decision(
                id.length() > 64
                        ? "d-" + Integer.toHexString(id.hashCode()) + "-" + id.substring(id.length() - 40)
                        : id,
                plan,
                suggestion,
                plus(open, last),
                last.at());
        Stage decided = new Stage.Decided(decision, actsAt, heldBack);
        Handling next = handling;
        for (Approval approval : decision.approvals()) {
            next = next.involving(approval.staffId());
        }
        return new Review(ref, suggestion, decided, decisions + 1, next, reversal, revision + 1);
    }

    /**
     * Eight hexadecimal digits that tell this decision from one of another database about the same case: what was decided before a database was lost, the case
     * system may know.
     */
    private String mark(Approval last) {
        return String.format(
                java.util.Locale.ROOT,
                "%08x",
                Objects.hash(ref, decisions, last.staffId(), last.at(), handling.waitsSince()));
    }

    /** Nothing is to be done. */
    public Review dismissedBy(String staffId, Optional<String> reason, Instant at) {
        Stage next = new Stage.Dismissed(staffId, reason, at);
        return new Review(ref, suggestion, next, decisions, handling.involving(staffId), reversal, revision + 1);
    }

    /** Back to the people, with a word about why. */
    public Review reopened(String note) {
        return with(open(suggestion, Optional.of(note)));
    }

    /** The undo window is over: from here on it may have happened. */
    public Review acting(Decision decision, Optional<Trouble> trouble) {
        return with(new Stage.Acting(decision, trouble));
    }

    /** It happened. What was taken back ends the appeal that waited. */
    public Review done(Decision decision, String actionId, Instant at) {
        Appeal.Outcome overturned = new Appeal.Outcome(true, Optional.empty(), Optional.empty(), at);
        Handling next = handling.openAppeal()
                .filter(a -> isReversing())
                .map(a -> handling.appealed(a.ended(overturned)))
                .orElse(handling);
        Stage done = new Stage.Done(decision, actionId, at);
        return new Review(ref, suggestion, done, decisions, next, reversal, revision + 1);
    }

    /** Somebody asks that what was done is looked at again, by others than those who had a part in it. */
    Review appealed(Stage.Done done, Optional<String> by, String reason, Instant at) {
        Set<String> barred = new LinkedHashSet<>(handling.involved());
        done.decision().approvals().forEach(a -> barred.add(a.staffId()));
        int number = handling.appeal().map(Appeal::number).orElse(0) + 1;
        Appeal appeal = Appeal.opened(number, done.decision().id(), by, reason, at, List.copyOf(barred));
        return handled(handling.appealed(appeal));
    }

    /** Others looked again, and what was done stands. */
    Review appealUpheld(String staffId, String reason, Instant at) {
        Appeal.Outcome upheld = new Appeal.Outcome(false, Optional.of(staffId), Optional.of(reason), at);
        return handled(handling.appealed(handling.openAppeal().orElseThrow().ended(upheld))
                .involving(staffId));
    }

    /** It will not happen. */
    public Review refused(Decision decision, String why, Instant at) {
        return with(new Stage.Refused(decision, why, at));
    }

    /** It is not carried out for a reason of our own, when the undo window is over. */
    Review heldBack(Stage.Decided decided, String why) {
        return with(new Stage.Decided(decided.decision(), decided.actsAt(), Optional.of(why)));
    }

    /** How many different people must approve this plan. */
    public int needed(ActionPlan plan) {
        int graded = Math.max(suggestion.approvals(), plan.approvals());
        return handling.opinionAskedBy().isPresent() ? Math.max(2, graded) : graded;
    }

    /** How many different people are still needed for the open decision. */
    public int missing(Stage.Open open) {
        long given = open.approvals().stream().map(Approval::staffId).distinct().count();
        int needed = open.plan().map(this::needed).orElse(suggestion.approvals());
        int byCount = (int) Math.max(0, needed - given);
        return byCount == 0 && seniorIsMissing(open.approvals()) ? 1 : byCount;
    }

    /** Whether a senior role is needed that nobody among these held. */
    public boolean seniorIsMissing(List<Approval> given) {
        Set<Role> seniors = suggestion.seniors();
        return !seniors.isEmpty()
                && given.stream().noneMatch(a -> a.roles().stream().anyMatch(seniors::contains));
    }

    /**
     * The {@link Suggestion#verdict} by which this can be decided together with others; empty when it is not open, when somebody chose another action, when
     * something is to be taken back, or when an appeal waits, which only others may decide than those who had a part in the case.
     */
    public Optional<String> verdict() {
        boolean isPlain = reversal.isEmpty()
                && stage instanceof Stage.Open open
                && open.plan().equals(suggestion.plan())
                && handling.opinionAskedBy().isEmpty()
                && handling.openAppeal().isEmpty();
        return isPlain ? Optional.of(suggestion.verdict()) : Optional.empty();
    }

    private static Stage.Open open(Suggestion suggestion, Optional<String> note) {
        return new Stage.Open(suggestion.plan(), List.of(), note);
    }

    private static List<Approval> plus(Stage.Open open, Approval approval) {
        List<Approval> all = new ArrayList<>(open.approvals());
        all.add(approval);
        return all;
    }

    private Review with(Stage next) {
        return new Review(ref, suggestion, next, decisions, handling, reversal, revision + 1);
    }
}
