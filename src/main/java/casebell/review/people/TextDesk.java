package casebell.review.people;

import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Deed;
import casebell.cases.Permissions;
import casebell.cases.Snapshot;
import casebell.cases.Staff;
import java.time.LocalDate;
import java.util.Optional;

/** Where the text of a case is shown to one person at a time. */
public final class TextDesk {
    private final CaseStore cases;
    private final Permissions permissions;
    private final ExposureStore exposure;
    private final PeopleDesk people;
    private final ReadingLimits limits;

    /**
     * @param people knows which day it is for a person
     */
    public TextDesk(
            CaseStore cases, Permissions permissions, ExposureStore exposure, PeopleDesk people, ReadingLimits limits) {
        this.cases = cases;
        this.permissions = permissions;
        this.exposure = exposure;
        this.people = people;
        this.limits = limits;
    }

    /**
     * Counts texts that are shown to a person together, such as a sample of many cases.
     *
     * @return whether they may be shown; when it is enough for today, nothing is counted
     */
    public boolean admit(Staff who, int texts) {
        LocalDate today = people.today(who.id());
        if (limits.isTooMany(exposure.shownTo(who.id(), today))) {
            return false;
        }
        for (int i = 0; i < texts; i++) {
            exposure.count(who.id(), today);
        }
        return true;
    }

    /** Shows the text of a case, and counts it. */
    public Shown show(CaseRef ref, Staff who) {
        Optional<Permissions.Barrier> barrier = permissions.barrier(who, Deed.READ, ref);
        if (barrier.isPresent()) {
            return switch (barrier.get()) {
                case DEED -> new Shown.NotAllowed(Deed.READ, permissions.whoMay(Deed.READ));
                case CASE -> new Shown.Closed();
            };
        }
        Optional<Snapshot> snapshot = cases.find(ref).flatMap(Case::snapshot);
        if (snapshot.isEmpty()) {
            return new Shown.Unknown();
        }
        LocalDate today = people.today(who.id());
        Optional<String> text = snapshot.get().content().flatMap(Snapshot.Content::text);
        int media = snapshot.get().content().map(c -> c.media().size()).orElse(0);
        if (text.isEmpty()) {
            return new Shown.Text(text, media, exposure.shownTo(who.id(), today), false);
        }
        if (limits.isTooMany(exposure.shownTo(who.id(), today))) {
            return new Shown.Enough(limits.hard());
        }
        permissions.walls().ifPresent(w -> w.noteLook(ref, who, "text"));
        int shown = exposure.count(who.id(), today);
        return new Shown.Text(text, media, shown, limits.isMany(shown));
    }
}
