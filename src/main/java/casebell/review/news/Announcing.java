package casebell.review.news;

import java.util.Map;
import java.util.Optional;

/**
 * Where new cases of a followed case system are announced.
 *
 * @param sources by their names
 */
public record Announcing(Map<String, Of> sources) {
    /** What stands for no place. */
    public static final String NOWHERE = "none";

    public Announcing {
        sources = Map.copyOf(sources);
    }

    /**
     * Of one source.
     *
     * @param places by severity: {@code case-review}, {@code urgent}, the id of a channel, or {@link #NOWHERE}
     * @param perMinute the most cards in one place within a minute
     */
    public record Of(Map<String, String> places, int perMinute) {
        public Of {
            places = Map.copyOf(places);
        }
    }

    /** Where a case of this severity is announced; empty when it is not. */
    Optional<String> place(String source, String severity) {
        return Optional.ofNullable(sources.get(source))
                .flatMap(of -> Optional.ofNullable(of.places().get(severity)))
                .filter(place -> !place.equals(NOWHERE));
    }

    int perMinute(String source) {
        return Optional.ofNullable(sources.get(source)).map(Of::perMinute).orElse(0);
    }
}
