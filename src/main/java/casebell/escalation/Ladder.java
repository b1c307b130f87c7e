package casebell.escalation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is paged, and who next.
 *
 * @param name the name by which policy and configuration know it
 * @param tiers in the order in which they are paged, at least one
 */
public record Ladder(String name, List<Tier> tiers) {
    public Ladder {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("The ladder '" + name + "' needs at least one tier");
        }
    }

    /**
     * One tier.
     *
     * @param title as people call it ({@code leadership on call})
     * @param onCall who is pinged
     * @param acknowledgeWithin how long this tier has before it is repeated or the next is paged
     * @param repeats how often the tier is pinged again before the next one
     */
    public record Tier(String title, List<OnCall> onCall, Duration acknowledgeWithin, int repeats) {
        public Tier {
            onCall = List.copyOf(onCall);
            if (onCall.isEmpty()
                    || acknowledgeWithin.isNegative()
                    || acknowledgeWithin.isZero()
                    || repeats < 0
                    || repeats > 10) {
                throw new IllegalArgumentException(
                        "A tier pings somebody, gives them some time, and repeats at most 10 times: '" + title + "'");
            }
        }
    }

    /**
     * Whom to ping.
     *
     * @param kind a role or one person
     * @param id the chat's id
     */
    public record OnCall(Kind kind, String id) {
        /** What the id is of. */
        public enum Kind {
            /** Everybody who holds a role. */
            ROLE,
            /** One person. */
            PERSON
        }
    }

    /** Every page in order: each tier once, and again as often as it repeats. */
    public List<Tier> steps() {
        List<Tier> steps = new ArrayList<>();
        for (Tier tier : tiers) {
            for (int i = 0; i <= tier.repeats(); i++) {
                steps.add(tier);
            }
        }
        return steps;
    }
}
