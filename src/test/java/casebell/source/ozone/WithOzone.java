package casebell.source.ozone;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import casebell.cases.CaseRef;
import casebell.cases.Snapshot;
import casebell.intake.CaseSource.Reading;
import casebell.review.ActionOutlet.Answer;
import casebell.review.Decision;
import casebell.sandbox.cases.fault.Broken;
import casebell.sandbox.cases.wire.Fault;
import casebell.sandbox.ozone.LocalOzone;
import casebell.sandbox.ozone.OzoneOptions;
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

/** A local Ozone, and both doors to it. */
abstract class WithOzone {
    final TestClock clock = new TestClock();
    LocalOzone ozone;
    CaseSystem system;
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "local-ozone");
        thread.setDaemon(true);
        return thread;
    });

    @BeforeEach
    final void start() throws IOException {
        ozone = LocalOzone.start(OzoneOptions.using(workers, clock));
        system = open(ozone.token());
    }

    @AfterEach
    final void stop() {
        ozone.close();
        workers.shutdownNow();
    }

    /** Both doors anew, as after a restart. */
    final CaseSystem open(String token) {
        return OzoneSystem.KIND
                .opener()
                .open(
                        new WireSettings(
                                "sky", ozone.baseUrl(), new Secret(token), Duration.ofSeconds(20), 1 << 20, true),
                        clock);
    }

    static CaseRef ref(String id) {
        return new CaseRef("sky", id);
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

    final Answer act(String id, Decision decision) {
        return system.outlet().act(ref(id), decision);
    }

    final Answer.Accepted accepted(String id, Decision decision) {
        return assertInstanceOf(Answer.Accepted.class, act(id, decision));
    }

    final String refused(String id, Decision decision) {
        return assertInstanceOf(Answer.Refused.class, act(id, decision)).why();
    }

    final String status(String id) {
        return ozone.report(id).path("status").asText();
    }

    /** An answer of Ozone's own kind. Nothing is done. */
    static Fault error(int status, String name, String words) {
        return Broken.replaced(casebell.sandbox.cases.wire.Answer.of(
                status, "application/json", "{\"error\":\"" + name + "\",\"message\":\"" + words + "\"}"));
    }
}
