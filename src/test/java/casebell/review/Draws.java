package casebell.review;

import casebell.cases.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Draws what happens in a {@link LongHistory}. */
final class Draws {
    private static final List<Role> ROLES = List.of(Role.values());
    private static final List<String> ACTIONS =
            List.of("limit-reach", "suspend-account", "remove-post", "sweep-replies");
    private static final List<Set<Role>> SENIORS =
            List.of(Set.of(), Set.of(Role.LEAD), Set.of(Role.LEAD, Role.LEADERSHIP));

    private final SplittableRandom random;

    Draws(SplittableRandom random) {
        this.random = random;
    }

    Role decider() {
        return ROLES.get(random.nextInt(3));
    }

    /** Which suggestion somebody saw: the current one, none that is told, or an older one. */
    Optional<Integer> number(int current) {
        int kind = random.nextInt(10);
        return kind < 6
                ? Optional.of(current)
                : kind < 8 ? Optional.empty() : Optional.of(Math.max(1, current - random.nextInt(3)));
    }

    String action() {
        return ACTIONS.get(random.nextInt(ACTIONS.size()));
    }

    Set<Role> roles() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (int i = random.nextInt(3); i > 0; i--) {
            roles.add(ROLES.get(random.nextInt(random.nextBoolean() ? 3 : ROLES.size())));
        }
        return roles;
    }

    ActionOutlet.Answer answer() {
        return switch (random.nextInt(3)) {
            case 0 -> new ActionOutlet.Answer.Moved();
            case 1 -> new ActionOutlet.Answer.Refused("No");
            default -> new ActionOutlet.Answer.Later("Not now", Optional.empty());
        };
    }

    Suggestion advice(Instant now) {
        Set<Role> seniors = SENIORS.get(random.nextInt(SENIORS.size()));
        Suggestion suggestion = ReviewHouse.suggestion(1 + random.nextInt(3), seniors);
        boolean isDue = random.nextInt(4) == 0;
        return ReviewHouse.offering(
                isDue ? ReviewHouse.due(suggestion, now.plus(Duration.ofHours(3))) : suggestion,
                List.of(
                        ReviewHouse.plan("limit-reach"),
                        new ActionPlan("suspend-account", Optional.empty(), Optional.empty(), 3, false),
                        new ActionPlan("sweep-replies", Optional.empty(), Optional.empty(), 2, true)));
    }
}
