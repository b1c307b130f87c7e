package casebell.review;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Change;
import casebell.cases.Custody;
import casebell.cases.CustodyStore;
import casebell.cases.Deed;
import casebell.cases.Errand;
import casebell.cases.Order;
import casebell.cases.Permissions;
import casebell.cases.Staff;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Where cases are made confidential, and open again. */
public final class CustodyDesk {
    private static final int LONGEST_WORDS = 500;

    private final CaseStore cases;
    private final CustodyStore custodies;
    private final Permissions permissions;
    private final InstantSource clock;

    public CustodyDesk(CaseStore cases, CustodyStore custodies, Permissions permissions, InstantSource clock) {
        this.cases = cases;
        this.custodies = custodies;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** Makes a case one for the named few; its card leaves the channels of everybody. */
    public Handled seal(CaseRef ref, Staff who, String reason) {
        return change(ref, who, before -> {
            if (reason.isBlank() || reason.length() > LONGEST_WORDS) {
                return Change.none(new Handled.Unfit("Say why, in 1 to " + LONGEST_WORDS + " characters"));
            }
            Instant now = clock.instant();
            Custody next = before.sealed(new Custody.Seal(Optional.of(who.id()), reason, now));
            return before.seal().isPresent()
                    ? Change.none(new Handled.Confidential(true, false))
                    : step(next, entry("case.sealed", ref, who, reason), new Handled.Confidential(true, true), now);
        });
    }

    /** Makes it a case like any other. */
    public Handled unseal(CaseRef ref, Staff who, String reason) {
        return change(
                ref,
                who,
                before -> before.seal().isEmpty()
                        ? Change.none(new Handled.Confidential(false, false))
                        : step(
                                before.unsealed(),
                                entry("case.unsealed", ref, who, reason),
                                new Handled.Confidential(false, true),
                                clock.instant()));
    }

    private static Entry entry(String type, CaseRef ref, Staff who, String reason) {
        return Entry.ofStaff(type, ref.toString(), who.id(), Json.object().with("reason", reason));
    }

    private static Change<Custody, Handled> step(Custody next, Entry entry, Handled answer, Instant now) {
        return Change.to(next, entry)
                .ordering(Order.of(Errand.SHOW_CARD, next.ref(), "custody-" + next.revision(), now))
                .ordering(Order.of(Errand.SHOW_PAGE, next.ref(), "custody-" + next.revision(), now))
                .answering(answer);
    }

    private Handled change(
            CaseRef ref, Staff who, java.util.function.Function<Custody, Change<Custody, Handled>> work) {
        Optional<Permissions.Barrier> barrier = permissions.barrier(who, Deed.CONFIDE, ref);
        if (barrier.isPresent()) {
            return switch (barrier.get()) {
                case DEED -> new Handled.NotAllowed(Deed.CONFIDE, permissions.whoMay(Deed.CONFIDE));
                case CASE -> new Handled.Closed();
            };
        }
        return cases.find(ref).isEmpty()
                ? new Handled.Unknown()
                : custodies.change(ref, stored -> work.apply(stored.orElseGet(() -> Custody.of(ref))));
    }
}
