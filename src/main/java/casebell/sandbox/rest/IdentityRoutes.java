package casebell.sandbox.rest;

import casebell.sandbox.chat.Channels;
import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who one is, the application, the gateway's address, direct channels. */
final class IdentityRoutes {
    private IdentityRoutes() {}

    static void lay(Routes routes, World world, Channels channels, String base) {
        routes.get(
                "/users/@me",
                call -> call.who().bot() ? self(call.who()) : call.who().user());
        routes.get(
                "/users/{user}",
                call -> world.member(call.at("user"))
                        .map(Member::user)
                        .orElseThrow(() -> Refusal.of(404, 10013, "Unknown User")));
        routes.post("/users/@me/channels", channels::openDirect);
        routes.get("/oauth2/applications/@me", call -> application(world));
        routes.get("/applications/@me", call -> application(world));
        String gateway = base.replaceFirst("^http", "ws") + "/gateway";
        routes.get("/gateway", call -> Wire.object().put("url", gateway));
        routes.get("/gateway/bot", call -> {
            ObjectNode answer = Wire.object().put("url", gateway).put("shards", 1);
            answer.putObject("session_start_limit")
                    .put("total", 1000)
                    .put("remaining", 1000)
                    .put("reset_after", 0)
                    .put("max_concurrency", 1);
            return answer;
        });
    }

    private static ObjectNode self(Member bot) {
        return bot.user()
                .put("mfa_enabled", true)
                .put("locale", "en-US")
                .put("verified", true)
                .putNull("email");
    }

    private static ObjectNode application(World world) {
        ObjectNode application = Wire.object()
                .put("id", TeamWorld.BOT)
                .put("name", "Casebell")
                .putNull("icon")
                .put("description", "")
                .putNull("type")
                .put("bot_public", false)
                .put("bot_require_code_grant", false)
                .put("verify_key", "00")
                .put("flags", 1 << 18)
                .put("flags_new", Integer.toString(1 << 18))
                .putNull("interactions_endpoint_url")
                .putNull("role_connections_verification_url")
                .put("approximate_guild_count", 1)
                .put("approximate_user_install_count", 0)
                .put("approximate_user_authorization_count", 0)
                .put("explicit_content_filter", 0)
                .putNull("team");
        application.putArray("redirect_uris");
        application.putArray("eligible_oauth2_scopes");
        world.member(TeamWorld.OWNER).ifPresent(o -> application.set("owner", o.user()));
        world.member(TeamWorld.BOT).ifPresent(b -> application.set("bot", b.user()));
        return application;
    }
}
