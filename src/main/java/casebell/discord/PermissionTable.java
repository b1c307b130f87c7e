package casebell.discord;

import casebell.cases.Deed;
import casebell.cases.Grant;
import casebell.cases.Permissions;
import casebell.cases.Team;
import java.util.List;
import java.util.Locale;

/** Who may do what, as an operator reads it. */
final class PermissionTable {
    private PermissionTable() {}

    static String words(Permissions permissions) {
        StringBuilder text = new StringBuilder("**Who may do what**\n");
        for (Deed deed : Deed.values()) {
            line(text, word(deed), permissions.grant(deed));
        }
        permissions.actions().forEach((action, grant) -> line(text, "approve " + action, grant));
        List<Team> teams = permissions.walls().map(w -> w.teams()).orElse(List.of());
        if (teams.isEmpty()) {
            return text.append("There are no teams: every case is everybody's.").toString();
        }
        for (Team team : teams) {
            text.append("**Team ").append(team.name()).append("**: cases ");
            text.append(String.join(", ", team.sources().stream().sorted().toList()));
            team.channels().stream()
                    .sorted()
                    .forEach(id -> text.append(" <#").append(id).append('>'));
            text.append("; members ").append(team.members().inWords()).append('\n');
            for (Deed deed : Deed.values()) {
                if (team.mayDo().containsKey(deed)) {
                    line(text, word(deed) + " there", team.mayDo().getOrDefault(deed, Grant.NOBODY));
                }
            }
        }
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String what, Grant grant) {
        text.append('`').append(what).append("` ").append(grant.inWords()).append('\n');
    }

    private static String word(Deed deed) {
        return deed.name().toLowerCase(Locale.ROOT);
    }
}
