package casebell.review;

import casebell.cases.Role;
import casebell.cases.Staff;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * One person's yes.
 *
 * @param staffId who
 * @param roles what the person was trusted with at that moment
 * @param chatRoles the chat's ids of the roles held then
 * @param at when
 */
public record Approval(String staffId, Set<Role> roles, Set<String> chatRoles, Instant at) {
    public Approval {
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        // bodies that were stored before this part was there have none
        chatRoles = chatRoles == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(chatRoles));
    }

    /** By somebody of whom only the roles of the house are known. */
    public Approval(String staffId, Set<Role> roles, Instant at) {
        this(staffId, roles, Set.of(), at);
    }

    /** The person as of then. */
    Staff staff() {
        return new Staff(staffId, roles, chatRoles);
    }
}
