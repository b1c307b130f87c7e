package casebell.cases;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A case that somebody in the chat pointed to, or that was taken on because its system told of it.
 *
 * @param link where it stands in its system's web console
 * @param sightings the latest hundred, oldest first
 * @param revision counts the changes, 1 for the first
 */
public record Case(CaseRef ref, URI link, Standing standing, List<Sighting> sightings, long revision)
        implements Revised {
    private static final int MOST_SIGHTINGS = 100;

    public Case {
        sightings = List.copyOf(sightings);
        if (sightings.isEmpty()) {
            throw new IllegalArgumentException("A case begins with a sighting");
        }
    }

    /** A case that was just seen for the first time. */
    public static Case sighted(CaseRef ref, URI link, Sighting first) {
        return new Case(ref, link, new Standing.Awaited(Optional.empty()), List.of(first), 1);
    }

    /** Whether this message already pointed here. */
    public boolean wasSightedIn(String messageId) {
        return sightings.stream().anyMatch(s -> s.messageId().equals(messageId));
    }

    /** Whether somebody in the chat pointed to it. */
    public boolean isPointedTo() {
        return sightings.stream().anyMatch(s -> !s.isTold());
    }

    /** Whether something may still have to be decided in its system, as far as we know. */
    public boolean isOpen() {
        return standing instanceof Standing.Known k
                ? !k.snapshot().state().equals("closed")
                : !(standing instanceof Standing.Gone);
    }

    /** One more sighting. */
    public Case sightedAgain(Sighting next) {
        List<Sighting> all = new ArrayList<>(sightings);
        all.add(next);
        int surplus = Math.max(0, all.size() - MOST_SIGHTINGS);
        return new Case(ref, link, standing, all.subList(surplus, all.size()), revision + 1);
    }

    /** Its system says that something happened to it; what that was is for the next reading to tell. */
    public Case heardOf() {
        return with(standing);
    }

    /** The system told it, or confirmed what it had told. */
    public Case known(Snapshot snapshot, Instant at) {
        return with(new Standing.Known(snapshot, at, Optional.empty()));
    }

    /** A look-up failed and will be tried again; what was known stays known. */
    public Case troubled(Trouble trouble) {
        return with(
                standing instanceof Standing.Known k
                        ? new Standing.Known(k.snapshot(), k.readAt(), Optional.of(trouble))
                        : new Standing.Awaited(Optional.of(trouble)));
    }

    /** The system says that there is nothing to read. */
    public Case gone(String why, Instant at) {
        return with(new Standing.Gone(why, at));
    }

    /** What the system told last, if it ever did and the case is not gone. */
    public Optional<Snapshot> snapshot() {
        return standing instanceof Standing.Known k ? Optional.of(k.snapshot()) : Optional.empty();
    }

    /** The present trouble of reading it, if there is one. */
    public Optional<Trouble> trouble() {
        if (standing instanceof Standing.Awaited a) {
            return a.trouble();
        }
        return standing instanceof Standing.Known k ? k.trouble() : Optional.empty();
    }

    /** When it was first seen, as far as the kept sightings tell. */
    public Instant firstSeenAt() {
        return sightings.get(0).at();
    }

    private Case with(Standing next) {
        return new Case(ref, link, next, sightings, revision + 1);
    }
}
