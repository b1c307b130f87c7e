package casebell.sandbox.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.cases.fault.Broken;
import casebell.sandbox.cases.fault.Late;
import casebell.sandbox.cases.wire.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BreakingTest extends WithDemoCases {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String CASE = "/v1/cases/4821";

    @Test
    void faults_come_in_order_and_end() throws Exception {
        system.faults().next(2, Route.READ, Broken.status(503, "1")).next(Route.READ, Broken.status(429));
        assertEquals(3, system.faults().left(Route.READ));
        assertEquals(503, visitor.get(CASE).status());
        assertEquals(503, visitor.get(CASE).status());
        assertEquals(429, visitor.get(CASE).status());
        assertEquals(200, visitor.get(CASE).status());
        assertEquals(200, visitor.get("/v1/cases").status());
    }

    @Test
    void a_lasting_fault_ends_when_it_is_cleared() throws Exception {
        system.faults().always(Route.READ, Broken.status(500));
        assertEquals(500, read().status());
        assertEquals(500, read().status());
        assertEquals(Integer.MAX_VALUE, system.faults().left(Route.READ));
        system.faults().clear(Route.READ);
        assertEquals(200, read().status());
        assertEquals(3, system.requests(Route.READ).size());
    }

    @Test
    void a_stalled_answer_waits_until_the_fault_is_cleared() throws Exception {
        system.faults().next(Route.READ, Late.never());
        Future<String> raw = workers.submit(() -> raw(CASE));
        assertTrue(system.awaitRequests(Route.READ, 1, PATIENCE));
        assertFalse(raw.isDone());
        assertEquals(200, visitor.get("/v1/cases/4822").status());
        system.faults().clear();
        assertEquals("", raw.get(10, TimeUnit.SECONDS));
    }

    @Test
    void closing_lets_a_stalled_answer_go() throws Exception {
        system.faults().next(Route.READ, Late.never());
        Future<String> raw = workers.submit(() -> raw(CASE));
        assertTrue(system.awaitRequests(Route.READ, 1, PATIENCE));
        system.close();
        assertEquals("", raw.get(10, TimeUnit.SECONDS));
    }

    @Test
    void a_late_answer_is_true_and_late() throws Exception {
        system.faults().next(Route.READ, Late.after(Duration.ofMillis(300)));
        long before = System.nanoTime();
        assertEquals(200, visitor.get(CASE).status());
        assertTrue(System.nanoTime() - before >= 300_000_000L);
    }

    @Test
    void a_dripping_answer_is_whole_in_the_end() throws Exception {
        system.faults().next(Route.READ, Broken.drip(Duration.ofNanos(100_000)));
        assertEquals("4856", visitor.get("/v1/cases/4856").json().path("id").asText());
    }

    @Test
    void a_cut_answer_is_half_there() throws Exception {
        system.faults().next(Route.READ, Broken.cutInTheMiddle()).next(Route.READ, Broken.hangUp());
        String half = raw(CASE);
        assertTrue(half.startsWith("HTTP/1.1 200"), half);
        assertFalse(half.endsWith("}"));
        assertEquals("", raw(CASE));
        system.faults().next(Route.READ, Broken.cutInTheMiddle());
        assertThrows(IOException.class, this::read);
    }

    @Test
    void endless_bodies_end_when_the_reader_has_enough() throws Exception {
        long twoGigabytes = 2L << 30;
        system.faults()
                .next(Route.READ, Broken.zeros(twoGigabytes))
                .next(Route.READ, Broken.zerosInChunks(twoGigabytes))
                .next(Route.READ, Broken.endlessJsonString(twoGigabytes));
        assertTrue(start(CASE, 200_000).contains("Content-length: " + twoGigabytes));
        assertTrue(start(CASE, 200_000).contains("Transfer-encoding: chunked"));
        assertTrue(start(CASE, 200_000).contains("{\"id\":\"aaaa"));
        assertEquals(200, visitor.get(CASE).status());
        system.faults().next(Route.READ, Broken.zeros(100_001));
        assertEquals(100_001, read().body().length());
    }

    @Test
    void nonsense_is_served_as_ordered() throws Exception {
        system.faults()
                .next(Route.READ, Broken.invalidJson())
                .next(Route.READ, Broken.deepNesting(100_000))
                .next(Route.READ, Broken.webPage())
                .next(Route.READ, Broken.contentType("text/plain"))
                .next(Route.READ, Broken.redirect(302, URI.create("http://127.0.0.1:1/elsewhere")));
        assertFalse(read().body().endsWith("}"));
        assertEquals(200_000, read().body().length());
        assertTrue(read().contentType().startsWith("text/html"));
        assertEquals("text/plain", read().contentType());
        assertEquals(302, read().status());
    }

    @Test
    void an_effect_without_an_answer_is_there_and_a_repeat_finds_it() throws Exception {
        system.faults().next(Route.ACT, Late.doneThenCut());
        assertThrows(IOException.class, () -> visitor.act("4821", "d-1", 7, Visitor.order("remove-post")));
        assertEquals(1, system.actionsByCasebell("4821").size());
        assertEquals(
                200, visitor.act("4821", "d-1", 7, Visitor.order("remove-post")).status());
        assertEquals(1, system.actionsByCasebell("4821").size());
    }

    @Test
    void an_effect_may_come_long_before_its_answer() throws Exception {
        system.faults().next(Route.ACT, Late.doneThenAfter(Duration.ofHours(1)));
        Future<Integer> status = workers.submit(
                () -> visitor.act("4821", "d-1", 7, Visitor.order("warn")).status());
        assertTrue(system.awaitActions("4821", 1, PATIENCE));
        assertFalse(status.isDone());
        system.faults().clear();
        assertEquals(201, status.get(10, TimeUnit.SECONDS));
    }

    @Test
    void a_lie_says_applied_and_nothing_was() throws Exception {
        system.faults().next(Route.ACT, Late.lie());
        Visitor.Got got = visitor.act("4821", "d-1", 7, Visitor.order("remove-post"));
        assertEquals("applied", got.json().path("state").asText());
        assertEquals(8, got.json().path("version").asInt());
        assertTrue(system.actionsByCasebell("4821").isEmpty());
        assertEquals(7, system.version("4821"));
    }

    @Test
    void answers_come_twice() throws Exception {
        system.faults().next(Route.FOLLOW, Broken.twice()).next(Route.READ, Broken.twice());
        assertEquals(4, visitor.get("/v1/cases?limit=2").json().path("items").size());
        String body = read().body();
        assertEquals(body.substring(0, body.length() / 2), body.substring(body.length() / 2));
    }

    @Test
    void faults_without_effect_have_none() throws Exception {
        system.faults().next(Route.ACT, Broken.status(503)).next(Route.ACT, Broken.status(500, "soon"));
        for (int status : new int[] {503, 500}) {
            assertEquals(
                    status,
                    visitor.send(CASE + "/actions", "POST", Visitor.order("warn"), visitor.withToken())
                            .status());
        }
        assertTrue(system.actionsByCasebell("4821").isEmpty());
        assertEquals(2, system.requests(Route.ACT).size());
        assertThrows(IllegalArgumentException.class, () -> system.faults().next(0, Route.READ, Broken.hangUp()));
    }

    @Test
    void the_journal_holds_what_was_asked_and_no_token() throws Exception {
        visitor.act("4821", "d-1", 7, Visitor.order("warn"));
        var request = system.requests(Route.ACT).get(0);
        assertEquals("d-1", request.header("idempotency-key").orElseThrow());
        assertEquals("\"7\"", request.header("if-match").orElseThrow());
        assertEquals("good", request.header("authorization").orElseThrow());
        assertEquals(Visitor.order("warn"), request.body());
        assertFalse(system.requests().toString().contains(system.token()));
        system.forgetRequests();
        assertTrue(system.requests().isEmpty());
        assertFalse(system.awaitRequests(Route.ACT, 1, Duration.ZERO));
    }

    @Test
    void a_stranger_host_name_is_turned_away() throws Exception {
        String answer = rawWithHost("/", "rebound.example");
        assertTrue(answer.startsWith("HTTP/1.1 421"), answer);
    }

    private Visitor.Got read() throws IOException, InterruptedException {
        return visitor.send(CASE, "GET", "", visitor.withToken());
    }

    private String raw(String path) throws IOException {
        return rawWithHost(path, "127.0.0.1");
    }

    private String rawWithHost(String path, String host) throws IOException {
        try (Socket socket = open(path, host)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String start(String path, int bytes) throws IOException {
        try (Socket socket = open(path, "127.0.0.1")) {
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
        }
    }

    private Socket open(String path, String host) throws IOException {
        Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), system.port());
        socket.setSoTimeout(15_000);
        OutputStream out = socket.getOutputStream();
        out.write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nAuthorization: Bearer "
                        + system.token() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }
}
