package casebell.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A case system with a case for every number, all of them spam: the benchmark needs a fresh one each time. */
final class EndlessCases implements AutoCloseable {
    private static final String CASE = """
            {"id":"%1$s","version":%2$d,"url":"%3$s/cases/%1$s","openedAt":"2026-04-14T09:12:00Z","state":"open","kind":"post","foundBy":"user-report",
             "content":{"id":"p-%1$s","postedAt":"2026-04-14T08:57:31Z","language":"en","text":"Cheap watches, write to me, number %1$s."},
             "author":{"id":"u-1","handle":"@seller","followers":3,"verified":false,"office":"none","standing":"private","strikes":[]},
             "reach":{"views":300,"shares":0,"replies":0,"copiesElsewhere":1},"signals":{"spam":0.97,"violent-threat":0.01},
             "labels":["lang:en"],"reports":[{"id":"r-1","at":"2026-04-14T09:11:02Z","by":"bystander","reason":"spam"}],"actions":[%4$s]}""";
    private static final String ACTION =
            "{\"id\":\"a-1\",\"at\":\"2026-04-14T10:00:00Z\",\"action\":\"remove-post\",\"by\":\"casebell\",\"state\":\"applied\"}";

    private final Map<String, Integer> acted = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    EndlessCases() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(workers);
        server.createContext("/v1/cases/", this::answer);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            String id = path[3];
            if (exchange.getRequestMethod().equals("POST")) {
                exchange.getRequestBody().readAllBytes();
                acted.putIfAbsent(id, 2);
                send(exchange, 201, "{\"id\":\"a-1\",\"state\":\"applied\",\"version\":2}");
                return;
            }
            int version = acted.getOrDefault(id, 1);
            exchange.getResponseHeaders().set("ETag", "\"" + version + "\"");
            send(exchange, 200, CASE.formatted(id, version, baseUrl(), version > 1 ? ACTION : ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
