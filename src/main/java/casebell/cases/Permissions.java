package casebell.cases;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which roles may do what. Asked by the desks at every press; a deed on nobody's list is nobody's. */
public final class Permissions {
    private final Map<Deed, Set<Role>> allowed = new EnumMap<>(Deed.class);

    public Permissions(Map<Deed, Set<Role>> allowed) {
        allowed.forEach((deed, roles) -> this.allowed.put(deed, Set.copyOf(roles)));
    }

    /** What suits a small team. */
    public static Permissions ofSmallTeam() {
        Map<Deed, Set<Role>> map = new EnumMap<>(Deed.class);
        map.put(Deed.READ, EnumSet.allOf(Role.class));
        map.put(Deed.DECIDE, EnumSet.of(Role.REVIEWER, Role.LEAD, Role.LEADERSHIP));
        map.put(Deed.ESCALATE, EnumSet.of(Role.REVIEWER, Role.LEAD, Role.LEADERSHIP, Role.LIAISON));
        map.put(Deed.ACKNOWLEDGE, EnumSet.of(Role.LEADERSHIP, Role.LEAD));
        map.put(Deed.DIGEST, EnumSet.of(Role.LEAD, Role.LEADERSHIP, Role.OPERATOR));
        map.put(Deed.LIAISE, EnumSet.of(Role.LIAISON, Role.LEAD));
        map.put(Deed.GOVERN, EnumSet.of(Role.POLICY_OWNER, Role.OPERATOR));
        map.put(Deed.OPERATE, EnumSet.of(Role.OPERATOR, Role.LEADERSHIP));
        return new Permissions(map);
    }

    /** Whether this person may do this now. */
    public boolean allow(Staff who, Deed deed) {
        return who.holdsAnyOf(whoMay(deed));
    }

    /** The roles that may. */
    public Set<Role> whoMay(Deed deed) {
        return allowed.getOrDefault(deed, Set.of());
    }

    /** The roles that may, for a sentence: {@code lead, leadership or reviewer}. */
    public String whoMayInWords(Deed deed) {
        return inWords(whoMay(deed));
    }

    /** Roles for a sentence. */
    public static String inWords(Set<Role> roles) {
        String all = roles.stream().sorted().map(Role::word).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return last < 0 ? (all.isEmpty() ? "nobody" : all) : all.substring(0, last) + " or " + all.substring(last + 2);
    }
}
