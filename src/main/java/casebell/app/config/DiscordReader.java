package casebell.app.config;

import casebell.app.config.DiscordSettings.Channels;
import casebell.cases.Role;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code discord}. */
final class DiscordReader {
    private static final String TOKEN_EXAMPLE = "token: env:CASEBELL_DISCORD_TOKEN";
    private static final String SOME_ID = "412345678901234567";

    private final SecretReader secrets;

    DiscordReader(SecretReader secrets) {
        this.secrets = secrets;
    }

    /**
     * What was read.
     *
     * @param isReal whether there is a token, be it right or wrong
     * @param rolesAt where the roles stand
     * @param settings empty without a right token
     */
    record Read(boolean isReal, Map<Role, Set<String>> roles, Place rolesAt, Optional<DiscordSettings> settings) {}

    Read read(Section discord) {
        boolean real = discord.has("token");
        Optional<Secret> token = secrets.read(discord, "token", TOKEN_EXAMPLE);
        Optional<URI> rest = Web.address(discord, "rest-url", "rest-url: https://discord.com/api/v10", "https", "http");
        Optional<URI> gateway =
                Web.address(discord, "gateway-url", "gateway-url: wss://gateway.discord.gg", "wss", "ws");
        String guild = id(discord, "guild", "a server", real, "");
        boolean readMessages = discord.flag("read-messages", true);
        Channels channels = channels(discord.section("channels"), real, readMessages);
        Section rolesGroup = discord.section("roles");
        Map<Role, Set<String>> roles = roles(rolesGroup, real);
        discord.close();
        if (!real && discord.has("guild")) {
            discord.findings()
                    .warning(
                            discord.place(),
                            "discord",
                            "no token",
                            "a token when Casebell is to join the real Discord; without it, it starts its own local one "
                                    + "and uses nothing else of this group");
        }
        return new Read(
                real,
                roles,
                rolesGroup.place(),
                token.map(t -> new DiscordSettings(t, rest, gateway, guild, readMessages, channels, roles)));
    }

    private static Channels channels(Section channels, boolean real, boolean readMessages) {
        Set<String> watched = ids(channels, "watched", "a channel");
        String caseReview = id(channels, "case-review", "a channel", real, "");
        String urgent = id(channels, "urgent", "a channel", false, caseReview);
        String leadership = id(channels, "leadership", "a channel", real, "");
        Channels all = new Channels(
                watched,
                caseReview,
                urgent,
                leadership,
                id(channels, "digest", "a channel", false, leadership),
                id(channels, "policy", "a channel", false, leadership),
                id(channels, "liaison", "a channel", false, leadership),
                Optional.of(id(channels, "confidential", "a channel", false, ""))
                        .filter(c -> !c.isEmpty()));
        channels.close();
        if (real && readMessages && watched.isEmpty()) {
            channels.wrong(
                    channels.place("watched"),
                    "watched",
                    "no channel",
                    "at least one channel in which links are looked for, or discord.read-messages: false",
                    "watched: [" + SOME_ID + "]");
        }
        return all;
    }

    private static Map<Role, Set<String>> roles(Section section, boolean real) {
        Map<Role, Set<String>> roles = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            Set<String> ids = ids(section, role.word(), "a role");
            if (!ids.isEmpty()) {
                roles.put(role, ids);
            }
        }
        section.close();
        if (real && !roles.containsKey(Role.REVIEWER)) {
            section.wrong(
                    section.place("reviewer"),
                    "reviewer",
                    "no role",
                    "the id of the role whose members decide cases",
                    "reviewer: " + SOME_ID);
        }
        return roles;
    }

    private static String id(Section section, String key, String ofWhat, boolean needed, String standard) {
        String expected = expected(ofWhat);
        String example = key + ": " + SOME_ID;
        Optional<Node.Text> text =
                needed ? section.needed(key, expected, example) : section.text(key, expected, example);
        text.ifPresent(t -> check(section, key, t, ofWhat));
        return text.map(Node.Text::value).orElse(standard);
    }

    private static Set<String> ids(Section section, String key, String ofWhat) {
        Set<String> ids = new LinkedHashSet<>();
        for (Node.Text text : section.texts(key, expected(ofWhat), key + ": [" + SOME_ID + "]")) {
            check(section, key, text, ofWhat);
            ids.add(text.value());
        }
        return ids;
    }

    private static void check(Section section, String key, Node.Text text, String ofWhat) {
        if (!Web.isSnowflake(text.value())) {
            section.wrong(text.place(), key, text.word(), expected(ofWhat), key + ": " + SOME_ID);
        }
    }

    private static String expected(String ofWhat) {
        return "the id of " + ofWhat + ", 17 to 20 digits (in Discord: Settings, Advanced, Developer Mode; then a "
                + "right click and Copy ID)";
    }
}
