package casebell.cases;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * To whom something is granted. Nobody else has it.
 *
 * @param roles roles of the house
 * @param chatRoles the chat's ids of roles
 * @param people the chat's ids of persons
 */
public record Grant(Set<Role> roles, Set<String> chatRoles, Set<String> people) {
    /** Granted to nobody. */
    public static final Grant NOBODY = new Grant(Set.of(), Set.of(), Set.of());

    public Grant {
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        chatRoles = Collections.unmodifiableSet(new TreeSet<>(chatRoles));
        people = Collections.unmodifiableSet(new TreeSet<>(people));
    }

    /** Granted to these roles of the house. */
    public static Grant to(Set<Role> roles) {
        return new Grant(roles, Set.of(), Set.of());
    }

    /** Whether this person has it with the roles held now. */
    public boolean includes(Staff who) {
        return who.holdsAnyOf(roles)
                || people.contains(who.id())
                || chatRoles.stream().anyMatch(who.chatRoles()::contains);
    }

    /** For a sentence: {@code lead, leadership or <@&412>}. */
    public String inWords() {
        String all = Stream.of(
                        roles.stream().map(Role::word),
                        chatRoles.stream().map(id -> "<@&" + id + ">"),
                        people.stream().map(id -> "<@" + id + ">"))
                .flatMap(s -> s)
                .collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return last < 0 ? (all.isEmpty() ? "nobody" : all) : all.substring(0, last) + " or " + all.substring(last + 2);
    }
}
