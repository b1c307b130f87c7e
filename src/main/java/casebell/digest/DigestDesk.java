package casebell.digest;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Change;
import casebell.cases.Deed;
import casebell.cases.Errand;
import casebell.cases.Order;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Staff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Where digests are ordered: the next one by timetable, and one now by a person. */
public final class DigestDesk {
    /** The subject of the orders for scheduled digests. */
    public static final String SCHEDULED = "scheduled";

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(31);

    private final DigestStore digests;
    private final Timetable timetable;
    private final Permissions permissions;
    private final InstantSource clock;

    public DigestDesk(DigestStore digests, Timetable timetable, Permissions permissions, InstantSource clock) {
        this.digests = digests;
        this.timetable = timetable;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** Orders the next scheduled digest, unless it is ordered already. Called at each start. */
    public void keepTime() {
        Instant now = clock.instant();
        Instant due = timetable.after(now);
        Instant from = digests.endOfLatest()
                .filter(end -> end.isAfter(due.minus(LONGEST)))
                .orElse(due.minus(DAY));
        order(SCHEDULED + "@" + due, from, due, Optional.empty());
    }

    /** A person asks for the figures of the last day. */
    public Asked askNow(Staff who) {
        if (!permissions.allow(who, Deed.DIGEST)) {
            return new Asked.NotAllowed(permissions.whoMay(Deed.DIGEST));
        }
        Instant now = clock.instant();
        order("asked@" + now, now.minus(DAY), now, Optional.of(who.id()));
        return new Asked.Ordered();
    }

    /** What the desk answers. */
    public sealed interface Asked {
        /** It is on its way to the digest channel. */
        record Ordered() implements Asked {}

        /** This person may not. */
        record NotAllowed(Set<Role> whoMay) implements Asked {}
    }

    private void order(String id, Instant from, Instant due, Optional<String> askedBy) {
        digests.change(id, stored -> {
            if (stored.isPresent()) {
                return Change.none(id);
            }
            DigestRun run = DigestRun.intended(id, from, due, askedBy);
            Json.Builder details = Json.object().with("from", from.toString()).with("to", due.toString());
            Entry entry = askedBy.map(staff -> Entry.ofStaff("digest.ordered", id, staff, details))
                    .orElseGet(() -> Entry.ofHouse("digest.ordered", id, details));
            return Change.to(run, entry)
                    .ordering(Order.of(Errand.SEND_DIGEST, id, "", due))
                    .answering(id);
        });
    }
}
