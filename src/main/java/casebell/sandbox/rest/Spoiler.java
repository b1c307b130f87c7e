package casebell.sandbox.rest;

import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Spoils answers, as a test ordered. */
final class Spoiler {
    private static final int PROMISED_BYTES = 4096;

    private final ScheduledExecutorService timer;

    Spoiler(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    Answered spoil(Context context, Faults.Fault fault, Answered honest) {
        return switch (fault.kind()) {
            case STATUS -> Answered.plain(fault.status(), fault.status() + ": ordered by a test");
            case LIMIT -> limit(context, fault, false);
            case LIMIT_EVERYTHING -> limit(context, fault, true);
            case SLOW -> {
                pause(fault);
                yield honest;
            }
            case DROP -> {
                breakOff(context);
                yield Answered.BROKEN;
            }
        };
    }

    private static Answered limit(Context context, Faults.Fault fault, boolean isGlobal) {
        context.header("Retry-After", Long.toString(fault.time().toSeconds()))
                .header("X-RateLimit-Scope", isGlobal ? "global" : "user");
        if (isGlobal) {
            context.header("X-RateLimit-Global", "true");
        }
        ObjectNode body = Wire.object()
                .put("message", "You are being rate limited.")
                .put("retry_after", (double) fault.time().toSeconds())
                .put("global", isGlobal);
        return new Answered(429, Wire.write(body));
    }

    private void pause(Faults.Fault fault) {
        try {
            timer.schedule(() -> {}, fault.time().toMillis(), TimeUnit.MILLISECONDS)
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Promises more than it sends: the server cuts the connection in the middle of the answer. */
    private static void breakOff(Context context) {
        try {
            context.res().setContentLength(PROMISED_BYTES);
            context.res().getOutputStream().write("{".getBytes(StandardCharsets.UTF_8));
            context.res().flushBuffer();
        } catch (IOException gone) {
            context.status(500);
        }
    }
}
