package casebell.sandbox.rest;

import casebell.sandbox.chat.Channels;
import casebell.sandbox.chat.Guild;
import casebell.sandbox.chat.Threads;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.TeamGuild;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.World;
import io.javalin.http.HandlerType;

/** The guild: its channels, roles, members and active threads. */
final class GuildRoutes {
    private GuildRoutes() {}

    static void lay(Routes all, World world, Channels channels, Guild guild, Threads threads) {
        Routes routes = (method, path, status, work) -> all.on(method, path, status, call -> {
            if (!call.at("guild").equals(TeamWorld.GUILD)) {
                throw Refusal.of(404, 10004, "Unknown Guild");
            }
            return work.answer(call);
        });
        String here = "/guilds/{guild}";
        routes.get(here, call -> TeamGuild.of(world));
        routes.get(here + "/channels", call -> channels.ofGuild(call.who()));
        routes.get(here + "/threads/active", call -> threads.active(call.who()));
        routes.get(here + "/roles", call -> guild.roles());
        routes.get(here + "/roles/{role}", guild::role);
        routes.patch(here + "/roles/{role}", guild::modifyRole);
        routes.get(here + "/members", guild::members);
        routes.get(here + "/members/{user}", guild::member);
        routes.patch(here + "/members/{user}", guild::modifyMember);
        String role = here + "/members/{user}/roles/{role}";
        routes.quietly(HandlerType.PUT, role, call -> guild.giveRole(call, true));
        routes.quietly(HandlerType.DELETE, role, call -> guild.giveRole(call, false));
    }
}
