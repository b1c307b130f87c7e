package casebell.source.ozone;

import casebell.source.wire.CaseSystem;
import casebell.source.wire.Pace;
import casebell.source.wire.SystemKind;
import casebell.source.wire.WireSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** An Ozone moderation service. */
public final class OzoneSystem {
    /** As the configuration knows it. */
    public static final SystemKind KIND = new SystemKind(
            "ozone",
            "a Bluesky Ozone moderation service",
            Optional.of("/reports/{id}"),
            true,
            Optional.empty(),
            OzoneSystem::open);

    /** A fifth of what a personal data server allows an address, so that people on the same one are not kept waiting. */
    private static final int MOST_CALLS = 600;

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private OzoneSystem() {}

    private static CaseSystem open(WireSettings settings, InstantSource clock) {
        Access access = Access.of(settings, Optional.of(new Pace(MOST_CALLS, WINDOW, clock)), clock);
        OzoneApi api = new OzoneApi(settings, access);
        Abilities abilities = new Abilities(api, clock);
        return new CaseSystem(
                new OzoneSource(settings, api, abilities),
                new OzoneOutlet(settings.name(), api, abilities),
                new ReportFeed(settings, access, clock),
                List.of(access.line()));
    }
}
