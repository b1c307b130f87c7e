package casebell.source.wire;

import casebell.intake.CaseLine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How often a system may be called. A fifth of the allowance is kept for acting. */
public final class Pace {
    private final int most;
    private final Duration window;
    private final InstantSource clock;
    private final Deque<Instant> calls = new ArrayDeque<>();

    /**
     * @param most calls in any such length of time
     */
    public Pace(int most, Duration window, InstantSource clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    /** How many calls are left; those that read may make a fifth fewer. */
    synchronized CaseLine.Room room() {
        forget(clock.instant());
        return new CaseLine.Room(Math.max(0, most - calls.size()), most, window);
    }

    private void forget(Instant now) {
        while (!calls.isEmpty() && !calls.peekFirst().isAfter(now.minus(window))) {
            calls.removeFirst();
        }
    }

    /** Counts a call and answers with nothing, or says when there will be room for it. */
    synchronized Optional<Instant> take(boolean isWrite) {
        Instant now = clock.instant();
        forget(now);
        int allowed = isWrite ? most : most - most / 5;
        if (calls.size() >= allowed) {
            return Optional.of(calls.stream()
                    .skip((long) calls.size() - allowed)
                    .findFirst()
                    .orElse(now)
                    .plus(window));
        }
        calls.addLast(now);
        return Optional.empty();
    }
}
