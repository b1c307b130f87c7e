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

    /** The number of an id, or -1 when the text is none. */
    public static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** The number of an id that a call names, or a refusal. */
    public static long demand(String id, String field) {
        long number = number(id);
        if (number < 0) {
            throw Refusal.invalid(field, "NUMBER_TYPE_COERCE", "Value \"" + id + "\" is not snowflake.");
        }
        return number;
    }

    /** The milliseconds since 1970 at which an id was made. */
    public static long millis(long id) {
        return (id >>> 22) + EPOCH;
    }
}
