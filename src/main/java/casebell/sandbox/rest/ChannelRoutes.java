package casebell.sandbox.rest;

import casebell.sandbox.chat.Channels;
import casebell.sandbox.chat.Threads;
import io.javalin.http.HandlerType;

/** Channels, their overwrites, and threads. */
final class ChannelRoutes {
    private ChannelRoutes() {}

    static void lay(Routes routes, Channels channels, Threads threads) {
        String channel = "/channels/{channel}";
        routes.get(channel, channels::get);
        routes.patch(channel, channels::modify);
        routes.on(HandlerType.DELETE, channel, 200, channels::delete);
        routes.quietly(HandlerType.POST, channel + "/typing", channels::type);
        String overwrite = channel + "/permissions/{overwrite}";
        routes.quietly(HandlerType.PUT, overwrite, call -> channels.overwrite(call, true));
        routes.quietly(HandlerType.DELETE, overwrite, call -> channels.overwrite(call, false));

        routes.make(channel + "/threads", threads::open);
        routes.make(channel + "/messages/{message}/threads", threads::openOn);
        routes.get(channel + "/threads/archived/public", call -> threads.archived(call, false));
        routes.get(channel + "/threads/archived/private", call -> threads.archived(call, true));
        routes.get(channel + "/users/@me/threads/archived/private", call -> threads.archived(call, true));
        String members = channel + "/thread-members";
        routes.get(members, threads::members);
        routes.quietly(
                HandlerType.PUT,
                members + "/@me",
                call -> threads.join(call, call.who().id()));
        routes.quietly(
                HandlerType.DELETE,
                members + "/@me",
                call -> threads.leave(call, call.who().id()));
        routes.get(members + "/{user}", threads::memberOf);
        routes.quietly(HandlerType.PUT, members + "/{user}", call -> threads.join(call, call.at("user")));
        routes.quietly(HandlerType.DELETE, members + "/{user}", call -> threads.leave(call, call.at("user")));
    }
}
