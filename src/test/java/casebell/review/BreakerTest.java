package casebell.review;

import static casebell.review.ReviewHouse.LEA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Errand;
import casebell.cases.Role;
import casebell.cases.Staff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final Staff OLEK = new Staff("110", Set.of(Role.OPERATOR));

    private final ReviewHouse at = new ReviewHouse();
    private final List<Instant> asked = new ArrayList<>();
    private List<Boolean> done = List.of();

    private Breaker breaker(int reversals, int of) {
        Tally tally = (since, most) -> {
            asked.add(since);
            return done.subList(0, Math.min(most, done.size()));
        };
        return new Breaker(new Breaker.Terms(reversals, of, Duration.ofDays(1)), tally, at.hands, at.house);
    }

    @Test
    void with_so_many_taken_back_nothing_more_is_done_and_leads_are_told_once() {
        Breaker breaker = breaker(3, 10);
        done = List.of(false, true, false, false);
        breaker.reversed();
        assertEquals(Optional.empty(), at.hands.tied());
        done = List.of(true, false, true, false, false);
        breaker.reversed();
        breaker.reversed();
        HandsDesk.Told.State state = (HandsDesk.Told.State) at.hands.status(LEA);
        Hands.SafeMode mode = state.safeMode().orElseThrow();
        assertEquals(Optional.of("3 of the latest 6 actions were taken back"), mode.why());
        assertEquals(
                1,
                at.house.orders().stream()
                        .filter(o ->
                                o.errand() == Errand.TELL_TEAM && o.subject().equals("house"))
                        .count());
        assertTrue(at.house.recorded().contains("safe-mode.on"));
    }

    @Test
    void only_the_latest_count_and_only_those_since_it_was_freed() {
        Breaker breaker = breaker(2, 3);
        done = List.of(false, false, true, true, true);
        breaker.reversed();
        assertEquals(Optional.empty(), at.hands.tied());
        done = List.of(true);
        breaker.reversed();
        assertTrue(at.hands.tied().isPresent());
        at.house.advance(Duration.ofHours(1));
        at.hands.safeMode(OLEK, false);
        Instant freed = at.house.instant();
        at.house.advance(Duration.ofHours(1));
        done = List.of();
        breaker.reversed();
        assertEquals(freed, asked.get(asked.size() - 1));
        at.house.advance(Duration.ofDays(2));
        breaker.reversed();
        assertEquals(at.house.instant().minus(Duration.ofDays(1)), asked.get(asked.size() - 1));
    }

    @Test
    void it_can_be_left_out() {
        Breaker breaker = breaker(0, 3);
        done = Collections.nCopies(3, true);
        breaker.reversed();
        assertEquals(Optional.empty(), at.hands.tied());
        assertEquals(List.of(), asked);
    }
}
