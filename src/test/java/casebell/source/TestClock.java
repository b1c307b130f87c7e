package casebell.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A time that a test moves. */
public final class TestClock implements InstantSource {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-04-14T10:00:00Z"));

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Later by so much. */
    public void forward(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }
}
