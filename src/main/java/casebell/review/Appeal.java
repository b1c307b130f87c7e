package casebell.review;

import casebell.cases.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody asks that a decision which was carried out is looked at again, by others.
 *
 * @param number 1 for the first appeal of a case
 * @param decisionId the decision
 * @param openedBy the member of staff who took it in; empty when the case system told it
 * @param reason why, in the words of who took it in
 * @param at when it was opened
 * @param barred everybody who had a part in deciding the case before: none of them decides the appeal
 * @param outcome what became of it; empty while it waits
 * @param telling how far the case system has been told; empty before it was asked to take it
 */
public record Appeal(
        int number,
        String decisionId,
        Optional<String> openedBy,
        String reason,
        Instant at,
        List<String> barred,
        Optional<Outcome> outcome,
        Optional<Telling> telling) {
    /** The reason of a report by which a case system tells an appeal. */
    public static final String REASON = "appeal";

    public Appeal {
        barred = List.copyOf(barred);
        // bodies that were stored before this part was there have none
        telling = telling == null ? Optional.empty() : telling;
    }

    /** One that nobody has decided yet. */
    static Appeal opened(
            int number, String decisionId, Optional<String> openedBy, String reason, Instant at, List<String> barred) {
        return new Appeal(number, decisionId, openedBy, reason, at, barred, Optional.empty(), Optional.empty());
    }

    /**
     * What became of an appeal.
     *
     * @param isOverturned whether the decision was taken back; otherwise it stands
     * @param staffId who decided that it stands; empty when it was taken back, which is a decision of its own
     * @param reason why it stands
     */
    public record Outcome(boolean isOverturned, Optional<String> staffId, Optional<String> reason, Instant at) {}

    /**
     * How far the case system has been told the outcome.
     *
     * @param why why not yet, or why not at all; in plain words for staff
     * @param actionId the case system's id of what tells it there, when it has one
     */
    public record Telling(State state, int attempts, Optional<String> why, Optional<String> actionId) {
        /** As the record says it. */
        public enum State {
            /** It was asked, and nobody knows yet whether it took it. */
            REQUESTED,
            /** It was told. */
            DONE,
            /** It was not told, and trying again does not help. */
            FAILED
        }
    }

    /** Whether it waits to be decided. */
    public boolean isOpen() {
        return outcome.isEmpty();
    }

    /** Whether this person had a part in what the appeal is about. */
    public boolean bars(String staffId) {
        return barred.contains(staffId);
    }

    Appeal ended(Outcome end) {
        return new Appeal(number, decisionId, openedBy, reason, at, barred, Optional.of(end), Optional.empty());
    }

    Appeal telling(Telling next) {
        return new Appeal(number, decisionId, openedBy, reason, at, barred, outcome, Optional.of(next));
    }

    /** Whether there is an outcome that the case system has neither been told nor cannot be told. */
    boolean isToBeTold() {
        return outcome.isPresent()
                && telling.filter(t -> t.state() != Telling.State.REQUESTED).isEmpty();
    }

    /** When the case system told an appeal after this moment. */
    static Optional<Instant> toldAfter(Snapshot snapshot, Instant moment) {
        return snapshot.reports().stream()
                .filter(r -> r.at().isAfter(moment))
                .filter(r -> r.reason().map(REASON::equalsIgnoreCase).orElse(false))
                .map(Snapshot.Report::at)
                .findFirst();
    }
}
