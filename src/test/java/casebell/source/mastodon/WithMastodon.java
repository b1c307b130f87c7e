package casebell.source.mastodon;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import casebell.cases.CaseRef;
import casebell.cases.Snapshot;
import casebell.intake.CaseSource.Reading;
import casebell.review.ActionOutlet;
import casebell.review.Decision;
import casebell.sandbox.mastodon.LocalMastodon;
import casebell.sandbox.mastodon.MastodonOptions;
import casebell.source.Decisions;
import casebell.source.Secret;
import casebell.source.TestClock;
import casebell.source.wire.CaseSystem;
import casebell.source.wire.WireSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A local Mastodon, and both doors to it. */
abstract class WithMastodon {
    final TestClock clock = new TestClock();
    LocalMastodon mastodon;
    CaseSystem system;
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "local-mastodon");
        thread.setDaemon(true);
        return thread;
    });

    @BeforeEach
    final void start() throws IOException {
        start(MastodonOptions.using(workers, clock));
    }

    final void start(MastodonOptions options) throws IOException {
        mastodon = LocalMastodon.start(options);
        system = open();
    }

    final void startAsFork() throws IOException {
        mastodon.close();
        start(MastodonOptions.using(workers, clock).asFork());
    }

    @AfterEach
    final void stop() {
        mastodon.close();
        workers.shutdownNow();
    }

    /** Both doors anew, as after a restart. */
    final CaseSystem open() {
        return MastodonSystem.KIND.opener().open(settings(mastodon.baseUrl()), clock);
    }

    final WireSettings settings(URI base) {
        return new WireSettings("toot", base, new Secret(mastodon.token()), Duration.ofSeconds(20), 1 << 20, true);
    }

    static CaseRef ref(String id) {
        return new CaseRef("toot", id);
    }

    final Snapshot told(String id) {
        return assertInstanceOf(Reading.Told.class, system.source().read(ref(id), Optional.empty()))
                .snapshot();
    }

    final Snapshot.Means means(String id, String action) {
        return told(id).meansOf(action).orElseThrow();
    }

    final Decision decision(String id, String action) {
        return Decisions.of(action, told(id).version(), clock.instant());
    }

    final ActionOutlet.Answer act(String id, Decision decision) {
        return system.outlet().act(ref(id), decision);
    }
}
