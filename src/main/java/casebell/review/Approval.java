package casebell.review;

import casebell.cases.Role;
import java.time.Instant;
import java.util.Set;

/**
 * One person's yes.
 *
 * @param staffId who
 * @param roles what the person was trusted with at that moment
 * @param at when
 */
public record Approval(String staffId, Set<Role> roles, Instant at) {
    public Approval {
        roles = Set.copyOf(roles);
    }
}
