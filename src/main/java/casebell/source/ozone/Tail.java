package casebell.source.ozone;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The end of a list that was read in the order of its times.
 *
 * @param at the latest time that was read
 * @param told what was told of the last minute before it, each as {@code id@milliseconds}
 */
record Tail(Instant at, Set<String> told) {
    /** What bears a time may be seen this much later. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private static final int MOST_REMEMBERED = 2_000;

    Tail {
        told = Set.copyOf(told);
    }

    static Tail at(Instant time) {
        return new Tail(time, Set.of());
    }

    /** From when on it is read again. */
    Instant from() {
        return at.isBefore(Instant.EPOCH.plus(LATE)) ? Instant.EPOCH : at.minus(LATE);
    }

    boolean knows(String id) {
        return told.stream().anyMatch(t -> t.startsWith(id + "@"));
    }

    /** The end after more was read. */
    Tail after(Instant latest, List<String> met) {
        long from = new Tail(latest, Set.of()).from().toEpochMilli();
        Set<String> all = new LinkedHashSet<>(told);
        all.addAll(met);
        List<String> kept = all.stream()
                .filter(t -> Long.parseLong(t.substring(t.indexOf('@') + 1)) >= from)
                .toList();
        return new Tail(latest, Set.copyOf(kept.subList(Math.max(0, kept.size() - MOST_REMEMBERED), kept.size())));
    }

    String write() {
        return at.toEpochMilli() + " " + told.stream().sorted().collect(Collectors.joining(","));
    }

    static Tail read(String text) {
        String[] parts = text.split(" ", 2);
        Set<String> told = Arrays.stream(parts.length > 1 ? parts[1].split(",") : new String[0])
                .filter(t -> t.matches("[0-9]{1,19}@[0-9]{1,15}"))
                .collect(Collectors.toSet());
        return new Tail(Instant.ofEpochMilli(Long.parseLong(parts[0])), told);
    }
}
