package casebell.cases;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who may do what, to which cases. Asked by the desks at every press; a deed on nobody's list is nobody's.
 */
public final class Permissions {
    private final Map<Deed, Grant> allowed = new EnumMap<>(Deed.class);
    private final Map<String, Grant> actions;
    private final Optional<Walls> walls;

    /**
     * @param allowed for each deed
     * @param actions who may approve one action, where that is narrower than who decides
     */
    public Permissions(Map<Deed, Grant> allowed, Map<String, Grant> actions) {
        this(allowed, actions, Optional.empty());
    }

    private Permissions(Map<Deed, Grant> allowed, Map<String, Grant> actions, Optional<Walls> walls) {
        this.allowed.putAll(allowed);
        this.actions = new TreeMap<>(actions);
        this.walls = walls;
    }

    /** The same with walls between teams and around confidential cases. */
    public Permissions behind(Walls standing) {
        return new Permissions(allowed, actions, Optional.of(standing));
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
        map.put(Deed.APPEAL, EnumSet.of(Role.REVIEWER, Role.LEAD, Role.LEADERSHIP, Role.LIAISON));
        map.put(Deed.OVERSEE, EnumSet.of(Role.LEADERSHIP));
        map.put(Deed.CONFIDE, EnumSet.of(Role.LEADERSHIP));
        map.put(Deed.TOTALS, EnumSet.of(Role.LEAD));
        return new Permissions(
                map.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> Grant.to(e.getValue()))),
                Map.of());
    }

    /** Whether this person may do this now. */
    public boolean allow(Staff who, Deed deed) {
        return grant(deed).includes(who);
    }

    /** Whether this person may do this to the cases of some team at least. */
    public boolean allowSomewhere(Staff who, Deed deed) {
        return allow(who, deed)
                || walls.filter(w -> w.grantsSomewhere(who, deed)).isPresent();
    }

    /** What keeps this person from doing this to this case; empty when nothing does. */
    public Optional<Barrier> barrier(Staff who, Deed deed, CaseRef ref) {
        if (!grant(deed, walls.map(w -> w.teamsOf(ref)).orElse(List.of())).includes(who)) {
            return Optional.of(Barrier.DEED);
        }
        return walls.filter(w -> !w.letIn(who, ref, this)).map(w -> Barrier.CASE);
    }

    /** What keeps a person from something. */
    public enum Barrier {
        /** The person may not do this. */
        DEED,
        /** The case is another team's, or it is confidential. */
        CASE
    }

    /** Whether this person's approval of this action counts, when the person may decide the case. */
    public boolean mayApprove(Staff who, String action) {
        return Optional.ofNullable(actions.get(action))
                .map(g -> g.includes(who))
                .orElse(true);
    }

    /** To whom a confidential case is open; empty for any other case. */
    public Optional<Grant> confidants(CaseRef ref) {
        return walls.filter(w -> w.isConfidential(ref)).map(w -> grant(Deed.CONFIDE, w.teamsOf(ref)));
    }

    /** Whether a case may be named where everybody reads. */
    public boolean isEverybodys(CaseRef ref) {
        return walls.map(w -> w.isEverybodys(ref)).orElse(true);
    }

    /** What of all cases this person sees. */
    public Sight sight(Staff who) {
        return walls.map(w -> w.sight(who, this)).orElse(Sight.EVERYTHING);
    }

    /** The walls, when there are any. */
    public Optional<Walls> walls() {
        return walls;
    }

    /** To whom a deed is granted. */
    public Grant grant(Deed deed) {
        return allowed.getOrDefault(deed, Grant.NOBODY);
    }

    /** To whom a deed is granted for a case of these teams: what a team says about it goes first. */
    Grant grant(Deed deed, List<Team> teams) {
        return teams.stream()
                .flatMap(t -> Optional.ofNullable(t.mayDo().get(deed)).stream())
                .findFirst()
                .orElseGet(() -> grant(deed));
    }

    /** The actions that not everybody who decides may approve, by name. */
    public Map<String, Grant> actions() {
        return actions;
    }

    /** The roles that may. */
    public Set<Role> whoMay(Deed deed) {
        return grant(deed).roles();
    }

    /** Who may, for a sentence: {@code lead, leadership or reviewer}. */
    public String whoMayInWords(Deed deed) {
        return grant(deed).inWords();
    }

    /** Roles for a sentence. */
    public static String inWords(Set<Role> roles) {
        return Grant.to(roles).inWords();
    }
}
