package casebell.app.wiring;

import casebell.sandbox.LocalDiscord;
import casebell.sandbox.world.TeamWorld;
import java.util.Map;

/** The configuration by which a house joins a local Discord as if it were the real one. */
final class LocalJoin {
    /** The variable with the token of the bot. */
    static final String TOKEN = "LOCAL_DISCORD_TOKEN";

    private LocalJoin() {}

    static String yaml(LocalDiscord discord) {
        Map<String, String> c = TeamWorld.channels();
        Map<String, String> r = TeamWorld.roles();
        return """
                discord:
                  token: env:%s
                  rest-url: %s
                  gateway-url: %s
                  guild: %s
                  channels:
                    {watched: [%s, %s], case-review: %s, urgent: %s, leadership: %s, digest: %s}
                  roles: {reviewer: %s, lead: %s, leadership: %s}
                """.formatted(
                        TOKEN,
                        discord.restUrl(),
                        discord.gatewayUrl(),
                        TeamWorld.GUILD,
                        c.get("case-review"),
                        c.get("urgent"),
                        c.get("case-review"),
                        c.get("urgent"),
                        c.get("leadership"),
                        c.get("digest"),
                        r.get("reviewer"),
                        r.get("lead"),
                        r.get("leadership"));
    }
}
