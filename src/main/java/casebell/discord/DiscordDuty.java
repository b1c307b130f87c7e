package casebell.discord;

import casebell.cases.CaseRef;
import casebell.cases.Deed;
import casebell.cases.Grant;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Staff;
import casebell.escalation.Duty;
import casebell.escalation.Ladder;
import casebell.review.RoleRegister;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who of those on call may see a confidential case. Who holds a role cannot be listed, so a role of the chat counts as somebody who may whenever that is possible:
 * when confidants are named by another role of the chat, whose holders may hold this one too, and when a confidant who is named holds it.
 */
final class DiscordDuty implements Duty {
    private final Permissions permissions;
    private final RoleRegister register;
    private final Map<Role, Set<String>> roles;

    DiscordDuty(Permissions permissions, RoleRegister register, Map<Role, Set<String>> roles) {
        this.permissions = permissions;
        this.register = register;
        this.roles = roles;
    }

    @Override
    public boolean canHelp(CaseRef ref, Ladder.OnCall onCall) {
        Optional<Grant> confidants = permissions.confidants(ref);
        if (confidants.isEmpty()) {
            return true;
        }
        return onCall.kind() == Ladder.OnCall.Kind.PERSON
                ? register.findStaff(onCall.id())
                        .map(who -> mayTakeOn(ref, who))
                        .orElse(true)
                : roleCanHelp(ref, onCall.id(), confidants.get());
    }

    private boolean roleCanHelp(CaseRef ref, String role, Grant confidants) {
        Set<Role> ours = roles.entrySet().stream()
                .filter(e -> e.getValue().contains(role))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return mayTakeOn(ref, new Staff("somebody", ours, Set.of(role)))
                || !confidants.chatRoles().isEmpty()
                || confidants.people().stream()
                        .anyMatch(id -> register.findStaff(id)
                                .map(who -> who.chatRoles().contains(role))
                                .orElse(true));
    }

    private boolean mayTakeOn(CaseRef ref, Staff who) {
        return permissions.barrier(who, Deed.ACKNOWLEDGE, ref).isEmpty();
    }
}
