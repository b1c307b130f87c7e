package casebell.review.incident;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Deed;
import casebell.cases.Permissions;
import casebell.cases.Staff;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where incidents end: closed because all is decided or because somebody says so, or merged with another. */
public final class EndingDesk {
    /** A reason has at most so many characters. */
    static final int LONGEST_REASON = 300;

    private final IncidentStore incidents;
    private final Permissions permissions;
    private final InstantSource clock;

    public EndingDesk(IncidentStore incidents, Permissions permissions, InstantSource clock) {
        this.incidents = incidents;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** Closes an incident although cases of it are open; it is opened again when more come. */
    public IncidentAnswer close(CaseRef ref, Staff who, String reason) {
        return authorised(who, () -> {
            if (reason.isBlank() || reason.length() > LONGEST_REASON) {
                return new IncidentAnswer.ReasonWanted(LONGEST_REASON);
            }
            return incidents.change(ref, stored -> {
                Optional<IncidentAnswer> barred = barred(stored);
                if (barred.isPresent()) {
                    return Change.none(barred.get());
                }
                Instant now = clock.instant();
                int size = incidents.count(ref, Integer.MAX_VALUE);
                Incident.Closing end =
                        new Incident.Closing(Optional.of(who.id()), Optional.of(reason), size, Optional.empty(), now);
                Json.Builder details = Json.object().with("cases", size).with("reason", reason);
                return Change.to(
                                stored.orElseThrow().closed(end).step(),
                                Entry.ofStaff("incident.closed", ref.toString(), who.id(), details))
                        .ordering(Gathering.redraw(ref, now))
                        .answering(new IncidentAnswer.Closed(end));
            });
        });
    }

    /**
     * Puts all cases of one incident into another, which is one with it from then on. Who decides looks at a sample anew.
     *
     * @param from is over by it
     * @param into takes the cases
     */
    public IncidentAnswer merge(CaseRef from, CaseRef into, Staff who) {
        return authorised(who, () -> {
            if (from.equals(into)) {
                return new IncidentAnswer.SameIncident();
            }
            return incidents.change(from, stored -> {
                Optional<IncidentAnswer> barred = barred(stored);
                return barred.isPresent()
                        ? Change.none(barred.get())
                        : incidents.change(into, other -> taken(stored.orElseThrow(), into, other, who));
            });
        });
    }

    /** Changes the one that takes, inside the change of the one that is taken; answers the latter's change. */
    private Change<Incident, Change<Incident, IncidentAnswer>> taken(
            Incident from, CaseRef into, Optional<Incident> other, Staff who) {
        Optional<IncidentAnswer> barred =
                other.filter(o -> o.isClosed() && !o.isMerged()).isPresent() ? Optional.empty() : barred(other);
        if (barred.isPresent()) {
            return Change.none(Change.none(barred.get()));
        }
        Instant now = clock.instant();
        int moved = incidents.move(from.ref(), into);
        Incident.Closing end =
                new Incident.Closing(Optional.of(who.id()), Optional.empty(), moved, Optional.of(into), now);
        Json.Builder told = Json.object().with("cases", moved).with("into", into.toString());
        Json.Builder taken =
                Json.object().with("cases", moved).with("from", from.ref().toString());
        Change<Incident, IncidentAnswer> over = Change.to(
                        from.closed(end).step(),
                        Entry.ofStaff("incident.merged", from.ref().toString(), who.id(), told))
                .ordering(Gathering.redraw(from.ref(), now))
                .answering(new IncidentAnswer.Merged(from.ref(), into, moved));
        return Change.to(
                        other.orElseThrow().taking(from).step(),
                        Entry.ofStaff("incident.took", into.toString(), who.id(), taken))
                .ordering(Gathering.redraw(into, now))
                .answering(over);
    }

    /** Why an incident cannot end now. */
    private static Optional<IncidentAnswer> barred(Optional<Incident> stored) {
        if (stored.filter(Incident::stands).isEmpty()) {
            return Optional.of(new IncidentAnswer.Unknown());
        }
        Incident incident = stored.get();
        if (incident.isClosed()) {
            return Optional.of(new IncidentAnswer.IsClosed(incident.closing().orElseThrow()));
        }
        return incident.batches().stream().filter(Batch::isLive).findFirst().map(IncidentAnswer.StopFirst::new);
    }

    /**
     * Closes an incident of which every case is decided, and opens one again to which cases came, or of which a case is open again. Called before its card is
     * drawn, as often as that is.
     */
    static void settle(IncidentStore incidents, CaseRef ref, Instant now) {
        incidents.change(ref, stored -> {
            if (stored.filter(i -> i.stands() && !i.isMerged()).isEmpty()) {
                return Change.none(false);
            }
            Incident incident = stored.get();
            List<IncidentStore.Tally> tally = incidents.tally(ref);
            int size = tally.stream().mapToInt(IncidentStore.Tally::count).sum();
            boolean isOpen = tally.stream().anyMatch(t -> t.stage().equals("open"));
            boolean isLive = incident.batches().stream().anyMatch(Batch::isLive);
            if (!incident.isClosed() && size > 0 && !isOpen && !isLive) {
                Incident.Closing end =
                        new Incident.Closing(Optional.empty(), Optional.empty(), size, Optional.empty(), now);
                return Change.to(
                                incident.closed(end).step(),
                                Entry.ofHouse(
                                        "incident.closed",
                                        ref.toString(),
                                        Json.object().with("cases", size)))
                        .answering(true);
            }
            boolean comesBack = incident.closing()
                    .filter(c -> isOpen && (size > c.size() || c.staffId().isEmpty()))
                    .isPresent();
            return comesBack
                    ? Change.to(
                                    incident.reopened().step(),
                                    Entry.ofHouse(
                                            "incident.reopened",
                                            ref.toString(),
                                            Json.object().with("cases", size)))
                            .answering(true)
                    : Change.none(false);
        });
    }

    private IncidentAnswer authorised(Staff who, Supplier<IncidentAnswer> work) {
        return permissions.allow(who, Deed.DECIDE)
                ? work.get()
                : new IncidentAnswer.NotAllowed(Deed.DECIDE, permissions.whoMay(Deed.DECIDE));
    }
}
