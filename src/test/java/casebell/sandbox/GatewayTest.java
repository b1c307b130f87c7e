package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The socket: frame by frame with a bare client, and as the real JDA lives on it. */
class GatewayTest {
    private static LocalDiscord discord;

    @BeforeAll
    static void it_starts() {
        discord = LocalDiscord.start(0, InstantSource.system());
    }

    @AfterAll
    static void it_stops() {
        discord.close();
    }

    @AfterEach
    void nothing_goes_wrong_any_more() {
        discord.gateway().closeDoor(false);
        discord.gateway().allowPrivileged(true);
    }

    /** A bare client that keeps what it gets. */
    private static final class Client implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Inflater inflater = new Inflater();
        private final WebSocket socket;

        private Client(String query, String... headers) {
            WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
            for (int i = 0; i < headers.length; i += 2) {
                builder.header(headers[i], headers[i + 1]);
            }
            socket = builder.buildAsync(URI.create(discord.gatewayUrl() + query), this)
                    .join();
        }

        @Override
        public CompletionStage<?> onText(WebSocket ws, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.add(Wire.read(text.toString()));
                text.setLength(0);
            }
            ws.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket ws, ByteBuffer data, boolean last) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            bytes.writeBytes(part);
            if (last) {
                byte[] whole = bytes.toByteArray();
                bytes.reset();
                int end = whole.length;
                assertEquals(
                        List.of(0, 0, 255, 255),
                        List.of(
                                whole[end - 4] & 255,
                                whole[end - 3] & 255,
                                whole[end - 2] & 255,
                                whole[end - 1] & 255));
                inflater.setInput(whole);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                byte[] buffer = new byte[16384];
                try {
                    for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
                        out.write(buffer, 0, n);
                    }
                } catch (DataFormatException e) {
                    closed.completeExceptionally(e);
                }
                frames.add(Wire.read(out.toString(StandardCharsets.UTF_8)));
            }
            ws.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket ws, int code, String reason) {
            closed.complete(code);
            return null;
        }

        private void send(String frame) {
            socket.sendText(frame.replace('\'', '"'), true).join();
        }

        private JsonNode next() throws InterruptedException {
            JsonNode frame = frames.poll(10, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("No frame came; closed: " + closed);
            }
            return frame;
        }

        private JsonNode next(String type) throws InterruptedException {
            JsonNode frame = next();
            while (!frame.path("t").asText().equals(type)) {
                frame = next();
            }
            return frame;
        }

        private int closeCode() throws Exception {
            return closed.get(10, TimeUnit.SECONDS);
        }
    }

    private static String identify(long intents) {
        return "{'op':2,'d':{'token':'" + discord.botToken() + "','intents':" + intents + ",'properties':{}}}";
    }

    @Test
    void hello_ready_guild_and_heartbeats_in_plain_json_and_in_a_zlib_stream() throws Exception {
        for (String query : List.of("?v=10&encoding=json", "?v=10&encoding=json&compress=zlib-stream")) {
            Client client = new Client(query);
            JsonNode hello = client.next();
            assertEquals(10, hello.path("op").asInt());
            assertEquals(41_250, hello.path("d").path("heartbeat_interval").asInt());
            client.send("{'op':1,'d':null}");
            assertEquals(11, client.next().path("op").asInt());
            client.send(identify(1 | 1 << 9 | 1 << 15));
            JsonNode ready = client.next("READY");
            assertEquals(1, ready.path("s").asInt());
            assertEquals(
                    discord.gatewayUrl(),
                    ready.path("d").path("resume_gateway_url").asText());
            JsonNode guild = client.next("GUILD_CREATE").path("d");
            assertEquals(12, guild.path("members").size());
            client.send("{'op':8,'d':{'guild_id':'1100000000000000000','query':'le','limit':5,'nonce':'n'}}");
            JsonNode chunk = client.next("GUILD_MEMBERS_CHUNK").path("d");
            assertEquals("n", chunk.path("nonce").asText());
            assertEquals(
                    "lena",
                    chunk.path("members").path(0).path("user").path("username").asText());
            assertEquals(1, chunk.path("members").size());
            client.socket.abort();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an opcode that is none       | {'op':77}                                                                     | 4001
            something that is no JSON    | nonsense                                                                      | 4002
            a list                       | []                                                                            | 4002
            members before identifying   | {'op':8,'d':{}}                                                               | 4003
            a wrong token                | {'op':2,'d':{'token':'wrong','intents':1}}                                    | 4004
            a shard beyond the last      | {'op':2,'d':{'token':'sandbox-bot-token','intents':1,'shard':[1,1]}}          | 4010
            intents that are none        | {'op':2,'d':{'token':'sandbox-bot-token','intents':1073741824}}               | 4013
            no intents                   | {'op':2,'d':{'token':'sandbox-bot-token'}}                                    | 4013
            a resume with a wrong token  | {'op':6,'d':{'token':'wrong','session_id':'session-1','seq':1}}               | 4004
            """)
    void ends_the_connection(String what, String frame, int code) throws Exception {
        Client client = new Client("?v=10");
        client.next();
        client.send(frame);
        assertEquals(code, client.closeCode(), what);
    }

    @Test
    void too_large_twice_too_often_and_the_wrong_version() throws Exception {
        Client large = new Client("?v=10");
        large.send("{'op':1,'d':'" + "x".repeat(4096) + "'}");
        assertEquals(4002, large.closeCode());
        Client twice = new Client("?v=10");
        twice.send(identify(1));
        twice.next("GUILD_CREATE");
        twice.send(identify(1));
        assertEquals(4005, twice.closeCode());
        Client often = new Client("?v=10");
        for (int i = 0; i < 121; i++) {
            often.send("{'op':1,'d':null}");
        }
        assertEquals(4008, often.closeCode());
        assertEquals(4012, new Client("?v=3").closeCode());
    }

    @Test
    void a_session_is_resumed_with_what_was_missed_and_only_by_its_owner() throws Exception {
        Client client = new Client("?v=10");
        client.send(identify(1 | 1 << 9));
        String session = client.next("READY").path("d").path("session_id").asText();
        long seq = client.next("GUILD_CREATE").path("s").asLong();
        client.socket.abort();
        discord.as("ines").say("general", "missed");
        String resume = "{'op':6,'d':{'token':'TOKEN','session_id':'" + session + "','seq':" + seq + "}}";

        Client stranger = new Client("?v=10");
        stranger.next();
        stranger.send(resume.replace("TOKEN", discord.world().byUsername("gus").token()));
        JsonNode refused = stranger.next();
        assertEquals("9 false", refused.path("op") + " " + refused.path("d"));

        Client ahead = new Client("?v=10");
        ahead.send(resume.replace("TOKEN", discord.botToken()).replace("'seq':" + seq, "'seq':9999"));
        assertEquals(4007, ahead.closeCode());

        Client again = new Client("?v=10");
        again.send(resume.replace("TOKEN", discord.botToken()));
        JsonNode missed = again.next("MESSAGE_CREATE");
        assertEquals(seq + 1, missed.path("s").asLong());
        assertEquals("", missed.path("d").path("content").asText(), "the intent for content was not asked for");
        again.next("RESUMED");
        again.socket.abort();
    }

    @Test
    void a_page_of_another_site_gets_no_socket() {
        assertThrows(CompletionException.class, () -> new Client("?v=10", "Origin", "http://evil.example"));
        assertThrows(CompletionException.class, () -> new Client("?v=10", "Origin", "null"));
        new Client("?v=10", "Origin", discord.pageUrl().replaceFirst("/$", "")).socket.abort();
    }

    @Test
    void jda_lives_through_drops_reconnects_and_lost_sessions() throws Exception {
        BlockingQueue<String> happened = new LinkedBlockingQueue<>();
        JDA jda = Joined.builder(discord)
                .enableIntents(GatewayIntent.GUILD_MESSAGES, GatewayIntent.MESSAGE_CONTENT)
                .addEventListeners((net.dv8tion.jda.api.hooks.EventListener) e -> {
                    if (e instanceof SessionResumeEvent) {
                        happened.add("resumed");
                    } else if (e instanceof SessionRecreateEvent) {
                        happened.add("recreated");
                    } else if (e instanceof MessageReceivedEvent m) {
                        happened.add(m.getMessage().getContentRaw());
                    }
                })
                .build()
                .awaitReady();
        try {
            discord.gateway().dropBots(4000);
            assertEquals("resumed", happened.poll(15, TimeUnit.SECONDS));
            discord.gateway().sendToBots(7, false);
            assertEquals("resumed", happened.poll(15, TimeUnit.SECONDS));
            discord.gateway().sendToBots(9, true);
            assertEquals("resumed", happened.poll(15, TimeUnit.SECONDS));
            discord.gateway().sendToBots(1, false);
            discord.as("ines").say("general", "alive");
            assertEquals("alive", happened.poll(15, TimeUnit.SECONDS));
            discord.gateway().sendToBots(9, false);
            assertEquals("recreated", happened.poll(20, TimeUnit.SECONDS));
        } finally {
            jda.shutdownNow();
        }
    }

    @Test
    void jda_gives_up_where_it_must() throws Exception {
        discord.gateway().allowPrivileged(false);
        JDA jda = Joined.builder(discord)
                .enableIntents(GatewayIntent.MESSAGE_CONTENT)
                .build();
        assertTrue(jda.awaitShutdown(java.time.Duration.ofSeconds(15)), "4014");
        assertEquals(JDA.Status.SHUTDOWN, jda.getStatus());
    }
}
