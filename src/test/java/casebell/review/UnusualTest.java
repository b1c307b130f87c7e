package casebell.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Three threats in an hour matter for one person, and three hundred do not for another. */
class UnusualTest {
    private static final Instant NOW = Instant.parse("2026-04-14T09:10:00Z");
    private static final double MATTERS = 4;

    @Test
    void three_threats_matter_for_somebody_who_is_never_threatened() {
        Unusual quiet = Unusual.of(3, new int[14 * 24]);
        assertTrue(quiet.rarity() > MATTERS, quiet.toString());
        assertTrue(quiet.usual() < 0.01, quiet.toString());
    }

    @Test
    void three_hundred_do_not_for_somebody_who_always_has_so_many() {
        int[] past = new int[14 * 24];
        Random random = new Random(7);
        Arrays.setAll(past, i -> 250 + random.nextInt(100));
        Unusual usual = Unusual.of(300, past);
        assertTrue(usual.rarity() < 1, usual.toString());
        assertEquals(300, usual.usual(), 10);
        assertTrue(Unusual.of(600, past).rarity() > MATTERS);
    }

    @Test
    void one_flood_does_not_make_the_next_one_usual() {
        int[] past = new int[14 * 24];
        past[100] = 5000;
        assertTrue(Unusual.of(3, past).rarity() > MATTERS, Unusual.of(3, past).toString());
    }

    @Test
    void somebody_who_is_threatened_in_bursts_is_not_called_unusual_by_each_burst() {
        int[] past = new int[14 * 24];
        for (int i = 0; i < past.length; i += 12) {
            past[i] = 4;
        }
        assertTrue(Unusual.of(3, past).rarity() < MATTERS, Unusual.of(3, past).toString());
    }

    @Test
    void the_tail_is_that_of_the_poisson_distribution_when_the_past_is_no_more_spread_than_that() {
        // mean 0.5 of one hour: P(X >= 1) = 1 - exp(-0.5) = 0.39347, P(X >= 3) = 0.014388
        assertEquals(-Math.log10(0.39347), Unusual.of(1, new int[1]).rarity(), 1e-4);
        assertEquals(-Math.log10(0.014388), Unusual.of(3, new int[1]).rarity(), 1e-4);
        assertEquals(0, Unusual.of(0, new int[1]).rarity());
    }

    @Test
    void more_are_never_less_unusual() {
        int[] past = {0, 3, 1, 0, 7, 2, 2, 0, 0, 1};
        double before = 0;
        for (int threats = 0; threats < 400; threats++) {
            double rarity = Unusual.of(threats, past).rarity();
            assertTrue(rarity >= before - 1e-9 && rarity <= 99, threats + ": " + rarity);
            before = rarity;
        }
    }

    @Test
    void nothing_is_said_before_a_day_was_watched() {
        Target target = Target.of("demo/u-5", NOW).with(NOW, NOW);
        assertEquals(Optional.empty(), target.at(NOW, Optional.empty()));
        assertEquals(Optional.empty(), target.at(NOW, Optional.of(NOW.minus(Duration.ofHours(24)))));
        assertEquals(
                1,
                target.at(NOW, Optional.of(NOW.minus(Duration.ofHours(25))))
                        .orElseThrow()
                        .threats());
    }

    @Test
    void the_hour_up_to_a_case_is_compared_and_the_past_is_bounded() {
        Target target = Target.of("demo/u-5", NOW);
        for (int i = 0; i < 3000; i++) {
            Instant at = NOW.minus(Duration.ofMinutes(20L * (3000 - i)));
            target = target.with(at, at);
        }
        assertTrue(target.slices().size() <= 14 * 72 + 4, target.slices().size() + " slices");
        Unusual even =
                target.at(NOW, Optional.of(NOW.minus(Duration.ofDays(30)))).orElseThrow();
        assertEquals(2, even.threats());
        assertTrue(even.rarity() < 1, even.toString());
    }
}
