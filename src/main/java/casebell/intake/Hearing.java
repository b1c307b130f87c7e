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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Listens to what case systems tell by themselves: new cases of the followed ones are taken on, cases that changed are read anew. */
public final class Hearing {
    private final CaseStore cases;
    private final LinkFinder links;
    private final Set<String> followed;

    /**
     * @param followed the sources whose cases are taken on although nobody pointed to them
     */
    public Hearing(CaseStore cases, LinkFinder links, Set<String> followed) {
        this.cases = cases;
        this.links = links;
        this.followed = Set.copyOf(followed);
    }

    /** What became of it. */
    enum Heard {
        /** It is one of ours from now on. */
        TAKEN_ON,
        /** It is one of ours, and read anew. */
        READ_ANEW,
        /** It is one of ours, and as we know it. */
        KNOWN,
        /** It is none of ours. */
        NOT_OURS
    }

    /** A case was told of. Each time it is read anew is an order of its own: one that is being carried out may have read the case already. */
    Heard hear(CaseFeed.Item item, Instant at) {
        return cases.change(
                item.ref(),
                stored -> stored.map(known -> again(known, item, at)).orElseGet(() -> first(item, at)));
    }

    /** It is read anew, and nothing is said about it. */
    void look(CaseRef ref, String stamp, Instant at) {
        cases.change(
                ref,
                stored -> new Change<>(
                        Optional.empty(), List.of(), List.of(Order.of(Errand.LOOK_UP, ref, stamp, at)), true));
    }

    private static Change<Case, Heard> again(Case known, CaseFeed.Item item, Instant at) {
        boolean isAsKnown = item.version().isPresent()
                ? known.trouble().isEmpty()
                        && known.snapshot().map(s -> s.version()).equals(item.version())
                : switch (item.state()) {
                    case OPEN -> known.isOpen();
                    case CLOSED -> !known.isOpen();
                    case CHANGED -> false;
                };
        if (isAsKnown) {
            return Change.none(Heard.KNOWN);
        }
        Case next = known.heardOf();
        return Change.to(next, Entry.ofHouse("case.heard", item.ref().toString(), Json.object()))
                .ordering(Order.of(Errand.LOOK_UP, item.ref(), "heard-" + next.revision(), at))
                .answering(Heard.READ_ANEW);
    }

    private Change<Case, Heard> first(CaseFeed.Item item, Instant at) {
        CaseRef ref = item.ref();
        Optional<URI> link = links.readOne(ref.toString()).map(LinkFinder.Found::link);
        if (!followed.contains(ref.source()) || item.state() == CaseFeed.Is.CLOSED || link.isEmpty()) {
            return Change.none(Heard.NOT_OURS);
        }
        Json.Builder details = Json.object().with("seenAt", at.toString());
        return Change.to(
                        Case.sighted(ref, link.get(), Sighting.told(at)),
                        Entry.ofHouse("case.told", ref.toString(), details))
                .ordering(Order.of(Errand.LOOK_UP, ref, "told", at))
                .answering(Heard.TAKEN_ON);
    }
}
