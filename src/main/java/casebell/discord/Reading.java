package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.Deed;
import casebell.cases.Permissions;
import casebell.cases.Staff;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets people read what is theirs to read, and puts on the record who looked at a confidential case. */
final class Reading {
    private Reading() {}

    /** What a person reads of a case; who may not is told so. */
    static String of(Permissions permissions, Staff who, CaseRef ref, String at, Supplier<String> work) {
        Optional<String> barred = barred(permissions, who, Deed.READ, ref);
        if (barred.isPresent()) {
            return barred.get();
        }
        permissions.walls().ifPresent(w -> w.noteLook(ref, who, at));
        return work.get();
    }

    /** Why a person may not do this to this case; empty when nothing stands against it. */
    static Optional<String> barred(Permissions permissions, Staff who, Deed deed, CaseRef ref) {
        return permissions.barrier(who, deed, ref).map(barrier -> switch (barrier) {
            case DEED -> Replies.notAllowed(deed, permissions.whoMay(deed));
            case CASE -> Replies.closed();
        });
    }
}
