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
import casebell.cases.Walls;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Takes note of links to cases. One transaction: the sighting, its entry, and the order to look the case up. */
public final class IntakeDesk {
    private final CaseStore cases;
    private final Optional<Walls> walls;

    /** Without teams. */
    public IntakeDesk(CaseStore cases) {
        this(cases, Optional.empty());
    }

    /**
     * @param walls takes note of the channel in which a case is first seen
     */
    public IntakeDesk(CaseStore cases, Optional<Walls> walls) {
        this.cases = cases;
        this.walls = walls;
    }

    /** Somebody pointed to a case. The same message and case count once, however often this is called. */
    public Sighted sight(CaseRef ref, URI link, Sighting sighting) {
        return cases.change(ref, stored -> {
            if (stored.isEmpty()) {
                walls.ifPresent(w -> w.file(ref, sighting.channelId()));
            }
            return decide(ref, link, sighting, stored);
        });
    }

    /**
     * The case system says that something happened to a case. It is read anew if somebody has pointed to it; whether the team takes on other cases is not
     * for the case system to say. Each time is an order of its own: one that is being carried out may have read the case already.
     *
     * @return whether the case is one of ours
     */
    public boolean hearOf(CaseRef ref, Instant at) {
        return cases.change(ref, stored -> {
            if (stored.isEmpty()) {
                return Change.none(false);
            }
            Case next = stored.get().heardOf();
            return Change.to(next, Entry.ofHouse("case.heard", ref.toString(), Json.object()))
                    .ordering(Order.of(Errand.LOOK_UP, ref, "heard-" + next.revision(), at))
                    .answering(true);
        });
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
