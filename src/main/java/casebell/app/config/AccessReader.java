package casebell.app.config;

import casebell.cases.CaseRef;
import casebell.cases.Deed;
import casebell.cases.Grant;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Team;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code permissions} and {@code teams}. */
final class AccessReader {
    private static final String GRANT =
            "roles of the house (" + Roles.WORDS + "), \"role:<id>\" or \"person:<id>\" with an id of Discord";
    private static final String NAME = "1 to 32 lower-case letters, digits and hyphens";
    private static final String SOME_ID = "412345678901234567";

    private final Set<String> sources;
    private final Map<String, Integer> linesOfNames = new HashMap<>();

    /**
     * @param sources the names of the configured case systems; empty in the sandbox, where they are not known yet
     */
    AccessReader(Set<String> sources) {
        this.sources = sources;
    }

    AccessSettings read(Section top, Optional<String> confidential) {
        Section section = top.section("permissions");
        Map<Deed, Grant> mayDo = new EnumMap<>(Deed.class);
        for (Deed deed : Deed.values()) {
            mayDo.put(
                    deed,
                    grant(section, key(deed))
                            .orElseGet(() -> Permissions.ofSmallTeam().grant(deed)));
        }
        Section actions = section.section("actions");
        Map<String, Grant> narrowed = new HashMap<>();
        for (String action : actions.keys()) {
            grant(actions, action).ifPresent(g -> narrowed.put(action, g));
        }
        section.close();
        List<Team> teams = new ArrayList<>();
        for (Section team : top.sections("teams", "teams: [{name: harbour, sources: [cases], members: [reviewer]}]")) {
            team(team).ifPresent(teams::add);
        }
        return new AccessSettings(mayDo, narrowed, teams, confidential);
    }

    private Optional<Team> team(Section section) {
        Optional<Node.Text> name = section.needed("name", NAME, "name: harbour");
        name.ifPresent(text -> checkName(section, text));
        Set<String> own = new LinkedHashSet<>();
        for (Node.Text text : section.texts("sources", "names of configured case systems", "sources: [cases]")) {
            boolean isKnown = sources.isEmpty() ? CaseRef.isValid(text.value(), "1") : sources.contains(text.value());
            if (!isKnown) {
                section.findings()
                        .unknownWord(
                                text.place(),
                                section.pathOf("sources"),
                                text.word() + ", which is no case system",
                                "names of configured case systems",
                                Spelling.nearest(text.value(), sources));
            }
            own.add(text.value());
        }
        Set<String> channels = new HashSet<>();
        for (Node.Text text : section.texts("channels", "ids of channels", "channels: [" + SOME_ID + "]")) {
            snowflake(section, "channels", text).ifPresent(channels::add);
        }
        if (own.isEmpty() && channels.isEmpty()) {
            section.wrong(section.place(), "sources", "no case", "sources or channels whose cases are this team's", "");
        }
        Grant members = grant(section, "members").orElse(Grant.NOBODY);
        if (members.equals(Grant.NOBODY)) {
            section.wrong(section.place("members"), "members", "nobody", GRANT, "members: [\"role:" + SOME_ID + "\"]");
        }
        Optional<String> cards = section.text("cards", "the id of a channel", "cards: " + SOME_ID)
                .flatMap(text -> snowflake(section, "cards", text));
        Section permissions = section.section("permissions");
        Map<Deed, Grant> mayDo = new EnumMap<>(Deed.class);
        for (Deed deed : Deed.values()) {
            grant(permissions, key(deed)).ifPresent(g -> mayDo.put(deed, g));
        }
        permissions.close();
        section.close();
        return name.map(n -> new Team(n.value(), own, channels, members, cards, mayDo));
    }

    private void checkName(Section section, Node.Text name) {
        if (!name.value().matches("[a-z0-9][a-z0-9-]{0,31}")) {
            section.wrong(name.place(), "name", name.word(), NAME, "name: harbour");
        }
        Integer before = linesOfNames.putIfAbsent(name.value(), name.place().line());
        if (before != null) {
            String found = name.word() + ", which the team in line " + before + " is named already";
            section.wrong(name.place(), "name", found, "a name of its own for each team", "name: night");
        }
    }

    private static Optional<String> snowflake(Section section, String key, Node.Text text) {
        if (!Web.isSnowflake(text.value())) {
            section.wrong(text.place(), key, text.word(), "the id of a channel, 17 to 20 digits", key + ": " + SOME_ID);
            return Optional.empty();
        }
        return Optional.of(text.value());
    }

    private static Optional<Grant> grant(Section section, String key) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Set<String> chatRoles = new HashSet<>();
        Set<String> people = new HashSet<>();
        for (Node.Text text : section.texts(key, GRANT, key + ": [reviewer, lead]")) {
            String value = text.value();
            boolean isRole = value.startsWith("role:");
            if (!isRole && !value.startsWith("person:")) {
                Roles.read(section, key, text, GRANT).ifPresent(roles::add);
                continue;
            }
            String id = value.substring(value.indexOf(':') + 1);
            if (!Web.isSnowflake(id)) {
                section.wrong(text.place(), key, text.word(), GRANT, key + ": [\"person:" + SOME_ID + "\"]");
            }
            (isRole ? chatRoles : people).add(id);
        }
        Grant grant = new Grant(roles, chatRoles, people);
        if (section.has(key) && grant.equals(Grant.NOBODY)) {
            section.findings()
                    .warning(section.place(key), section.pathOf(key), "no role", "at least one, or nobody may do this");
        }
        return section.has(key) ? Optional.of(grant) : Optional.empty();
    }

    private static String key(Deed deed) {
        return deed.name().toLowerCase(Locale.ROOT);
    }
}
