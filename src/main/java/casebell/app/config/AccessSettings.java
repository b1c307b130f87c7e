package casebell.app.config;

import casebell.cases.Deed;
import casebell.cases.Grant;
import casebell.cases.Permissions;
import casebell.cases.Team;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may do what, and to which cases.
 *
 * @param mayDo to whom each deed is granted, every deed named
 * @param actions to whom the approval of single actions is granted, by action
 * @param teams by distinct names; without any, every case is everybody's
 * @param confidential the channel for confidential cards; without it they tell nothing
 */
public record AccessSettings(
        Map<Deed, Grant> mayDo, Map<String, Grant> actions, List<Team> teams, Optional<String> confidential) {
    public AccessSettings {
        mayDo = Map.copyOf(mayDo);
        actions = Map.copyOf(actions);
        teams = List.copyOf(teams);
    }

    /** Without the walls, which need a store. */
    public Permissions permissions() {
        return new Permissions(mayDo, actions);
    }

    /** Where cards of teams and confidential cases are posted. */
    public Set<String> channels() {
        return Stream.concat(teams.stream().flatMap(t -> t.cards().stream()), confidential.stream())
                .collect(Collectors.toSet());
    }

    /** The teams. */
    public Team.All allTeams() {
        return new Team.All(teams, confidential);
    }
}
