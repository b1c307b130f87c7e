package casebell.intake;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.Order;
import casebell.cases.Sighting;
import java.net.URI;
import java.util.Optional;

/** Takes note of links to cases. One transaction: the sighting, its entry, and the order to look the case up. */
public final class IntakeDesk {
    private final CaseStore cases;

    public IntakeDesk(CaseStore cases) {
        this.cases = cases;
    }

    /** Somebody pointed to a case. The same message and case count once, however often this is called. */
    public Sighted sight(CaseRef ref, URI link, Sighting sighting) {
        return cases.change(ref, stored -> decide(ref, link, sighting, stored));
    }

    private static Change<Case, Sighted> decide(CaseRef ref, URI link, Sighting sighting, Optional<Case> stored) {
        if (stored.isPresent() && stored.get().wasSightedIn(sighting.messageId())) {
            return Change.none(new Sighted.Counted(ref));
        }
        Entry entry = Entry.ofStaff(
                "case.sighted",
                ref.toString(),
                sighting.staffId(),
                Json.object()
                        .with("channel", sighting.channelId())
                        .with("message", sighting.messageId())
                        .with("seenAt", sighting.at().toString()));
        Case next = stored.map(c -> c.sightedAgain(sighting)).orElseGet(() -> Case.sighted(ref, link, sighting));
        return Change.to(next, entry)
                .ordering(Order.of(Errand.LOOK_UP, ref, sighting.messageId(), sighting.at()))
                .answering(stored.isPresent() ? new Sighted.Again(ref) : new Sighted.First(ref));
    }
}
