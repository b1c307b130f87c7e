package casebell.app.service;

import casebell.intake.CaseLine;
import casebell.intake.SystemsDesk.SystemState;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** {@code GET /metrics}: how the case systems are, as Prometheus reads it (text format 0.0.4). Names of systems and numbers, and nothing about cases. */
public final class MetricsHandler implements HttpHandler {
    private final Supplier<List<SystemState>> systems;
    private final ToIntFunction<String> actions;

    /**
     * @param systems asked at each request
     * @param actions how many actions were begun in a system today, as far as they are counted
     */
    public MetricsHandler(Supplier<List<SystemState>> systems, ToIntFunction<String> actions) {
        this.systems = systems;
        this.actions = actions;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean isGet = exchange.getRequestMethod().equals("GET");
            byte[] bytes = (isGet ? text() : "Only GET is answered\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(isGet ? 200 : 405, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String text() {
        Map<String, StringBuilder> all = new LinkedHashMap<>();
        for (SystemState system : systems.get()) {
            for (int i = 0; i < system.lines().size(); i++) {
                CaseLine.State line = system.lines().get(i);
                String at = "{system=\"" + system.source() + "\",line=\"" + i + "\"} ";
                put(
                        all,
                        "casebell_system_circuit_open",
                        "gauge",
                        at + (line.circuit() == CaseLine.Circuit.OPEN ? 1 : 0));
                put(all, "casebell_system_calls_total", "counter", at + line.calls());
                put(all, "casebell_system_failures_total", "counter", at + line.failures());
                line.room().ifPresent(room -> put(all, "casebell_system_calls_left", "gauge", at + room.left()));
            }
            String of = "{system=\"" + system.source() + "\"} ";
            put(all, "casebell_actions_begun_today", "gauge", of + actions.applyAsInt(system.source()));
            system.following().ifPresent(state -> {
                put(all, "casebell_follow_failures_in_a_row", "gauge", of + state.failures());
                put(all, "casebell_follow_behind", "gauge", of + (state.isBehind() ? 1 : 0));
                long read = state.readAt().map(Instant::getEpochSecond).orElse(0L);
                put(all, "casebell_follow_last_read_timestamp_seconds", "gauge", of + read);
            });
        }
        StringBuilder text = new StringBuilder();
        all.values().forEach(text::append);
        return text.toString();
    }

    private static void put(Map<String, StringBuilder> all, String name, String type, String rest) {
        all.computeIfAbsent(name, n -> new StringBuilder("# TYPE " + n + " " + type + "\n"))
                .append(name)
                .append(rest)
                .append('\n');
    }
}
