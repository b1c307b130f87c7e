package casebell.sandbox.rest;

import casebell.sandbox.chat.Messages;
import casebell.sandbox.chat.Reactions;
import io.javalin.http.HandlerType;

/** Messages, pins and reactions. */
final class MessageRoutes {
    private MessageRoutes() {}

    static void lay(Routes routes, Messages messages, Reactions reactions) {
        String all = "/channels/{channel}/messages";
        routes.get(all, messages::list);
        routes.post(all, messages::create);
        routes.quietly(HandlerType.POST, all + "/bulk-delete", messages::deleteMany);
        routes.get(all + "/pins", messages::pins);
        routes.quietly(HandlerType.PUT, all + "/pins/{message}", call -> messages.pin(call, true));
        routes.quietly(HandlerType.DELETE, all + "/pins/{message}", call -> messages.pin(call, false));
        String message = all + "/{message}";
        routes.get(message, messages::get);
        routes.patch(message, messages::edit);
        routes.quietly(HandlerType.DELETE, message, messages::delete);

        String reacted = message + "/reactions";
        routes.quietly(HandlerType.DELETE, reacted, reactions::clear);
        routes.get(reacted + "/{emoji}", reactions::list);
        routes.quietly(HandlerType.DELETE, reacted + "/{emoji}", reactions::clear);
        routes.quietly(HandlerType.PUT, reacted + "/{emoji}/@me", reactions::add);
        routes.quietly(
                HandlerType.DELETE,
                reacted + "/{emoji}/@me",
                call -> reactions.remove(call, call.who().id()));
        routes.quietly(
                HandlerType.DELETE, reacted + "/{emoji}/{user}", call -> reactions.remove(call, call.at("user")));
    }
}
