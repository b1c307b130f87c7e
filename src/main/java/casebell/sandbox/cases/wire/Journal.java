package casebell.sandbox.cases.wire;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** The last ten thousand requests, in the order in which they arrived, noted before anything is done about them. */
public final class Journal {
    private static final int CAPACITY = 10_000;

    private final Deque<Request> requests = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrival = lock.newCondition();
    private long last;

    Request note(LongFunction<Request> arriving) {
        lock.lock();
        try {
            last++;
            Request request = arriving.apply(last);
            if (requests.size() == CAPACITY) {
                requests.removeFirst();
            }
            requests.addLast(request);
            arrival.signalAll();
            return request;
        } finally {
            lock.unlock();
        }
    }

    public List<Request> requests() {
        lock.lock();
        try {
            return List.copyOf(requests);
        } finally {
            lock.unlock();
        }
    }

    public void clear() {
        lock.lock();
        try {
            requests.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until so many matching requests are in the journal. Returns false when the time is over. */
    public boolean await(Predicate<Request> matching, int count, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (requests.stream().filter(matching).count() < count) {
                if (left <= 0) {
                    return false;
                }
                left = arrival.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
