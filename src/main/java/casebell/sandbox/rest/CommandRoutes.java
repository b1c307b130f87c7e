package casebell.sandbox.rest;

import casebell.sandbox.command.Commands;
import casebell.sandbox.command.Interactions;
import io.javalin.http.HandlerType;

/** Commands, and what becomes of them. */
final class CommandRoutes {
    private CommandRoutes() {}

    static void lay(Routes routes, Commands commands, Interactions interactions) {
        for (String of : new String[] {"", "/guilds/{guild}"}) {
            String all = "/applications/{app}" + of + "/commands";
            routes.get(all, commands::list);
            routes.on(HandlerType.PUT, all, 200, commands::overwrite);
            routes.make(all, commands::create);
            routes.get(all + "/{command}", commands::get);
            routes.patch(all + "/{command}", commands::edit);
            routes.quietly(HandlerType.DELETE, all + "/{command}", commands::delete);
        }
        routes.get("/guilds/{guild}/application-command-index", call -> commands.index());

        routes.quietly(HandlerType.POST, "/interactions", interactions::begin);
        routes.on(HandlerType.POST, "/interactions/{id}/{token}/callback", 200, interactions::callback);
        String hook = "/webhooks/{app}/{token}";
        String message = hook + "/messages/{message}";
        routes.post(hook, interactions::followUp);
        routes.get(message, interactions::message);
        routes.patch(message, interactions::edit);
        routes.quietly(HandlerType.DELETE, message, interactions::delete);
    }
}
