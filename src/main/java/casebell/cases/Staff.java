package casebell.cases;

import java.util.Set;

/**
 * A member of the server at the moment of a press, with the roles held then.
 *
 * @param id the chat's id of the person
 * @param roles may be empty: then the person may do nothing
 */
public record Staff(String id, Set<Role> roles) {
    public Staff {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A member of staff has an id");
        }
        roles = Set.copyOf(roles);
    }

    /** Whether the person holds at least one of these. */
    public boolean holdsAnyOf(Set<Role> wanted) {
        return wanted.stream().anyMatch(roles::contains);
    }
}
