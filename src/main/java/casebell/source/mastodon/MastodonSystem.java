package casebell.source.mastodon;

import casebell.source.wire.CaseSystem;
import casebell.source.wire.Pace;
import casebell.source.wire.SystemKind;
import casebell.source.wire.WireClient;
import casebell.source.wire.WireSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A Mastodon server. */
public final class MastodonSystem {
    /** As the configuration knows it. */
    public static final SystemKind KIND = new SystemKind(
            "mastodon",
            "a Mastodon server's admin API",
            Optional.of("/admin/reports/{id}"),
            true,
            Optional.of((source, secret, clock) -> new MastodonHook(source, secret)),
            MastodonSystem::open);

    /** Mastodon's own limit for a token. */
    private static final int MOST_CALLS = 300;

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private MastodonSystem() {}

    /** One connection for everything, because the limit is that of the token. */
    private static CaseSystem open(WireSettings settings, InstantSource clock) {
        WireClient client = new WireClient(settings, Optional.of(new Pace(MOST_CALLS, WINDOW, clock)), clock);
        AdminApi api = new AdminApi(settings, client);
        Abilities abilities = new Abilities(api, clock);
        return new CaseSystem(
                new MastodonSource(settings, api, abilities),
                new MastodonOutlet(settings, api, abilities, clock),
                new ReportFeed(settings, api),
                List.of(client));
    }
}
