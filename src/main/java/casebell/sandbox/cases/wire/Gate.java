package casebell.sandbox.cases.wire;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What stalled answers wait for: somebody opens it, or their time is over. */
public final class Gate {
    private volatile CountDownLatch latch = new CountDownLatch(1);
    private boolean shut;

    /** Lets everybody go who waits now; who comes later waits again. */
    public synchronized void open() {
        latch.countDown();
        if (!shut) {
            latch = new CountDownLatch(1);
        }
    }

    /** Nobody waits here any more, now or later. */
    synchronized void openForGood() {
        shut = true;
        latch.countDown();
    }

    /** Returns true when the gate was opened, false when the time was over. */
    boolean await(Duration time) {
        try {
            return latch.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
