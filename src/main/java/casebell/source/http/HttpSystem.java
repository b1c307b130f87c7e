package casebell.source.http;

import casebell.source.wire.CaseSystem;
import casebell.source.wire.SystemKind;
import casebell.source.wire.WireClient;
import casebell.source.wire.WireSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A case system that speaks the Casebell Case API. */
public final class HttpSystem {
    /** As the configuration knows it. */
    public static final SystemKind KIND = new SystemKind(
            "http", "the Casebell Case API", Optional.empty(), false, Optional.of(HttpHook::new), HttpSystem::open);

    private HttpSystem() {}

    /** Reading and acting have a connection each: what keeps failing to be read may still be acted on. */
    private static CaseSystem open(WireSettings settings, InstantSource clock) {
        WireClient reading = new WireClient(settings, Optional.empty(), clock);
        WireClient acting = new WireClient(settings, Optional.empty(), clock);
        return new CaseSystem(
                new HttpCaseSource(settings, reading, new Abilities(reading, clock)),
                new HttpActionOutlet(settings, acting),
                new HttpCaseFeed(settings, reading),
                List.of(reading, acting));
    }
}
