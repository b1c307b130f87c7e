package casebell.review.incident;

import casebell.cases.CaseRef;
import casebell.cases.Deed;
import casebell.cases.Role;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the desk answers about an incident. */
public sealed interface IncidentAnswer {

    /** How it is. */
    record Shown(IncidentView view) implements IncidentAnswer {}

    /**
     * Cases drawn at random. That the person looked is on the record.
     *
     * @param group of which they were drawn
     * @param proposed the batch about it that waits for others
     */
    record Sampled(CaseRef incident, IncidentView.Group group, List<Excerpt> excerpts, Optional<Batch> proposed)
            implements IncidentAnswer {
        public Sampled {
            excerpts = List.copyOf(excerpts);
        }
    }

    /**
     * One of them.
     *
     * @param text as the case system told it; shown only through the cleaning of the cards
     */
    record Excerpt(CaseRef ref, URI link, Optional<String> text) {}

    /** The batch waits for others to approve. */
    record Proposed(Batch batch) implements IncidentAnswer {}

    /** The approval counts; others must approve as well. */
    record AwaitingOthers(Batch batch) implements IncidentAnswer {}

    /** It is carried out from this moment on, unless somebody stops it. */
    record Begins(Batch batch, Instant startsAt) implements IncidentAnswer {}

    /** It goes no further; what is done stays done. */
    record Stopped(Batch batch) implements IncidentAnswer {}

    /** The person must look at a random sample first. */
    record LookFirst(int sample) implements IncidentAnswer {}

    /** The person proposed or approved it; somebody else must. */
    record AlreadyYours(Batch batch) implements IncidentAnswer {}

    /** Such a batch was proposed already, and is not over. */
    record AlreadyProposed(Batch batch) implements IncidentAnswer {}

    /** An approval is too old, or its person lost the role; the batch is withdrawn. */
    record Lapsed(Batch batch) implements IncidentAnswer {}

    /** The policy is not the one any more under which these cases were judged. */
    record PolicyMoved() implements IncidentAnswer {}

    /** The policy does not offer this action for these cases. */
    record NotOffered(String action) implements IncidentAnswer {}

    /** Another action than the suggested one needs a reason of at most so many characters. */
    record ReasonWanted(int longest) implements IncidentAnswer {}

    /** Nothing is open that could be decided together, or nothing with this verdict. */
    record NothingAlike() implements IncidentAnswer {}

    /** It is closed from now on. */
    record Closed(Incident.Closing closing) implements IncidentAnswer {}

    /** It was closed or merged before, so nothing is decided in it. */
    record IsClosed(Incident.Closing closing) implements IncidentAnswer {}

    /** So many cases are in another incident now. */
    record Merged(CaseRef from, CaseRef into, int cases) implements IncidentAnswer {}

    /** One incident cannot be merged with itself. */
    record SameIncident() implements IncidentAnswer {}

    /** This batch must be over first. */
    record StopFirst(Batch batch) implements IncidentAnswer {}

    /** No batch waits for that. */
    record NoSuchBatch() implements IncidentAnswer {}

    /** No such incident stands. */
    record Unknown() implements IncidentAnswer {}

    /** This person may not do this. */
    record NotAllowed(Deed deed, Set<Role> whoMay) implements IncidentAnswer {}
}
