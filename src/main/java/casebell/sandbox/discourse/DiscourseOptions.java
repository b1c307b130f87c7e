package casebell.sandbox.discourse;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.Executor;

/**
 * How a {@link LocalDiscourse} starts.
 *
 * @param workers runs one task for each request that is answered; stalled answers hold theirs, so let it grow
 * @param port 0 takes a free one
 * @param key what a client must send as {@code Api-Key}
 */
public record DiscourseOptions(Executor workers, InstantSource clock, int port, String key) {
    /** A free port and a random key. */
    public static DiscourseOptions using(Executor workers, InstantSource clock) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return new DiscourseOptions(workers, clock, 0, HexFormat.of().formatHex(random));
    }

    public DiscourseOptions on(int newPort) {
        return new DiscourseOptions(workers, clock, newPort, key);
    }

    @Override
    public String toString() {
        return "DiscourseOptions[port=" + port + ", key=[REDACTED]]";
    }
}
