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
    private final Hearing hearing;
    private final Optional<Walls> walls;

    /** Without teams. */
    public IntakeDesk(CaseStore cases, Hearing hearing) {
        this(cases, hearing, Optional.empty());
    }

    /**
     * @param hearing listens to what case systems tell by themselves
     * @param walls takes note of the channel in which a case is first seen
     */
    public IntakeDesk(CaseStore cases, Hearing hearing, Optional<Walls> walls) {
        this.cases = cases;
        this.hearing = hearing;
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
     * The case system says that something happened to a case. It is read anew if it is one of ours, and taken on if its system is followed; whether the
     * team takes on the cases of other systems is not for those to say.
     *
     * @return whether the case is one of ours
     */
    public boolean hearOf(CaseFeed.Item item, Instant at) {
        return hearing.hear(item, at) != Hearing.Heard.NOT_OURS;
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
        Change.Draft<Case> draft =
                Change.to(next, entry).ordering(Order.of(Errand.LOOK_UP, ref, sighting.messageId(), sighting.at()));
        if (stored.filter(c -> !c.isPointedTo()).isPresent()) {
            // it may have been taken on without a card; whoever points to it sees one, also when it is read unchanged
            draft.ordering(Order.of(Errand.SHOW_CARD, ref, "case-" + next.revision(), sighting.at()));
        }
        return draft.answering(stored.isPresent() ? new Sighted.Again(ref) : new Sighted.First(ref));
    }
}
