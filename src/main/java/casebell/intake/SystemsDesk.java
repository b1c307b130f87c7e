package casebell.intake;

import casebell.cases.Deed;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Staff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Knows how the case systems are: whether they answer, how often they may still be called, and how far they were followed. */
public final class SystemsDesk {
    private final List<CaseLine> lines;
    private final Follow follow;
    private final Permissions permissions;

    public SystemsDesk(List<CaseLine> lines, Follow follow, Permissions permissions) {
        this.lines = List.copyOf(lines);
        this.follow = follow;
        this.permissions = permissions;
    }

    /**
     * How one case system is.
     *
     * @param lines its connections, at least one
     * @param following how far it was followed, if it is
     */
    public record SystemState(String source, List<CaseLine.State> lines, Optional<Follow.State> following) {
        public SystemState {
            lines = List.copyOf(lines);
        }
    }

    /** What is answered. */
    public sealed interface Told {
        /** Of every system, by name. */
        record States(List<SystemState> systems) implements Told {
            public States {
                systems = List.copyOf(systems);
            }
        }

        /** This person may not. */
        record NotAllowed(Deed deed, Set<Role> whoMay) implements Told {}
    }

    /** A person asks. */
    public Told status(Staff who) {
        return permissions.allow(who, Deed.READ)
                ? new Told.States(states())
                : new Told.NotAllowed(Deed.READ, permissions.whoMay(Deed.READ));
    }

    /** How they are; nothing of it is about a case. */
    public List<SystemState> states() {
        Map<String, List<CaseLine.State>> bySource = new TreeMap<>();
        lines.forEach(line -> bySource.computeIfAbsent(line.source(), any -> new ArrayList<>())
                .add(line.state()));
        Map<String, Follow.State> followed = follow.states();
        return bySource.entrySet().stream()
                .map(e -> new SystemState(e.getKey(), e.getValue(), Optional.ofNullable(followed.get(e.getKey()))))
                .toList();
    }
}
