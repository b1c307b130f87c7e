package casebell.review;

import casebell.cases.Role;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * One person's yes.
 *
 * @param staffId who
 * @param roles what the person was trusted with at that moment
 * @param at when
 */
public record Approval(String staffId, Set<Role> roles, Instant at) {
    public Approval {
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    }
}
