package casebell.app.config;

import casebell.app.config.LadderSettings.TierSettings;
import casebell.cases.Role;
import casebell.escalation.Ladder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code escalation}. */
final class EscalationReader {
    static final List<LadderSettings> STANDARD = List.of(
            new LadderSettings(
                    "default",
                    List.of(
                            standard("lead on call", List.of(Role.LEAD), 15, 1),
                            standard("leadership on call", List.of(Role.LEADERSHIP), 15, 2))),
            new LadderSettings(
                    "urgent",
                    List.of(
                            standard("leads and leadership", List.of(Role.LEAD, Role.LEADERSHIP), 5, 2),
                            standard("leadership on call", List.of(Role.LEADERSHIP), 10, 3))));

    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final Duration STANDARD_TIME = Duration.ofMinutes(15);
    private static final Duration MOST = Duration.ofDays(1);
    private static final String ON_CALL = "a role (" + Roles.WORDS + "), or role:<id>, or person:<id>";

    private final Optional<Map<Role, Set<String>>> ids;
    private final Place idsAt;
    private final Map<String, Integer> linesOfNames = new HashMap<>();

    /**
     * @param ids of the roles on the real Discord; empty in the sandbox, which has every role
     * @param idsAt where they stand
     */
    EscalationReader(Optional<Map<Role, Set<String>>> ids, Place idsAt) {
        this.ids = ids;
        this.idsAt = idsAt;
    }

    List<LadderSettings> read(Section escalation) {
        if (!escalation.has("ladders")) {
            escalation.close();
            checkStandard(escalation);
            return STANDARD;
        }
        List<LadderSettings> ladders = new ArrayList<>();
        for (Section section : escalation.sections("ladders", "ladders: [{name: default, tiers: …}]")) {
            ladder(section).ifPresent(ladders::add);
        }
        escalation.close();
        if (!linesOfNames.containsKey("default")) {
            escalation.wrong(
                    escalation.place("ladders"),
                    "ladders",
                    "no ladder named 'default'",
                    "a ladder 'default', which serves alarms that name no known ladder",
                    "- name: default");
        }
        return ladders;
    }

    private Optional<LadderSettings> ladder(Section section) {
        String expected = "1 to 32 lower-case letters, digits and hyphens, as the policy names the ladder";
        Optional<Node.Text> name = section.needed("name", expected, "name: default");
        name.ifPresent(text -> checkName(section, text, expected));
        List<TierSettings> tiers = new ArrayList<>();
        List<Section> sections = section.sections("tiers", "tiers: [{title: lead on call, on-call: [lead]}]");
        for (Section tier : sections) {
            tier(tier).ifPresent(tiers::add);
        }
        section.close();
        if (sections.isEmpty()) {
            section.wrong(section.place("tiers"), "tiers", "no tier", "at least one tier", "tiers: [{title: …}]");
        }
        return name.map(text -> new LadderSettings(text.value(), tiers));
    }

    private void checkName(Section section, Node.Text name, String expected) {
        if (!name.value().matches("[a-z0-9][a-z0-9-]{0,31}")) {
            section.wrong(name.place(), "name", name.word(), expected, "name: default");
        }
        Integer before = linesOfNames.putIfAbsent(name.value(), name.place().line());
        if (before != null) {
            String found = name.word() + ", which the ladder in line " + before + " is named already";
            section.wrong(name.place(), "name", found, "a name of its own for each ladder", "name: urgent");
        }
    }

    private Optional<TierSettings> tier(Section section) {
        String expected = "what people call this tier, 1 to 80 characters";
        Optional<Node.Text> title = section.needed("title", expected, "title: lead on call");
        if (title.isPresent()
                && (title.get().value().isBlank() || title.get().value().length() > 80)) {
            section.wrong(title.get().place(), "title", title.get().word(), expected, "title: lead on call");
        }
        List<Role> roles = new ArrayList<>();
        List<Ladder.OnCall> others = new ArrayList<>();
        List<Node.Text> onCall = section.texts("on-call", ON_CALL, "on-call: [lead]");
        if (onCall.isEmpty()) {
            section.wrong(section.place("on-call"), "on-call", "nobody", ON_CALL, "on-call: [lead]");
        }
        onCall.forEach(text -> onCall(section, text, roles, others));
        Duration within = section.span("acknowledge-within", STANDARD_TIME, LEAST, MOST);
        int repeats = section.whole("repeats", 1, 0, 10);
        section.close();
        return title.map(text -> new TierSettings(text.value(), roles, others, within, repeats));
    }

    private void onCall(Section section, Node.Text text, List<Role> roles, List<Ladder.OnCall> others) {
        String value = text.value();
        int colon = value.indexOf(':');
        if (colon < 0) {
            Roles.read(section, "on-call", text, ON_CALL).ifPresent(role -> {
                checkHasId(section, text, role);
                roles.add(role);
            });
            return;
        }
        boolean isRole = value.startsWith("role:");
        String id = value.substring(colon + 1);
        if (!(isRole || value.startsWith("person:")) || !Web.isSnowflake(id)) {
            section.wrong(text.place(), "on-call", text.word(), ON_CALL, "on-call: [\"person:412345678901234567\"]");
        }
        others.add(new Ladder.OnCall(isRole ? Ladder.OnCall.Kind.ROLE : Ladder.OnCall.Kind.PERSON, id));
    }

    private void checkHasId(Section section, Node.Text text, Role role) {
        if (ids.isPresent() && !ids.get().containsKey(role)) {
            section.wrong(
                    text.place(),
                    "on-call",
                    text.word() + ", a role without an id",
                    "a role that has an id in discord.roles, or it would ping nobody",
                    "roles: {" + role.word() + ": 412345678901234567}");
        }
    }

    private void checkStandard(Section escalation) {
        for (Role role : List.of(Role.LEAD, Role.LEADERSHIP)) {
            if (ids.isPresent() && !ids.get().containsKey(role)) {
                escalation
                        .findings()
                        .mistake(
                                idsAt,
                                "discord.roles." + role.word(),
                                "no role",
                                "the id of a role, since the ladders that hold without escalation.ladders page it",
                                role.word() + ": 412345678901234567");
            }
        }
    }

    private static TierSettings standard(String title, List<Role> roles, int minutes, int repeats) {
        return new TierSettings(title, roles, List.of(), Duration.ofMinutes(minutes), repeats);
    }
}
