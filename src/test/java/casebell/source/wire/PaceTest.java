package casebell.source.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.source.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final TestClock clock = new TestClock();
    private final Pace pace = new Pace(10, WINDOW, clock);

    @Test
    void reading_leaves_a_fifth_for_acting() {
        Instant start = clock.instant();
        for (int i = 0; i < 8; i++) {
            assertEquals(Optional.empty(), pace.take(false));
        }
        assertEquals(Optional.of(start.plus(WINDOW)), pace.take(false));
        assertEquals(Optional.empty(), pace.take(true));
        assertEquals(Optional.empty(), pace.take(true));
        assertEquals(Optional.of(start.plus(WINDOW)), pace.take(true));
    }

    @Test
    void there_is_room_again_when_it_says() {
        for (int i = 0; i < 8; i++) {
            pace.take(false);
            clock.forward(Duration.ofSeconds(1));
        }
        Instant room = pace.take(false).orElseThrow();
        clock.forward(Duration.between(clock.instant(), room));
        assertEquals(Optional.empty(), pace.take(false));
        assertTrue(pace.take(false).isPresent());
    }

    @Property(tries = 200)
    void no_window_ever_holds_more_than_allowed(@ForAll long seed) {
        TestClock time = new TestClock();
        Pace limited = new Pace(10, WINDOW, time);
        Random random = new Random(seed);
        Deque<Instant> taken = new ArrayDeque<>();
        for (int i = 0; i < 200; i++) {
            time.forward(Duration.ofSeconds(random.nextInt(40)));
            Optional<Instant> room = limited.take(random.nextBoolean());
            if (room.isEmpty()) {
                taken.add(time.instant());
            } else {
                assertTrue(room.get().isAfter(time.instant()), "it is worth coming back then");
            }
            Instant begin = time.instant().minus(WINDOW);
            taken.removeIf(t -> !t.isAfter(begin));
            assertTrue(taken.size() <= 10);
        }
    }
}
