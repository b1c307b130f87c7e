package casebell.source.discourse;

import casebell.source.wire.CaseSystem;
import casebell.source.wire.Pace;
import casebell.source.wire.SystemKind;
import casebell.source.wire.WireClient;
import casebell.source.wire.WireSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The review queue of a Discourse forum. */
public final class DiscourseSystem {
    /** As the configuration knows it. */
    public static final SystemKind KIND = new SystemKind(
            "discourse",
            "the review queue of a Discourse forum",
            Optional.of("/review/{id}"),
            true,
            Optional.of((source, secret, clock) -> new DiscourseHook(source, secret)),
            DiscourseSystem::open);

    /** What Discourse allows a key, on some versions all keys together, unless an operator there changed it. */
    private static final int MOST_CALLS = 60;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private DiscourseSystem() {}

    private static CaseSystem open(WireSettings settings, InstantSource clock) {
        Login login = Login.of(settings.token());
        WireClient client =
                new WireClient(settings, Optional.of(new Pace(MOST_CALLS, WINDOW, clock)), clock, login.headers());
        ReviewApi api = new ReviewApi(settings, client, login.username());
        return new CaseSystem(
                new DiscourseSource(settings, api),
                new DiscourseOutlet(settings, api),
                new ReviewFeed(settings, api),
                List.of(client));
    }
}
