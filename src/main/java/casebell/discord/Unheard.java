package casebell.discord;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts those who pressed and were not acknowledged yet, so that work can let them go first. */
final class Unheard {
    /** For so long a piece of work stands back at most; somebody whose acknowledgement hangs holds nobody up for longer. */
    private static final Duration LONGEST = Duration.ofMillis(250);

    private final Duration longest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private int waiting;

    Unheard() {
        this(LONGEST);
    }

    /**
     * @param longest for so long a piece of work stands back at most
     */
    Unheard(Duration longest) {
        this.longest = longest;
    }

    /** Somebody pressed. */
    void comes() {
        lock.lock();
        try {
            waiting++;
        } finally {
            lock.unlock();
        }
    }

    /** The acknowledgement is with Discord, or is lost. */
    void isHeard() {
        lock.lock();
        try {
            waiting--;
            if (waiting == 0) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nobody waits for an acknowledgement, or long enough. */
    void goFirst() {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (waiting > 0 && left > 0) {
                left = none.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
