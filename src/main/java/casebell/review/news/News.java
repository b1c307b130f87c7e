package casebell.review.news;

import casebell.cases.Revised;
import casebell.cases.Spot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was announced of one source in one place, and what was not because it was too much.
 *
 * @param place as {@link Announcing} names it
 * @param recent when cards were announced here in the last minute, oldest first
 * @param more how many cases got no card since this message began, by severity
 * @param moreAt when the last of them came
 * @param spot where the message about them stands
 * @param shown what it says
 * @param edition one more for each message
 */
public record News(
        String source,
        String place,
        List<Instant> recent,
        Map<String, Integer> more,
        Optional<Instant> moreAt,
        Optional<Spot> spot,
        String shown,
        int edition,
        long revision)
        implements Revised {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration QUIET = Duration.ofMinutes(10);

    public News {
        recent = List.copyOf(recent);
        more = Collections.unmodifiableMap(new TreeMap<>(more));
    }

    /** Its key. */
    static String key(String source, String place) {
        return source + "@" + place;
    }

    static News none(String source, String place) {
        return new News(source, place, List.of(), Map.of(), Optional.empty(), Optional.empty(), "", 1, 0);
    }

    /** How many cases got no card, all in all. */
    public int count() {
        return more.values().stream().mapToInt(n -> n).sum();
    }

    private List<Instant> within(Instant now) {
        return recent.stream().filter(at -> at.isAfter(now.minus(MINUTE))).toList();
    }

    boolean hasRoom(int perMinute, Instant now) {
        return within(now).size() < perMinute;
    }

    /** One more card. */
    News announcing(Instant now) {
        List<Instant> all = new ArrayList<>(within(now));
        all.add(now);
        return new News(source, place, all, more, moreAt, spot, shown, edition, revision + 1);
    }

    /** One more case without a card; after a quiet time it begins a new message. */
    News keepingBack(String severity, Instant now) {
        boolean isAnew = moreAt.filter(at -> at.isBefore(now.minus(QUIET))).isPresent();
        Map<String, Integer> next = new TreeMap<>(isAnew ? Map.of() : more);
        next.merge(severity, 1, Integer::sum);
        Optional<Spot> stands = isAnew ? Optional.empty() : spot;
        return new News(
                source,
                place,
                within(now),
                next,
                Optional.of(now),
                stands,
                isAnew ? "" : shown,
                isAnew ? edition + 1 : edition,
                revision + 1);
    }

    /** The message stands here and says this. */
    News showing(Spot at, String text) {
        return new News(source, place, recent, more, moreAt, Optional.of(at), text, edition, revision + 1);
    }

    /** Somebody deleted the message. */
    News lost() {
        return new News(source, place, recent, more, moreAt, Optional.empty(), "", edition + 1, revision + 1);
    }
}
