package casebell.app.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What machines ask: {@code GET /health} is 200 when the house works, and 503 with the reason when it does not. Verdicts are answered beside it, where
 * they are offered.
 */
public final class HealthService implements AutoCloseable {
    /** Requests that wait for a worker; one more is cut off, without an answer. */
    private static final int WAITING = 200;

    private static final int WORKERS = 4;

    private final HttpServer server;
    private final ThreadPoolExecutor worker;

    private HealthService(HttpServer server, ThreadPoolExecutor worker) {
        this.server = server;
        this.worker = worker;
    }

    /** How the house is. */
    public enum Health {
        /** Joined, and the store can be read. */
        UP("up"),
        /** Starting, or waiting for Discord. */
        AWAY("not connected to Discord"),
        /** The store cannot be read. */
        BROKEN("the store cannot be read");

        private final String word;

        Health(String word) {
            this.word = word;
        }
    }

    /**
     * Listens.
     *
     * @param port 0 for any free one
     * @param health asked at each request; must not block for long
     * @param verdicts answers below {@code /v1/verdicts}; empty when that is not offered
     * @throws IOException when the port is taken; the message says what to do
     */
    public static HealthService start(
            String host, int port, Supplier<Health> health, Optional<? extends HttpHandler> verdicts)
            throws IOException {
        return start(host, port, health, verdicts, Optional.empty(), Optional.empty());
    }

    /**
     * Listens, for case systems too, without figures.
     *
     * @throws IOException when the port is taken; the message says what to do
     */
    public static HealthService start(
            String host,
            int port,
            Supplier<Health> health,
            Optional<? extends HttpHandler> verdicts,
            Optional<HookHandler> hooks)
            throws IOException {
        return start(host, port, health, verdicts, hooks, Optional.empty());
    }

    /**
     * Listens, for case systems too.
     *
     * @param hooks answers below {@link HookHandler#PATH}; empty when nobody delivers
     * @param metrics answers at {@code /metrics}
     * @throws IOException when the port is taken; the message says what to do
     */
    public static HealthService start(
            String host,
            int port,
            Supplier<Health> health,
            Optional<? extends HttpHandler> verdicts,
            Optional<HookHandler> hooks,
            Optional<MetricsHandler> metrics)
            throws IOException {
        ThreadPoolExecutor worker =
                new ThreadPoolExecutor(WORKERS, WORKERS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING));
        worker.allowCoreThreadTimeOut(true);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), WAITING);
            server.setExecutor(worker);
            server.createContext("/", exchange -> answer(exchange, health));
            verdicts.ifPresent(handler -> server.createContext("/v1/verdicts", handler));
            metrics.ifPresent(handler -> server.createContext("/metrics", handler));
            hooks.ifPresent(handler -> server.createContext(HookHandler.PATH, handler));
            server.start();
            return new HealthService(server, worker);
        } catch (BindException taken) {
            worker.shutdownNow();
            throw new IOException(
                    "the port " + port + " of " + host + " cannot be used (" + taken.getMessage()
                            + "). Is Casebell running already? Set service.port in the configuration, or --port; 0 takes any free one.",
                    taken);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, Supplier<Health> health) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/health")) {
                send(exchange, 404, "{\"error\":\"There is only /health here\"}");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "{\"error\":\"Only GET is answered\"}");
            } else {
                Health now = health.get();
                send(exchange, now == Health.UP ? 200 : 503, "{\"status\":\"" + now.word + "\"}");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        worker.shutdownNow();
    }
}
