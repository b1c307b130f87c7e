package casebell.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.cli.CommandTable;
import casebell.app.cli.Jobs;
import casebell.app.config.ConfigLoader;
import casebell.app.config.Secret;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

/** The policy as other systems ask it. */
class VerdictHandlerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-04-14T12:00:00Z"));
    private static final String TOKEN = "a-token-for-tests";
    private static final String THREAT = """
            {"signals": {"violent-threat": 0.97}, "target": {"office": "legislator", "standing": "public-figure"}}
            """;
    private static final String SPAM = "{\"signals\": {\"spam\": 0.9}, \"author\": {\"office\": \"none\"}}\n";

    private static Policy policy;

    @TempDir
    private Path folder;

    private HealthService service;

    @BeforeAll
    static void read_the_policy() {
        policy = assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(Path.of("config/policy")))
                .policy();
    }

    @BeforeEach
    void start() throws IOException {
        service = HealthService.start(
                "127.0.0.1",
                0,
                () -> HealthService.Health.UP,
                Optional.of(new VerdictHandler(() -> policy, new Secret(TOKEN), CLOCK)));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void one_or_many_are_answered_with_the_bytes_of_the_command_line() throws Exception {
        for (String facts : new String[] {THREAT, THREAT + "\n" + SPAM, "{\n\"signals\": {\"spam\": 0.9}\n}\n"}) {
            Path file = Files.writeString(folder.resolve("facts.json"), facts);
            StringWriter out = new StringWriter();
            int exit = CommandTable.of(new ConfigLoader(Map.of(), CLOCK), Mockito.mock(Jobs.class), CLOCK)
                    .setOut(new PrintWriter(out, true))
                    .execute("policy", "evaluate", file.toString());
            HttpResponse<String> answer = post(facts, TOKEN);
            assertEquals(0, exit);
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals(out.toString().replace(System.lineSeparator(), "\n"), answer.body());
            assertTrue(answer.body().contains("\"why\":"), answer.body());
            StringWriter shorter = new StringWriter();
            CommandTable.of(new ConfigLoader(Map.of(), CLOCK), Mockito.mock(Jobs.class), CLOCK)
                    .setOut(new PrintWriter(shorter, true))
                    .execute("policy", "evaluate", "--without-why", file.toString());
            assertEquals(
                    shorter.toString().replace(System.lineSeparator(), "\n"),
                    send("POST", "/v1/verdicts?why=no", facts, TOKEN).body());
            assertEquals(
                    answer.body().replaceAll(",\"why\":.*", "}"),
                    shorter.toString().replace(System.lineSeparator(), "\n"));
        }
        assertEquals(
                Optional.of("application/jsonl"),
                post(THREAT + SPAM, TOKEN).headers().firstValue("Content-Type"));
    }

    @Test
    void nobody_without_the_token_is_answered() throws Exception {
        assertEquals(401, post(SPAM, "another").statusCode());
        assertEquals(401, post(SPAM, "").statusCode());
        assertEquals(401, send("GET", "/v1/verdicts", "", "another").statusCode());
        assertEquals(405, send("GET", "/v1/verdicts", "", TOKEN).statusCode());
        assertEquals(404, send("POST", "/v1/verdicts/4", SPAM, TOKEN).statusCode());
    }

    @Test
    void all_mistakes_are_told_and_nothing_is_judged() throws Exception {
        HttpResponse<String> answer = post(SPAM + "{\"authr\": {}}\n{\"reach\": {\"views\": \"many\"}}\n", TOKEN);
        assertEquals(400, answer.statusCode());
        assertEquals(Optional.of("application/problem+json"), answer.headers().firstValue("Content-Type"));
        assertTrue(answer.body().contains("body, line 2"), answer.body());
        assertTrue(answer.body().contains("body, line 3"), answer.body());
        assertTrue(!answer.body().contains("revision"), answer.body());
        assertEquals(400, post("", TOKEN).statusCode());
        assertEquals(400, post("[1]", TOKEN).statusCode());
    }

    @Test
    void too_much_is_refused() throws Exception {
        assertEquals(413, post(" ".repeat((1 << 20) + 1), TOKEN).statusCode());
        assertEquals(413, post("{}\n".repeat(1001), TOKEN).statusCode());
        assertEquals(200, post("{}\n".repeat(1000), TOKEN).statusCode());
        assertEquals(400, post("{\"a\":".repeat(100_000), TOKEN).statusCode());
    }

    @Test
    void hostile_bodies_are_refused_whole_and_with_a_reason() throws Exception {
        HttpResponse<String> latin = send(
                "POST",
                "/v1/verdicts",
                HttpRequest.BodyPublishers.ofByteArray(
                        "{\"labels\": [\"\u00e4\"]}".getBytes(StandardCharsets.ISO_8859_1)),
                TOKEN);
        assertEquals("{\"status\":400,\"title\":\"The body is not text in UTF-8\"}", latin.body());
        for (String body : new String[] {
            "{\"author\": {\"office\": \"none\", \"office\": \"party\"}}",
            "{\"author\": [1]}",
            "{\"author\": \"none\"}",
            "{\"reach\": {\"views\": 1e400}}",
            "{\"reach\": {\"views\": " + "9".repeat(50_000) + "}}",
            "{\"signals\": {\"spam\": NaN}}",
            "{\"signals\": {\"spam\": 1.5}}",
            "{\"labels\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}",
            "{\"labels\": [" + "1,".repeat(200_000) + "1]}",
            "{\"now\": \"-999999999-01-01T00:00:00Z\", \"author\": {\"createdAt\": \"now-99999d9\"}}",
            "{\"content\": {\"text\": \"x",
            "{} {}",
            "{},{}",
            "\ufeff{}",
            "{\"a\u0000\": 1}",
            "\u0000"
        }) {
            HttpResponse<String> answer = post(body, TOKEN);
            assertEquals(400, answer.statusCode(), body.substring(0, Math.min(80, body.length())) + answer.body());
            assertTrue(answer.body().contains("\"found\":"), answer.body());
            assertTrue(answer.body().length() < 2000, answer.body());
        }
    }

    @Test
    void of_a_hundred_thousand_mistakes_a_hundred_are_told() throws Exception {
        HttpResponse<String> answer = post("{\"a\":1}\n".repeat(100_000), TOKEN);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("more is wrong than these 100"), answer.body());
        assertTrue(answer.body().contains("body, line 100\""), answer.body());
        assertTrue(!answer.body().contains("body, line 102\""), answer.body());
    }

    @Test
    void who_sends_slowly_keeps_nobody_else_from_being_answered() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
                slow.add(socket);
                socket.getOutputStream()
                        .write(("POST /v1/verdicts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TOKEN
                                        + "\r\nContent-Length: 100\r\n\r\n{")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            for (int i = 0; i < 20; i++) {
                assertEquals(200, post(SPAM, TOKEN).statusCode());
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void of_many_at_once_each_is_judged_or_told_to_come_again() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            HttpRequest request = request("POST", "/v1/verdicts", HttpRequest.BodyPublishers.ofString(SPAM), TOKEN);
            all.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }
        int judged = 0;
        for (CompletableFuture<HttpResponse<String>> each : all) {
            HttpResponse<String> answer = each.get();
            assertTrue(answer.statusCode() == 200 || answer.statusCode() == 503, answer::body);
            assertEquals(
                    answer.statusCode() == 503,
                    answer.headers().firstValue("Retry-After").isPresent());
            judged += answer.statusCode() == 200 ? 1 : 0;
        }
        assertTrue(judged > 0);
    }

    @Test
    void without_a_token_in_the_configuration_nothing_is_offered() throws Exception {
        service.close();
        service = HealthService.start("127.0.0.1", 0, () -> HealthService.Health.UP, Optional.empty());
        assertEquals(404, post(SPAM, TOKEN).statusCode());
    }

    private HttpResponse<String> post(String body, String token) throws IOException, InterruptedException {
        return send("POST", "/v1/verdicts", body, token);
    }

    private HttpResponse<String> send(String method, String path, String body, String token)
            throws IOException, InterruptedException {
        return send(method, path, HttpRequest.BodyPublishers.ofString(body), token);
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String token)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request(method, path, body, token), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String path, HttpRequest.BodyPublisher body, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                .header("Authorization", "Bearer " + token)
                .method(method, body)
                .build();
    }
}
