package casebell.sandbox.rest;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The buckets of calls: one for each route, channel or guild, and caller. They are generous, unless a test made one smaller; the headers are always
 * there. Windows are of real time, because clients wait in real time.
 */
final class RateLimits {
    private static final Pattern MAJOR = Pattern.compile("^/(channels|guilds|webhooks)/([^/]+)");
    private static final int SIZE = 1000;
    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final int MOST = 2000;

    private final World world;
    private final Faults faults;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>();

    RateLimits(World world, Faults faults) {
        this.world = world;
        this.faults = faults;
    }

    private static final class Bucket {
        private int left;
        private long endsAt;
    }

    /** Takes one call out of its bucket and writes the headers; the refusal when the bucket is empty. */
    Optional<Answered> take(Context context, String route, String path, Member who) {
        Matcher major = MAJOR.matcher(path);
        String key = route + "|" + (major.find() ? major.group(2) : "") + "|" + who.id();
        Optional<Faults.Bucket> smaller = faults.bucketOf(context.method().name(), path);
        int size = smaller.map(Faults.Bucket::size).orElse(SIZE);
        long window = smaller.map(Faults.Bucket::window).orElse(WINDOW).toNanos();
        long now = System.nanoTime();
        double wait;
        int left;
        synchronized (buckets) {
            Bucket bucket = buckets.computeIfAbsent(smaller.isPresent() ? key + "|" + size : key, k -> new Bucket());
            if (bucket.endsAt - now <= 0) {
                bucket.left = size;
                bucket.endsAt = now + window;
            }
            left = bucket.left--;
            wait = (bucket.endsAt - now) / 1e9;
            if (buckets.size() > MOST) {
                buckets.remove(buckets.keySet().iterator().next());
            }
        }
        double resetsAt = world.now().toEpochMilli() / 1000.0 + wait;
        context.header("X-RateLimit-Bucket", Integer.toHexString(route.hashCode()))
                .header("X-RateLimit-Limit", Integer.toString(size))
                .header("X-RateLimit-Remaining", Integer.toString(Math.max(0, left - 1)))
                .header("X-RateLimit-Reset-After", String.format(Locale.ROOT, "%.3f", wait))
                .header("X-RateLimit-Reset", String.format(Locale.ROOT, "%.3f", resetsAt));
        if (left > 0) {
            return Optional.empty();
        }
        context.header("Retry-After", Integer.toString((int) Math.ceil(wait))).header("X-RateLimit-Scope", "user");
        ObjectNode body = Wire.object()
                .put("message", "You are being rate limited.")
                .put("retry_after", wait)
                .put("global", false);
        return Optional.of(new Answered(429, Wire.write(body)));
    }
}
