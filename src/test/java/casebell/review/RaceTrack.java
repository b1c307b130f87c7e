package casebell.review;

import casebell.cases.MemoryHouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that begin in the same moment. */
final class RaceTrack implements AutoCloseable {
    private static final int SPINS = 500;

    private final ExecutorService threads = Executors.newFixedThreadPool(3);
    private final int everyNth;
    private volatile boolean isRacing;

    /**
     * @param everyNth one step of so many is a race
     */
    RaceTrack(int everyNth) {
        this.everyNth = everyNth;
    }

    int everyNth() {
        return everyNth;
    }

    boolean isRacing() {
        return isRacing;
    }

    /** Runs all at once, and waits for all. What one of them finds wrong is thrown; when none does and some were killed, that. */
    void run(List<Runnable> all) {
        CountDownLatch missing = new CountDownLatch(all.size());
        List<Future<?>> others = new ArrayList<>();
        isRacing = true;
        try {
            for (Runnable other : all.subList(1, all.size())) {
                others.add(threads.submit(() -> together(missing, other)));
            }
            Optional<MemoryHouse.Killed> killed = Optional.empty();
            try {
                together(missing, all.get(0));
            } catch (MemoryHouse.Killed k) {
                killed = Optional.of(k);
            }
            for (Future<?> other : others) {
                Optional<MemoryHouse.Killed> first = killed;
                killed = killed(other).or(() -> first);
            }
            if (killed.isPresent()) {
                throw killed.get();
            }
        } finally {
            isRacing = false;
        }
    }

    private static void together(CountDownLatch missing, Runnable work) {
        missing.countDown();
        for (int spins = 0; missing.getCount() > 0 && spins < SPINS; spins++) {
            Thread.onSpinWait();
        }
        try {
            missing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        work.run();
    }

    /** Lets others come in between. */
    static void waver() {
        for (int spins = 0; spins < SPINS / 10; spins++) {
            Thread.onSpinWait();
        }
    }

    private static Optional<MemoryHouse.Killed> killed(Future<?> racer) {
        try {
            racer.get();
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MemoryHouse.Killed killed) {
                return Optional.of(killed);
            }
            throw new AssertionError("In a race", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
