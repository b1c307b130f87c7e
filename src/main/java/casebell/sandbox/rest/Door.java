package casebell.sandbox.rest;

import casebell.sandbox.world.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.Optional;
import java.util.Set;

/**
 * Lets in only who calls this machine by its own name, and no page of another site: a browser that reads a foreign page can otherwise be made to call
 * loopback, by a form, a WebSocket, or a host name that suddenly points here.
 */
public final class Door {
    private final Set<String> hosts;
    private final Set<String> origins;

    /**
     * @param port where the server listens
     */
    public Door(int port) {
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port);
    }

    /** Stands before every route. */
    public void guard(RoutesConfig routes) {
        routes.addEndpoint(Endpoint.create(HandlerType.BEFORE, "*").handler(this::check));
        routes.addEndpoint(
                Endpoint.create(HandlerType.WEBSOCKET_BEFORE_UPGRADE, "*").handler(this::check));
        routes.exception(
                Refusal.class, (refusal, context) -> Answered.of(refusal).write(context));
    }

    private void check(Context context) {
        String host = Optional.ofNullable(context.header("Host")).orElse("");
        String origin = Optional.ofNullable(context.header("Origin")).orElse("");
        if (!hosts.contains(host) || (!origin.isEmpty() && !origins.contains(origin))) {
            throw Refusal.of(403, 0, "403: Forbidden");
        }
        context.header("Cross-Origin-Resource-Policy", "same-origin");
    }
}
