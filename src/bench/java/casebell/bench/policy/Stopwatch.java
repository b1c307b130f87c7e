package casebell.bench.policy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Three rounds in which each contender has its turn; of each the median counts. Time is that of the processor, so that other programs disturb little. */
final class Stopwatch {
    private static final int ROUNDS = 3;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final int posts;
    private final long nanos;
    private long sum;

    /**
     * @param posts how many cases, again and again
     * @param nanos how long one turn lasts
     */
    Stopwatch(int posts, long nanos) {
        this.posts = posts;
        this.nanos = nanos;
    }

    /**
     * What was measured.
     *
     * @param perSecond decisions
     * @param garbage bytes for each
     */
    record Speed(double perSecond, double garbage) {}

    Map<String, Speed> measure(List<Contender> contenders) {
        contenders.forEach(this::turn);
        contenders.forEach(this::turn);
        Map<String, List<Speed>> all = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Contender contender : contenders) {
                all.computeIfAbsent(contender.name(), n -> new ArrayList<>()).add(turn(contender));
            }
        }
        Map<String, Speed> medians = new LinkedHashMap<>();
        all.forEach((name, speeds) -> medians.put(
                name,
                new Speed(
                        median(speeds.stream().mapToDouble(Speed::perSecond).toArray()),
                        median(speeds.stream().mapToDouble(Speed::garbage).toArray()))));
        return medians;
    }

    private Speed turn(Contender contender) {
        int step = 16;
        long done = 0;
        int at = 0;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long start = THREADS.getCurrentThreadCpuTime();
        long taken = 0;
        while (taken < nanos) {
            int to = Math.min(posts, at + step);
            sum += contender.run(at, to);
            done += to - at;
            at = to == posts ? 0 : to;
            taken = THREADS.getCurrentThreadCpuTime() - start;
            // look at the clock about every millisecond
            step = (int) Math.min(posts, Math.max(1, done * 1_000_000 / Math.max(1, taken)));
        }
        double garbage = (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / done;
        return new Speed(done * 1e9 / taken, garbage);
    }

    /** Something of all results, so that no work can be left out. */
    long sum() {
        return sum;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
