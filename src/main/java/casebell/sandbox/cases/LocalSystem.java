package casebell.sandbox.cases;

import casebell.sandbox.cases.fault.Faults;
import casebell.sandbox.cases.wire.Answer;
import casebell.sandbox.cases.wire.CaseServer;
import casebell.sandbox.cases.wire.Gate;
import casebell.sandbox.cases.wire.Keys;
import casebell.sandbox.cases.wire.Request;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * A case system of another make on loopback: what all of them have, whatever they speak. All methods may be called from any thread.
 *
 * @param <R> its routes
 */
public abstract class LocalSystem<R> implements AutoCloseable {
    private final CaseServer server;
    private final Faults<R> faults;
    private final Keys keys;
    private final Function<Request, Optional<R>> routes;

    /**
     * Takes the port, and answers nobody yet. Port 0 takes a free one.
     *
     * @param routes finds the route of a request
     */
    protected LocalSystem(int port, Executor workers, Keys keys, Function<Request, Optional<R>> routes)
            throws IOException {
        Gate gate = new Gate();
        this.server = CaseServer.bind(port, workers, gate);
        this.faults = new Faults<>(gate, routes);
        this.keys = keys;
        this.routes = routes;
    }

    /**
     * Begins to answer.
     *
     * @param rooms from a request to its true answer
     */
    protected final void open(InstantSource clock, Function<Request, Answer> rooms) {
        server.open(keys, clock, faults, rooms);
    }

    /** Such as {@code http://127.0.0.1:40321}, without a slash at the end. */
    public final URI baseUrl() {
        return server.base();
    }

    /** The key that may read and nothing else. */
    protected final String readOnlyKey() {
        return keys.readOnly();
    }

    /** What goes wrong from now on. */
    public final Faults<R> faults() {
        return faults;
    }

    /** Every request, also those that were answered with a fault or never, in order. */
    public final List<Request> requests() {
        return server.journal().requests();
    }

    /** The requests on one route. */
    public final List<Request> requests(R route) {
        return requests().stream()
                .filter(r -> routes.apply(r).equals(Optional.of(route)))
                .toList();
    }

    /** Stops answering and lets stalled answers go. The workers stay the caller's. */
    @Override
    public final void close() {
        server.close();
    }
}
