package casebell.sandbox.cases;

import casebell.sandbox.cases.hook.Hook;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * How a {@link DemoCaseSystem} starts. Begin with {@link #using} and change what matters:
 *
 * <pre>{@code
 * DemoOptions.using(workers, clock).holdingTheFlood().telling(URI.create("http://127.0.0.1:8080/hooks/cases"), secret)
 * }</pre>
 *
 * @param workers runs one task for each request that is answered, and one for the hook; stalled answers hold theirs, so let it grow
 * @param clock the time of cases, actions, keys and cursors
 * @param port 0 takes a free one
 * @param token what a client must send; a random one unless given
 * @param story which cases are there at the start, and how long a queued action takes
 * @param hook who is told of changes
 */
public record DemoOptions(
        Executor workers, InstantSource clock, int port, String token, Story story, Optional<Hook> hook) {
    /**
     * How the story is told.
     *
     * @param holding whether the flood waits to be released
     * @param queueDelay how long {@code sweep-replies} stays queued
     */
    public record Story(boolean holding, Duration queueDelay) {}

    public DemoOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, but is " + port);
        }
        if (!token.matches("[!-~]{8,200}")) {
            throw new IllegalArgumentException("token must be 8 to 200 visible characters without spaces");
        }
    }

    /** A free port, a random token, every case at once, no hook. */
    public static DemoOptions using(Executor workers, InstantSource clock) {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String token = "demo-" + HexFormat.of().formatHex(random);
        return new DemoOptions(workers, clock, 0, token, new Story(false, Duration.ofSeconds(5)), Optional.empty());
    }

    public DemoOptions on(int newPort) {
        return new DemoOptions(workers, clock, newPort, token, story, hook);
    }

    public DemoOptions withToken(String newToken) {
        return new DemoOptions(workers, clock, port, newToken, story, hook);
    }

    /** The flood is not there at the start: {@link DemoCaseSystem#release} lets it come. */
    public DemoOptions holdingTheFlood() {
        return new DemoOptions(workers, clock, port, token, new Story(true, story.queueDelay()), hook);
    }

    public DemoOptions queueingFor(Duration delay) {
        return new DemoOptions(workers, clock, port, token, new Story(story.holding(), delay), hook);
    }

    /** Tells this hook on loopback of every change, with a second between the first attempts. */
    public DemoOptions telling(URI target, String secret) {
        return telling(new Hook(target, secret, Duration.ofSeconds(1)));
    }

    public DemoOptions telling(Hook newHook) {
        return new DemoOptions(workers, clock, port, token, story, Optional.of(newHook));
    }

    @Override
    public String toString() {
        return "DemoOptions[port=" + port + ", token=[REDACTED], story=" + story + ", hook=" + hook + "]";
    }
}
