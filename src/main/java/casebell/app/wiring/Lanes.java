package casebell.app.wiring;

import casebell.cases.CaseRef;
import casebell.cases.Handler;
import casebell.cases.Order;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Lets only so many orders call one case system at once. One that finds no room comes again in a second and nobody is told: a case system that
 * stalls must take up neither the threads that page people nor those that call another case system.
 */
final class Lanes implements Handler {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Handler within;
    private final int width;
    private final InstantSource clock;
    private final Map<String, Semaphore> lanes = new ConcurrentHashMap<>();

    /**
     * @param within carries the orders out; their subjects are cases
     * @param width how many at once for each case system
     */
    Lanes(Handler within, int width, InstantSource clock) {
        this.within = within;
        this.width = width;
        this.clock = clock;
    }

    @Override
    public Outcome carryOut(Order order) {
        String source = CaseRef.read(order.subject()).orElseThrow().source();
        Semaphore lane = lanes.computeIfAbsent(source, any -> new Semaphore(width));
        if (!lane.tryAcquire()) {
            return Handler.again(
                    clock.instant().plus(PAUSE), width + " orders for " + source + " are being carried out already");
        }
        try {
            return within.carryOut(order);
        } finally {
            lane.release();
        }
    }
}
