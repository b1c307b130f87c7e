package casebell.sandbox.cases.wire;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What stalled answers wait for: somebody opens it, or their time is over. */
public final class Gate {
    private Turn turn = new Turn();
    private boolean shut;

    /** A place before the gate, from now until it is opened next. Whoever begins to wait after that waits no more. */
    public static final class Turn {
        private final CountDownLatch opened = new CountDownLatch(1);

        private Turn() {}

        /** Returns true when the gate was opened, false when the time was over. */
        boolean await(Duration time) {
            try {
                return opened.await(time.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    }

    public synchronized Turn turn() {
        return turn;
    }

    /** Lets everybody go who has a turn now; who comes later waits again. */
    public synchronized void open() {
        turn.opened.countDown();
        if (!shut) {
            turn = new Turn();
        }
    }

    /** Nobody waits here any more, now or later. */
    synchronized void openForGood() {
        shut = true;
        turn.opened.countDown();
    }
}
