package casebell.source.ozone;

import casebell.cases.CaseRef;
import casebell.cases.Snapshot;
import casebell.intake.CaseSource;
import casebell.source.ozone.OzoneApi.Look;
import casebell.source.wire.WireSettings;
import java.net.URI;
import java.util.Optional;

/** Reads reports. Nothing is kept: a report has no validator, and what others have done to its subject matters more than a saved call. */
final class OzoneSource implements CaseSource {
    private final WireSettings settings;
    private final OzoneApi api;
    private final Abilities abilities;

    OzoneSource(WireSettings settings, OzoneApi api, Abilities abilities) {
        this.settings = settings;
        this.api = api;
        this.abilities = abilities;
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
        URI console = settings.baseUrl().resolve("/reports/" + ref.id());
        Snapshot told = Snapshots.of(((Look.Seen) look).report(), console, abilities.now());
        return known.equals(Optional.of(told)) ? new Reading.Unchanged() : new Reading.Told(told);
    }
}
