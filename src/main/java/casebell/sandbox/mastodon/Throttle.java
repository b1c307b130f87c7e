package casebell.sandbox.mastodon;

import casebell.sandbox.cases.wire.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Three hundred calls in each five minutes of the clock, told in the headers that Mastodon tells it in. */
final class Throttle {
    private static final int MOST = 300;
    private static final long WINDOW = Duration.ofMinutes(5).toSeconds();

    private final InstantSource clock;
    private long window;
    private int used;

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts a call. */
    synchronized boolean isOver() {
        long now = clock.instant().getEpochSecond() / WINDOW;
        used = now == window ? used + 1 : 1;
        window = now;
        return used > MOST;
    }

    synchronized Answer stamp(Answer answer) {
        return answer.with("X-RateLimit-Limit", Integer.toString(MOST))
                .with("X-RateLimit-Remaining", Integer.toString(Math.max(0, MOST - used)))
                .with(
                        "X-RateLimit-Reset",
                        Instant.ofEpochSecond((window + 1) * WINDOW).toString());
    }
}
