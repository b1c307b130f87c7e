package casebell.app.config;

import casebell.cases.Role;
import casebell.escalation.Ladder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A ladder whose roles may still be named as the house names them; the chat's ids come later, since the sandbox makes its own.
 *
 * @param name by which the policy knows it
 * @param tiers in the order in which they are paged, at least one
 */
public record LadderSettings(String name, List<TierSettings> tiers) {
    public LadderSettings {
        tiers = List.copyOf(tiers);
    }

    /**
     * One tier.
     *
     * @param roles on call by the house's names
     * @param others on call by the chat's ids
     */
    public record TierSettings(
            String title, List<Role> roles, List<Ladder.OnCall> others, Duration acknowledgeWithin, int repeats) {
        public TierSettings {
            roles = List.copyOf(roles);
            others = List.copyOf(others);
        }

        private Ladder.Tier toTier(Map<Role, Set<String>> ids) {
            List<Ladder.OnCall> onCall = new ArrayList<>();
            for (Role role : roles) {
                ids.getOrDefault(role, Set.of()).stream()
                        .sorted()
                        .map(id -> new Ladder.OnCall(Ladder.OnCall.Kind.ROLE, id))
                        .forEach(onCall::add);
            }
            onCall.addAll(others);
            return new Ladder.Tier(title, onCall, acknowledgeWithin, repeats);
        }
    }

    /**
     * With the chat's ids in the place of the names.
     *
     * @throws IllegalArgumentException when a tier would ping nobody, since none of its roles has an id
     */
    public Ladder toLadder(Map<Role, Set<String>> ids) {
        return new Ladder(name, tiers.stream().map(tier -> tier.toTier(ids)).toList());
    }
}
