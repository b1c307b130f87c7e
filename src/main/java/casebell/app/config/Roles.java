package casebell.app.config;

import casebell.cases.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the names of the house's roles. */
final class Roles {
    /** All of them, for a sentence. */
    static final String WORDS = Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "));

    private Roles() {}

    /** The role of that name; a mistake when there is none. */
    static Optional<Role> read(Section section, String key, Node.Text text, String expected) {
        Optional<Role> role = Arrays.stream(Role.values())
                .filter(r -> r.word().equals(text.value()))
                .findFirst();
        if (role.isEmpty()) {
            List<String> words = Arrays.stream(Role.values()).map(Role::word).toList();
            section.findings()
                    .unknownWord(
                            text.place(),
                            section.pathOf(key),
                            text.word() + ", which is no role",
                            expected,
                            Spelling.nearest(text.value(), words));
        }
        return role;
    }
}
