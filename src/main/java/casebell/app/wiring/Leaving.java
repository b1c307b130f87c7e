package casebell.app.wiring;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Waits until the process is asked to stop, and holds the stop back until everything is closed in order. */
final class Leaving implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable House house;

    Leaving() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::leave, "shutdown"));
    }

    /** A house that still waits for Discord is told to give up when the stop comes. */
    void closes(House waiting) {
        house = waiting;
    }

    void await() throws InterruptedException {
        asked.await();
    }

    private void leave() {
        asked.countDown();
        House waiting = house;
        if (waiting != null) {
            waiting.giveUpJoining();
        }
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
