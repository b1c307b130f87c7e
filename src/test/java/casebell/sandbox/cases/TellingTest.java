package casebell.sandbox.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.cases.hook.Delivery;
import casebell.sandbox.cases.hook.Hook;
import casebell.sandbox.cases.hook.Signature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TellingTest extends WithDemoCases {
    private static final String SECRET = "not-a-real-secret";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private HttpServer receiver;

    private record Told(String timestamp, String signature, String body) {
        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Integer status = statuses.poll();
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
            exchange.close();
            told.add(new Told(
                    exchange.getRequestHeaders().getFirst("Casebell-Timestamp"),
                    exchange.getRequestHeaders().getFirst("Casebell-Signature"),
                    body));
        });
        receiver.start();
        URI target = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
        startWith(options -> options.holdingTheFlood().telling(new Hook(target, SECRET, Duration.ofMillis(1))));
    }

    @AfterEach
    void deafen() {
        receiver.stop(0);
    }

    @Test
    void a_released_case_is_told_signed_and_as_the_contract_says() throws Exception {
        system.release("4821");
        Told first = next();
        assertEquals(java.util.List.of(), CaseApiContract.shipped().wrongEvent(first.body()));
        assertEquals("case.opened", first.json().path("event").asText());
        assertEquals("4821", first.json().path("case").asText());
        assertEquals(Long.toString(clock.instant().getEpochSecond()), first.timestamp());
        assertEquals(Signature.of(SECRET, clock.instant().getEpochSecond(), first.body()), first.signature());
        assertTrue(visitor.get("/v1/capabilities").json().path("webhooks").asBoolean());
    }

    @Test
    void every_change_is_told_in_order() throws Exception {
        system.release("4821");
        system.actElsewhere("4821", "warn");
        visitor.act("4821", "d-1", 8, Visitor.order("close-case"));
        assertEquals("case.opened 7", line(next()));
        assertEquals("case.updated 8", line(next()));
        assertEquals("case.closed 9", line(next()));
    }

    @Test
    void a_failure_is_tried_again_with_a_new_signature() throws Exception {
        statuses.add(503);
        statuses.add(429);
        system.release("4821");
        Told first = next();
        next();
        Told third = next();
        assertEquals(first.body(), third.body());
        clock.move(Duration.ofSeconds(1));
        system.actElsewhere("4821", "warn");
        assertNotEquals(first.signature(), next().signature());
        assertEquals(
                java.util.List.of(503, 429, 200),
                system.deliveries().stream().limit(3).map(Delivery::status).toList());
    }

    @Test
    void a_refusal_is_not_tried_again() throws Exception {
        statuses.add(401);
        system.release("4821");
        system.release("4822");
        assertEquals("4821", next().json().path("case").asText());
        assertEquals("4822", next().json().path("case").asText());
    }

    @Test
    void it_gives_up_in_the_end() throws Exception {
        for (int i = 0; i < 4; i++) {
            statuses.add(500);
        }
        system.release("4821");
        system.release("4822");
        for (int i = 0; i < 4; i++) {
            assertEquals("4821", next().json().path("case").asText());
        }
        assertEquals("4822", next().json().path("case").asText());
    }

    @Test
    void only_loopback_is_told_and_the_secret_is_not_shown() {
        for (String target : new String[] {
            "http://hooks.example.org/x",
            "http://127.0.0.1.evil.example/",
            "http://localhost@evil.example/",
            "ftp://127.0.0.1/",
            "http://10.0.0.1/",
            "http://a@127.0.0.1/"
        }) {
            assertThrows(
                    IllegalArgumentException.class, () -> new Hook(URI.create(target), SECRET, Duration.ZERO), target);
        }
        Hook hook = new Hook(URI.create("http://[::1]:80/x"), SECRET, Duration.ZERO);
        assertFalse(hook.toString().contains(SECRET));
        DemoOptions options = DemoOptions.using(workers, clock).telling(hook);
        assertFalse(options.toString().contains(options.token())
                || options.toString().contains(SECRET));
    }

    private Told next() throws InterruptedException {
        Told next = told.poll(15, TimeUnit.SECONDS);
        assertNotNull(next, "nothing was told");
        return next;
    }

    private static String line(Told told) throws IOException {
        return told.json().path("event").asText() + " "
                + told.json().path("version").asInt();
    }
}
