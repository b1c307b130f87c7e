package casebell.discord;

import casebell.cases.Role;
import casebell.cases.Staff;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;
import org.jspecify.annotations.Nullable;

/** Reads who a person is from the press itself: the roles that Discord told with it. */
final class StaffReader {
    private final Map<Role, Set<String>> ids;

    StaffReader(Map<Role, Set<String>> ids) {
        this.ids = ids;
    }

    Staff read(String userId, @Nullable Member member) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Set<String> held = new HashSet<>();
        if (member != null) {
            member.getUnsortedRoles().stream().map(ISnowflake::getId).forEach(held::add);
            ids.forEach((role, wanted) -> {
                if (wanted.stream().anyMatch(held::contains)) {
                    roles.add(role);
                }
            });
        }
        return new Staff(userId, roles, held);
    }
}
