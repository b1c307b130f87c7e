package casebell.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A team that has cases of its own.
 *
 * @param name 1-32 lower-case letters, digits and hyphens
 * @param sources the case systems whose cases are this team's
 * @param channels the chat's ids of channels: a case that was first seen there is this team's, when its case system is no team's
 * @param members who is in it
 * @param cards the channel in which its cards are shown; empty for the channels of everybody
 * @param mayDo who may do what with its cases, where that is not as for all others
 */
public record Team(
        String name,
        Set<String> sources,
        Set<String> channels,
        Grant members,
        Optional<String> cards,
        Map<Deed, Grant> mayDo) {
    public Team {
        sources = Set.copyOf(sources);
        channels = Set.copyOf(channels);
        mayDo = Map.copyOf(mayDo);
    }

    /** Teams and what they need to be kept apart. */
    public record All(List<Team> teams, Optional<String> confidential) {
        /** There are no teams: every case is everybody's, and a confidential one is shown nowhere. */
        public static final All NONE = new All(List.of(), Optional.empty());

        public All {
            teams = List.copyOf(teams);
        }
    }
}
