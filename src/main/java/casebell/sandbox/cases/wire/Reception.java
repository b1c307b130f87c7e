package casebell.sandbox.cases.wire;

import casebell.sandbox.cases.contract.OrderReader;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Every request comes in here: it is noted, then answered truly or as the fault of its route wants it. */
final class Reception implements HttpHandler {
    private static final List<String> OF_INTEREST = List.of(
            "host",
            "accept",
            "accept-encoding",
            "api-username",
            "content-type",
            "content-length",
            "if-match",
            "if-none-match",
            "idempotency-key",
            "atproto-proxy",
            "user-agent");
    private static final int LONGEST_HEADER = 2000;

    private final Keys keys;
    private final InstantSource clock;
    private final Journal journal;
    private final Function<Request, Answer> rooms;
    private final FaultSource faults;

    Reception(Keys keys, InstantSource clock, Journal journal, Function<Request, Answer> rooms, FaultSource faults) {
        this.keys = keys;
        this.clock = clock;
        this.journal = journal;
        this.rooms = rooms;
        this.faults = faults;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            String body = new String(
                    exchange.getRequestBody().readNBytes(OrderReader.BODY_LIMIT + 1), StandardCharsets.UTF_8);
            Map<String, String> headers = headers(exchange);
            Request request = journal.note(number -> new Request(
                    number,
                    clock.instant(),
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers,
                    body));
            FaultSource.Met met = faults.next(request);
            met.fault().play(new Wire(exchange, met.turn()), request, () -> rooms.apply(request));
        } catch (IOException gone) {
            // The other side went away, which is its right: tests of time limits do it on purpose.
            exchange.close();
        }
    }

    private Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> known = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (OF_INTEREST.contains(lower)) {
                String value = String.join(", ", values);
                known.put(lower, value.substring(0, Math.min(value.length(), LONGEST_HEADER)));
            }
        });
        List<String> authorization = exchange.getRequestHeaders().get("Authorization");
        if (authorization != null) {
            known.put("authorization", keys.of(String.join(", ", authorization)).word());
        }
        List<String> apiKey = exchange.getRequestHeaders().get("Api-Key");
        if (apiKey != null) {
            known.put(
                    "authorization",
                    keys.of("Bearer " + String.join(", ", apiKey)).word());
        }
        return known;
    }
}
