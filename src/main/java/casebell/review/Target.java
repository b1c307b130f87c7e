package casebell.review;

import casebell.cases.Revised;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often a person was threatened, in slices of twenty minutes over the last fortnight: at most 1,008 numbers, whatever happens.
 *
 * @param key the person, as {@code source/account}; or {@link #WATCH}
 * @param since when the first threat was counted; for {@link #WATCH}, since when anything was counted here
 * @param slices threats of high or critical severity by the number of their slice since 1970; none for slices without any
 */
public record Target(String key, Instant since, SortedMap<Long, Integer> slices, long revision) implements Revised {
    /** Under this key it is kept since when the house counts at all. */
    public static final String WATCH = "watch";

    /** What is compared: an hour. */
    public static final Duration WINDOW = Duration.ofHours(1);

    /** With how much. */
    public static final Duration PAST = Duration.ofDays(14);

    /** Before the house has counted for so long, it does not say what is usual. */
    public static final Duration AT_LEAST = Duration.ofDays(1);

    private static final Duration SLICE = Duration.ofMinutes(20);
    private static final int SLICES_IN_WINDOW = (int) WINDOW.dividedBy(SLICE);

    public Target {
        slices = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(slices));
    }

    static Target of(String key, Instant now) {
        return new Target(key, now, new TreeMap<>(), 0);
    }

    /** Nothing happened yet but that the counting began. */
    Target begun() {
        return new Target(key, since, slices, revision + 1);
    }

    /** One more, opened at this moment. What is too old to matter is forgotten. */
    Target with(Instant openedAt, Instant now) {
        TreeMap<Long, Integer> all = new TreeMap<>(slices);
        all.merge(sliceOf(openedAt), 1, Integer::sum);
        all.headMap(sliceOf(now.minus(PAST).minus(WINDOW))).clear();
        return new Target(key, since, all, revision + 1);
    }

    /**
     * The hour up to this moment against the hours before it.
     *
     * @param watchedSince since when the house counts; empty or too short ago, and nothing is said
     */
    Optional<Unusual> at(Instant moment, Optional<Instant> watchedSince) {
        long hours = watchedSince
                .map(since -> Duration.between(since, moment.minus(WINDOW)).toHours())
                .orElse(0L);
        if (hours < AT_LEAST.toHours()) {
            return Optional.empty();
        }
        long end = sliceOf(moment) + 1;
        int[] past = new int[(int) Math.min(hours, PAST.toHours())];
        for (int i = 0; i < past.length; i++) {
            past[i] = sum(end - (long) SLICES_IN_WINDOW * (i + 2), end - (long) SLICES_IN_WINDOW * (i + 1));
        }
        return Optional.of(Unusual.of(sum(end - SLICES_IN_WINDOW, end), past));
    }

    private int sum(long from, long to) {
        return slices.subMap(from, to).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static long sliceOf(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SLICE.toSeconds());
    }
}
