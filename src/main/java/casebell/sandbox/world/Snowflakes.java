package casebell.sandbox.world;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Makes ids as Discord does: milliseconds since 2015 above 22 bits, always rising. */
public final class Snowflakes {
    private static final long EPOCH = 1_420_070_400_000L;

    private final InstantSource clock;
    private final AtomicLong last = new AtomicLong();

    public Snowflakes(InstantSource clock) {
        this.clock = clock;
    }

    /** The next id. */
    public String next() {
        long now = (clock.millis() - EPOCH) << 22;
        return Long.toUnsignedString(last.updateAndGet(before -> Math.max(before + 1, now)));
    }
}
