package casebell.source.discourse;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import casebell.cases.CaseRef;
import casebell.cases.Snapshot;
import casebell.intake.CaseSource.Reading;
import casebell.review.ActionOutlet;
import casebell.review.Decision;
import casebell.sandbox.discourse.DiscourseOptions;
import casebell.sandbox.discourse.LocalDiscourse;
import casebell.source.Decisions;
import casebell.source.Secret;
import casebell.source.TestClock;
import casebell.source.wire.CaseSystem;
import casebell.source.wire.WireSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A local Discourse, and both doors to it. */
abstract class WithDiscourse {
    final TestClock clock = new TestClock();
    LocalDiscourse discourse;
    CaseSystem system;
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "local-discourse");
        thread.setDaemon(true);
        return thread;
    });

    @BeforeEach
    final void start() throws IOException {
        discourse = LocalDiscourse.start(DiscourseOptions.using(workers, clock));
        system = open(discourse.token());
    }

    @AfterEach
    final void stop() {
        discourse.close();
        workers.shutdownNow();
    }

    /** Both doors anew, as after a restart. */
    final CaseSystem open(String token) {
        return DiscourseSystem.KIND.opener().open(settings(token), clock);
    }

    final WireSettings settings(String token) {
        return new WireSettings("forum", discourse.baseUrl(), new Secret(token), Duration.ofSeconds(20), 1 << 20, true);
    }

    static CaseRef ref(String id) {
        return new CaseRef("forum", id);
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
