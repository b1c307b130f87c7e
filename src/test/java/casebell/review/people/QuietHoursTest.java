package casebell.review.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), BERLIN);

    @Test
    void over_night_they_end_on_the_next_morning() {
        assertEquals(Optional.empty(), NIGHT.endAfter(Instant.parse("2026-04-14T19:59:59Z")));
        assertEquals(
                Optional.of(Instant.parse("2026-04-15T05:00:00Z")),
                NIGHT.endAfter(Instant.parse("2026-04-14T20:00:00Z")));
        assertEquals(
                Optional.of(Instant.parse("2026-04-15T05:00:00Z")),
                NIGHT.endAfter(Instant.parse("2026-04-15T04:59:59Z")));
        assertEquals(Optional.empty(), NIGHT.endAfter(Instant.parse("2026-04-15T05:00:00Z")));
    }

    @Test
    void within_a_day_they_end_on_that_day() {
        QuietHours noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0), BERLIN);
        assertEquals(
                Optional.of(Instant.parse("2026-04-14T11:00:00Z")),
                noon.endAfter(Instant.parse("2026-04-14T10:30:00Z")));
        assertEquals(Optional.empty(), noon.endAfter(Instant.parse("2026-04-14T11:00:00Z")));
    }

    @Test
    void when_the_clocks_go_forward_they_still_end_at_their_hour() {
        // 29 March 2026, 02:00 becomes 03:00
        assertEquals(
                Optional.of(Instant.parse("2026-03-29T05:00:00Z")),
                NIGHT.endAfter(Instant.parse("2026-03-28T22:00:00Z")));
    }

    @Test
    void they_begin_and_end_at_different_times() {
        LocalTime seven = LocalTime.of(7, 0);
        assertThrows(IllegalArgumentException.class, () -> new QuietHours(seven, seven, BERLIN));
    }
}
