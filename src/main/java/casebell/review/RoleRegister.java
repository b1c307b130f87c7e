package casebell.review;

import casebell.cases.Role;
import casebell.cases.Staff;
import java.util.Optional;
import java.util.Set;

/** Tells which roles a person holds at this moment, for people who are not pressing anything just now. It may call others, so it is asked outside of changes. */
public interface RoleRegister {
    /** Nobody can be asked: the roles held at the press count. */
    RoleRegister SILENT = staffId -> Optional.empty();

    /**
     * The roles of a person: none for somebody who has left; empty when it cannot be told now, and then the roles held at the press count.
     */
    Optional<Set<Role>> find(String staffId);

    /** The same with what the chat itself calls the roles, as far as it is known. */
    default Optional<Staff> findStaff(String staffId) {
        return find(staffId).map(roles -> new Staff(staffId, roles));
    }
}
