package casebell.sandbox.ozone;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.Executor;

/**
 * How a {@link LocalOzone} starts.
 *
 * @param workers runs one task for each request that is answered; stalled answers hold theirs, so let it grow
 * @param port 0 takes a free one
 * @param token what a client must send
 */
public record OzoneOptions(Executor workers, InstantSource clock, int port, String token) {
    /** A free port and a random token. */
    public static OzoneOptions using(Executor workers, InstantSource clock) {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return new OzoneOptions(workers, clock, 0, "o3-" + HexFormat.of().formatHex(random));
    }

    public OzoneOptions on(int newPort) {
        return new OzoneOptions(workers, clock, newPort, token);
    }

    @Override
    public String toString() {
        return "OzoneOptions[port=" + port + ", token=[REDACTED]]";
    }
}
