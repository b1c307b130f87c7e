package casebell.source.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** When a system asks us to come back: seconds, an HTTP date, or the time at which its own allowance begins anew. At most a quarter of an hour. */
final class Times {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private Times() {}

    static Optional<Instant> retryAt(Response response, Instant now) {
        Optional<Instant> asked = after(response.header("Retry-After"), now);
        return asked.isPresent() || response.code() != 429 ? asked : reset(response.header("X-RateLimit-Reset"), now);
    }

    private static Optional<Instant> after(@Nullable String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            Instant at = header.matches("[0-9]{1,9}")
                    ? now.plusSeconds(Long.parseLong(header))
                    : ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            return Optional.of(atMost(at, now));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> reset(@Nullable String header, Instant now) {
        try {
            return header == null
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(header).toInstant())
                            .filter(at -> at.isAfter(now))
                            .map(at -> atMost(at, now));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant atMost(Instant at, Instant now) {
        Instant latest = now.plus(LONGEST_WAIT);
        return at.isAfter(latest) ? latest : at;
    }
}
