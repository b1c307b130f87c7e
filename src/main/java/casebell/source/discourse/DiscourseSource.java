package casebell.source.discourse;

import casebell.cases.CaseRef;
import casebell.cases.Snapshot;
import casebell.intake.CaseSource;
import casebell.source.discourse.ReviewApi.Look;
import casebell.source.wire.WireSettings;
import java.util.Optional;

/** Reads cases of the review queue. Nothing is kept: what can be done changes without a new version. */
final class DiscourseSource implements CaseSource {
    private final WireSettings settings;
    private final ReviewApi api;

    DiscourseSource(WireSettings settings, ReviewApi api) {
        this.settings = settings;
        this.api = api;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Reading read(CaseRef ref, Optional<Snapshot> known) {
        Look look = api.look(ref.id());
        if (look instanceof Look.Gone gone) {
            return new Reading.Absent(gone.why());
        }
        if (look instanceof Look.Later later) {
            return new Reading.Later(later.why(), later.notBefore());
        }
        Snapshot told = Snapshots.of(((Look.Seen) look).reviewable(), api.consoleUrl(ref.id()), api.own());
        return known.equals(Optional.of(told)) ? new Reading.Unchanged() : new Reading.Told(told);
    }
}
