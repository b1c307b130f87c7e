package casebell.sandbox.mastodon;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.Executor;

/**
 * How a {@link LocalMastodon} starts.
 *
 * @param workers runs one task for each request that is answered; stalled answers hold theirs, so let it grow
 * @param port 0 takes a free one
 * @param token what a client must send
 * @param isFork whether single posts can be acted on
 */
public record MastodonOptions(Executor workers, InstantSource clock, int port, String token, boolean isFork) {
    /** A free port, a random token, as upstream. */
    public static MastodonOptions using(Executor workers, InstantSource clock) {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return new MastodonOptions(workers, clock, 0, "toot-" + HexFormat.of().formatHex(random), false);
    }

    public MastodonOptions on(int newPort) {
        return new MastodonOptions(workers, clock, newPort, token, isFork);
    }

    /** The fork that can act on single posts. */
    public MastodonOptions asFork() {
        return new MastodonOptions(workers, clock, port, token, true);
    }

    @Override
    public String toString() {
        return "MastodonOptions[port=" + port + ", token=[REDACTED], isFork=" + isFork + "]";
    }
}
