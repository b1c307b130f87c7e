package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and what is read. */
class DoorTest {
    private static LocalDiscord discord;
    private static int port;

    @BeforeAll
    static void it_starts() {
        discord = LocalDiscord.start(0, InstantSource.system());
        port = URI.create(discord.pageUrl()).getPort();
    }

    @AfterAll
    static void it_stops() {
        discord.close();
    }

    /** Everything that comes back for exactly this text. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String get(String path, String host, String more) throws IOException {
        return raw("GET " + path + " HTTP/1.1\nHost: " + host + "\nConnection: close\n" + more + "\n");
    }

    private static HttpRequest.Builder call(String path) {
        return HttpRequest.newBuilder(URI.create(discord.restUrl() + path))
                .header("Authorization", "Bot " + discord.botToken());
    }

    private static String say() {
        return "channels/" + discord.world().channelByName("general") + "/messages";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bot wrong",
                "sandbox-bot-token",
                "Bearer sandbox-bot-token",
                "Bot person.1100000000000000301"
            })
    void a_bad_token_is_refused(String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(discord.restUrl() + "users/@me"));
        if (!token.isEmpty()) {
            request.header("Authorization", token);
        }
        Joined.Bare answer = Joined.send(request.build());
        assertEquals(401, answer.status());
        assertEquals(
                "{\"message\":\"401: Unauthorized\",\"code\":0}",
                answer.response().body());
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    api/v10/no/such/route, 404, 0,     404: Not Found",
        "DELETE, api/v10/users/@me,     405, 0,     405: Method Not Allowed",
        "GET,    api/v6/users/@me,      400, 50041, Invalid API version",
        "PUT,    api/v10/nothing,       404, 0,     404: Not Found"
    })
    void what_is_not_there_is_refused_in_the_same_form(
            String method, String path, int status, int code, String message) {
        Joined.Bare answer = Joined.send(HttpRequest.newBuilder(URI.create(discord.pageUrl() + path))
                .header("Authorization", "Bot " + discord.botToken())
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
        assertEquals(status, answer.status());
        assertEquals(code, answer.code());
        assertEquals(message, answer.body().path("message").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"content\":}", "nonsense", "{\"content\":\"x\"", "[[[["})
    void broken_json_is_refused(String body) {
        Joined.Bare answer = Joined.send(call(say())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertEquals("400 50109", answer.status() + " " + answer.code());
    }

    @Test
    void json_that_is_too_deep_is_refused_without_harm() {
        Joined.Bare answer = Joined.send(call(say())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("[".repeat(5000) + "]".repeat(5000)))
                .build());
        assertEquals("400 50109", answer.status() + " " + answer.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"content\":{}}",
                "{\"content\":7}",
                "{\"content\":\"x\",\"embeds\":{}}",
                "{\"content\":\"x\",\"components\":\"x\"}",
                "{\"content\":\"x\",\"components\":[[]]}",
                "{\"content\":\"x\",\"attachments\":[1]}",
                "[]",
                "7",
                "null"
            })
    void json_of_the_wrong_shape_never_breaks_the_server(String body) {
        Joined.Bare answer = Joined.send(call(say())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertTrue(answer.status() == 400 || answer.status() == 200, answer.status() + " " + answer.body());
    }

    @Test
    void another_content_type_and_too_much_are_refused() {
        Joined.Bare text = Joined.send(call(say())
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"content\":\"x\"}"))
                .build());
        assertEquals("400 50035", text.status() + " " + text.code());
        byte[] large = new byte[(2 << 20) + 1];
        Joined.Bare known = Joined.send(call(say())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(large))
                .build());
        assertEquals("413 40005", known.status() + " " + known.code());
        Joined.Bare chunked = Joined.send(call(say())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))
                .build());
        assertEquals("413 40005", chunked.status() + " " + chunked.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../pom.xml",
                "/%2e%2e/pom.xml",
                "/..%2fpom.xml",
                "/attachments/../../pom.xml",
                "/attachments/%2e%2e/%2e%2e/pom.xml",
                "/page/..%5c..%5cpom.xml",
                "/casebell/sandbox/LocalDiscord.class"
            })
    void no_path_leads_out(String path) throws IOException {
        String answer = get(path, "127.0.0.1:" + port, "");
        assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
        assertFalse(answer.contains("modelVersion"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:80",
                "localhost.evil.example",
                "127.0.0.1",
                "127.0.0.1:1",
                "0.0.0.0"
            })
    void a_name_of_another_site_that_points_here_is_refused(String host) throws IOException {
        for (String path : new String[] {"/", "/sandbox/world", "/api/v10/users/@me", "/attachments/1/2/x"}) {
            String answer = get(path, host, "");
            assertTrue(answer.startsWith("HTTP/1.1 403"), path + " " + answer);
            assertFalse(answer.contains("person."));
        }
    }

    @Test
    void both_names_of_this_machine_are_let_in_and_no_other_origin() throws IOException {
        assertTrue(get("/sandbox/world", "127.0.0.1:" + port, "").startsWith("HTTP/1.1 200"));
        assertTrue(get("/sandbox/world", "localhost:" + port, "").startsWith("HTTP/1.1 200"));
        assertTrue(get("/sandbox/world", "localhost:" + port, "Origin: http://localhost:" + port + "\n")
                .startsWith("HTTP/1.1 200"));
        assertTrue(get("/sandbox/world", "localhost:" + port, "Origin: http://evil.example\n")
                .startsWith("HTTP/1.1 403"));
        assertTrue(get("/sandbox/world", "localhost:" + port, "Origin: null\n").startsWith("HTTP/1.1 403"));
        assertFalse(get("/sandbox/world", "127.0.0.1:" + port, "").contains("Access-Control-Allow-Origin"));
        String upgrade = "Upgrade: websocket\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\nSec-WebSocket-Version: 13\n";
        String socket = raw("GET /gateway HTTP/1.1\nHost: evil.example\nConnection: Upgrade, close\n" + upgrade + "\n");
        assertTrue(socket.startsWith("HTTP/1.1 403"), socket);
    }

    @Test
    void only_the_latest_messages_of_a_channel_are_kept() {
        World world = new World(InstantSource.system());
        String room = world.channelByName("general");
        String first = "";
        for (int i = 0; i <= World.MOST_MESSAGES; i++) {
            String id = world.nextId();
            first = first.isEmpty() ? id : first;
            world.putMessage(casebell.sandbox.world.Wire.object().put("id", id).put("channel_id", room));
        }
        assertEquals(World.MOST_MESSAGES, world.messages(room).size());
        String oldest = first;
        assertTrue(world.messages(room).stream()
                .noneMatch(m -> m.path("id").asText().equals(oldest)));
    }
}
