package casebell.bench;

import java.util.Arrays;
import java.util.Locale;

/** Durations of one kind, in nanoseconds. */
final class Times {
    private long[] all = new long[0];

    void add(long nanos) {
        all = Arrays.copyOf(all, all.length + 1);
        all[all.length - 1] = nanos;
    }

    int count() {
        return all.length;
    }

    /** The value below which this share of them lies, in milliseconds. */
    double at(double share) {
        long[] sorted = all.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1e6;
    }

    String line(String name) {
        return String.format(
                Locale.ROOT,
                "%-34s median %7.2f ms   99th percentile %7.2f ms   (%d)",
                name,
                at(0.5),
                at(0.99),
                count());
    }
}
