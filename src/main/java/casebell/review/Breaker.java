package casebell.review;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Ties Casebell's hands when too much of what was done is taken back: with {@code reversals} of the latest {@code of} actions within {@code within} taken
 * back, safe mode is switched on, leads are told, and a person who may switches it off again. What was taken back before that does not count any more.
 */
public final class Breaker {
    private final Terms terms;
    private final Tally tally;
    private final HandsDesk hands;
    private final InstantSource clock;

    public Breaker(Terms terms, Tally tally, HandsDesk hands, InstantSource clock) {
        this.terms = terms;
        this.tally = tally;
        this.hands = hands;
        this.clock = clock;
    }

    /**
     * When it is too much.
     *
     * @param reversals so many actions taken back; 0 for never
     * @param of among so many of the latest
     * @param within in the last so long
     */
    public record Terms(int reversals, int of, Duration within) {
        /** What holds when nothing is configured. */
        public static final Terms STANDARD = new Terms(5, 50, Duration.ofDays(1));

        /** Never. */
        public static final Terms NEVER = new Terms(0, 1, Duration.ofDays(1));
    }

    /** One more action was taken back. Called inside the change that takes note of it, so that one is not on the record yet. */
    void reversed() {
        if (terms.reversals() == 0) {
            return;
        }
        Instant now = clock.instant();
        Instant since =
                hands.freedAt().filter(now.minus(terms.within())::isBefore).orElse(now.minus(terms.within()));
        List<Boolean> latest = tally.reversalsAmongLatest(since, terms.of() - 1);
        long taken = 1 + latest.stream().filter(isReversal -> isReversal).count();
        if (taken >= terms.reversals()) {
            hands.trip(taken + " of the latest " + (latest.size() + 1) + " actions were taken back");
        }
    }
}
