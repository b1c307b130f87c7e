package casebell.cases;

import java.util.Set;

/**
 * A member of the server at the moment of a press, with the roles held then.
 *
 * @param id the chat's id of the person
 * @param roles may be empty: then the person may do only what is granted to the person or to a role of the chat
 * @param chatRoles the chat's ids of the roles held
 */
public record Staff(String id, Set<Role> roles, Set<String> chatRoles) {
    public Staff {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A member of staff has an id");
        }
        roles = Set.copyOf(roles);
        chatRoles = Set.copyOf(chatRoles);
    }

    /** Somebody of whom only the roles of the house are known. */
    public Staff(String id, Set<Role> roles) {
        this(id, roles, Set.of());
    }

    /** Whether the person holds at least one of these. */
    public boolean holdsAnyOf(Set<Role> wanted) {
        return wanted.stream().anyMatch(roles::contains);
    }
}
