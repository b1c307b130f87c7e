package casebell.app.wiring;

import casebell.cases.CaseRef;
import casebell.cases.Handler;
import casebell.cases.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Lets only so many orders call one case system at once. One that finds no room comes again in a second or later, each at a moment of its own, and nobody
 * is told: a case system that stalls must take up neither the threads that page people nor those that call another case system, and thousands of orders
 * that come at once must not all come again at once.
 */
final class Lanes implements Handler {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration APART = Duration.ofMillis(20);

    private final Handler within;
    private final int width;
    private final InstantSource clock;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

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
        Lane lane = lanes.computeIfAbsent(source, any -> new Lane(width));
        if (!lane.room.tryAcquire()) {
            // without a reason: thousands wait in a flood, and none of them is news
            return Handler.again(lane.turn(clock.instant()), "");
        }
        try {
            return within.carryOut(order);
        } finally {
            lane.room.release();
        }
    }

    private static final class Lane {
        private final Semaphore room;
        private Instant last = Instant.EPOCH;

        private Lane(int width) {
            room = new Semaphore(width);
        }

        /** A moment that nobody else was told. */
        private synchronized Instant turn(Instant now) {
            Instant soonest = now.plus(PAUSE);
            Instant next = last.plus(APART);
            last = next.isAfter(soonest) ? next : soonest;
            return last;
        }
    }
}
