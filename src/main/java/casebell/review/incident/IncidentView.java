package casebell.review.incident;

import casebell.cases.CaseRef;
import casebell.cases.Spot;
import casebell.review.Review;
import casebell.review.Suggestion;
import casebell.review.Together;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a reader of an incident's card sees, before it is drawn.
 *
 * @param tally its cases, counted
 * @param triggers the cases about the posts that its cases refer to, with their own verdict; at most five
 * @param alike what can be decided together, the most first
 * @param progress how far the batches that run have come, by number
 */
public record IncidentView(
        Incident incident,
        List<IncidentStore.Tally> tally,
        List<Trigger> triggers,
        List<Group> alike,
        Map<Integer, Map<Together.Part, Integer>> progress) {
    public IncidentView {
        tally = List.copyOf(tally);
        triggers = List.copyOf(triggers);
        alike = List.copyOf(alike);
        progress = Map.copyOf(progress);
    }

    /**
     * A case about a post that set the incident off.
     *
     * @param review empty before it is judged
     * @param card where its own card stands
     * @param isEverybodys whether it may be named where everybody reads
     */
    public record Trigger(CaseRef ref, Optional<Review> review, Optional<Spot> card, boolean isEverybodys) {}

    /** Open cases that could be decided together; {@code like} is what is suggested for one of them. */
    public record Group(String verdict, Suggestion like, int count) {
        /** As commands name it. */
        public String code() {
            return Batch.codeOf(verdict);
        }
    }

    /** How many cases it has. */
    public int size() {
        return tally.stream().mapToInt(IncidentStore.Tally::count).sum();
    }
}
