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
 */
public record Appeal(
        int number,
        String decisionId,
        Optional<String> openedBy,
        String reason,
        Instant at,
        List<String> barred,
        Optional<Outcome> outcome) {
    /** The reason of a report by which a case system tells an appeal. */
    public static final String REASON = "appeal";

    public Appeal {
        barred = List.copyOf(barred);
    }

    /**
     * What became of an appeal.
     *
     * @param isOverturned whether the decision was taken back; otherwise it stands
     * @param staffId who decided that it stands; empty when it was taken back, which is a decision of its own
     * @param reason why it stands
     */
    public record Outcome(boolean isOverturned, Optional<String> staffId, Optional<String> reason, Instant at) {}

    /** Whether it waits to be decided. */
    public boolean isOpen() {
        return outcome.isEmpty();
    }

    /** Whether this person had a part in what the appeal is about. */
    public boolean bars(String staffId) {
        return barred.contains(staffId);
    }

    Appeal ended(Outcome end) {
        return new Appeal(number, decisionId, openedBy, reason, at, barred, Optional.of(end));
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
