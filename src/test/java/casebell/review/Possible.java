package casebell.review;

import casebell.cases.Role;
import casebell.cases.Staff;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What may be true while something happens: of things that happen at the same moment, each may be the first. */
final class Possible {
    private static final Set<Role> DECIDE = Set.of(Role.REVIEWER, Role.LEAD, Role.LEADERSHIP);
    private static final Set<Role> APPEAL = Set.of(Role.REVIEWER, Role.LEAD, Role.LEADERSHIP, Role.LIAISON);

    private final Map<String, Set<Set<Role>>> roles = new ConcurrentHashMap<>();
    private final Set<String> policies = ConcurrentHashMap.newKeySet();
    private volatile boolean mayBeFree = true;
    /** Whether anything may be this way or that. */
    private boolean isOpen = true;

    /** Nothing happens: this is how it is. */
    void settle(Map<String, Set<Role>> held, String policy, boolean isSafe) {
        if (isOpen) {
            roles.clear();
            held.forEach(this::held);
            policies.clear();
            policies.add(policy);
            isOpen = false;
        }
        mayBeFree = !isSafe;
    }

    void held(String staffId, Set<Role> what) {
        isOpen = true;
        roles.computeIfAbsent(staffId, id -> ConcurrentHashMap.newKeySet()).add(what);
    }

    void inForce(String policy) {
        isOpen = true;
        policies.add(policy);
    }

    void free() {
        mayBeFree = true;
    }

    boolean mayBeFree() {
        return mayBeFree;
    }

    boolean mayBeInForce(String policy) {
        return policies.contains(policy);
    }

    /** Whether these may be what this person presses with. */
    boolean mayBe(Staff who) {
        return all(who.id()).contains(who.roles());
    }

    boolean mayDecide(String staffId) {
        return anyOf(staffId, DECIDE);
    }

    boolean mayAppeal(String staffId) {
        return anyOf(staffId, APPEAL);
    }

    boolean mayHave(String staffId, Role role) {
        return anyOf(staffId, Set.of(role));
    }

    /** Whether the person may have lost what the deed takes. */
    boolean mayHaveLost(String staffId, Set<Role> given) {
        return all(staffId).stream()
                .anyMatch(now -> given.stream().noneMatch(r -> now.contains(r) && DECIDE.contains(r)));
    }

    boolean mayLack(String staffId, Role role) {
        return all(staffId).stream().anyMatch(now -> !now.contains(role));
    }

    private boolean anyOf(String staffId, Set<Role> wanted) {
        return all(staffId).stream().anyMatch(now -> now.stream().anyMatch(wanted::contains));
    }

    private Set<Set<Role>> all(String staffId) {
        return roles.getOrDefault(staffId, Set.of(Set.of()));
    }
}
