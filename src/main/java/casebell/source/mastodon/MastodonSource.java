package casebell.source.mastodon;

import casebell.cases.CaseRef;
import casebell.cases.Snapshot;
import casebell.intake.CaseSource;
import casebell.source.mastodon.AdminApi.Look;
import casebell.source.wire.WireSettings;
import java.net.URI;
import java.util.Optional;

/** Reads reports. Nothing is kept: a report has no validator, and who closed it in the meantime matters more than a saved call. */
final class MastodonSource implements CaseSource {
    private final WireSettings settings;
    private final AdminApi api;
    private final Abilities abilities;

    MastodonSource(WireSettings settings, AdminApi api, Abilities abilities) {
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
        Snapshot told = Snapshots.of((Look.Seen) look, URI.create(api.consoleUrl(ref.id())), abilities.now());
        return known.equals(Optional.of(told)) ? new Reading.Unchanged() : new Reading.Told(told);
    }
}
