package casebell.sandbox.gateway;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The WebSocket side: hello, identify, resume, heartbeats, and every event to whoever may see it. */
public final class Gateway implements World.Audience {
    private static final int HEARTBEAT = 41_250;
    private static final long ALL_INTENTS = (1L << 30) - 1;

    private final World world;
    private final Map<String, GatewaySession> sessions = new ConcurrentHashMap<>();
    private final Map<String, Socket> sockets = new ConcurrentHashMap<>();
    private final Map<String, GatewaySession> bySocket = new ConcurrentHashMap<>();
    private final AtomicLong sessionCount = new AtomicLong();
    private final AtomicBoolean closedDoor = new AtomicBoolean();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private volatile String resumeUrl = "";
    private volatile int heartbeat = HEARTBEAT;

    public Gateway(World world) {
        this.world = world;
        world.addAudience(this);
    }

    /** The address that READY names for resuming. */
    public void announce(String url) {
        resumeUrl = url;
    }

    /** The route. */
    public void route(WsConfig ws) {
        ws.onConnect(context -> {
            if (closedDoor.get()) {
                context.session.disconnect();
                return;
            }
            String origin = context.header("Origin");
            if (origin != null && !origin.equals("http://" + context.host())) {
                context.closeSession(4003, "Only this server's own page may connect");
                return;
            }
            context.session.setIdleTimeout(Duration.ofMinutes(10));
            Socket socket = new Socket(context);
            sockets.put(context.sessionId(), socket);
            ObjectNode hello = Wire.object().put("op", 10);
            hello.putObject("d").put("heartbeat_interval", heartbeat);
            socket.send(hello);
        });
        ws.onMessage(context -> receive(context, Wire.read(context.message())));
        ws.onClose(context -> forget(context, context.status()));
        ws.onError(context -> forget(context, 1006));
    }

    /** A page that was left, or another person who acts there, ends the session; anything else can be resumed. */
    private void forget(WsContext context, int code) {
        Socket socket = sockets.remove(context.sessionId());
        GatewaySession session = bySocket.remove(context.sessionId());
        if (session != null && socket != null) {
            session.lost(socket);
            boolean isBot = world.member(session.userId()).map(Member::bot).orElse(false);
            if (!isBot && (code == 1000 || code == 1001)) {
                sessions.remove(session.id());
            }
        }
    }

    private void receive(WsContext context, JsonNode frame) {
        Socket socket = sockets.get(context.sessionId());
        if (socket == null) {
            return;
        }
        JsonNode data = frame.path("d");
        switch (frame.path("op").asInt(-1)) {
            case 1 -> socket.send(Wire.object().put("op", 11));
            case 2 -> identify(context, socket, data);
            case 6 -> resume(context, socket, data);
            case 8 -> sendMembers(context, data);
            case 3, 4 -> {
                // presence and voice states change nothing here
            }
            default -> socket.close(4001, "Unknown opcode");
        }
    }

    private void identify(WsContext context, Socket socket, JsonNode data) {
        String token = data.path("token").asText().replaceFirst("^Bot ", "");
        Optional<Member> who = world.byToken(token);
        if (who.isEmpty()) {
            socket.close(4004, "Authentication failed");
            return;
        }
        if (turnedAway.get() != 0) {
            socket.close(turnedAway.get(), "Turned away");
            return;
        }
        Member member = who.get();
        String id = "session-" + sessionCount.incrementAndGet();
        long intents = member.bot() ? data.path("intents").asLong() : ALL_INTENTS;
        GatewaySession session = new GatewaySession(id, member.id(), intents, socket);
        synchronized (world) {
            sessions.put(id, session);
            bySocket.put(context.sessionId(), session);
            session.dispatch("READY", ready(member, id));
            session.dispatch("GUILD_CREATE", guildCreate(member));
        }
    }

    private ObjectNode ready(Member member, String id) {
        ObjectNode ready = Wire.object().put("v", 10).put("session_id", id).put("resume_gateway_url", resumeUrl);
        ready.set("user", member.user());
        var direct = ready.putArray("private_channels");
        if (!member.bot()) {
            world.channels().stream()
                    .filter(c -> c.get("type").asInt() == 1
                            && world.canSee(member, c.get("id").asText()))
                    .forEach(c -> direct.add(c.deepCopy()));
        }
        ready.putArray("guilds").addObject().put("id", TeamWorld.GUILD).put("unavailable", true);
        ready.putObject("application").put("id", TeamWorld.BOT).put("flags", 1 << 18);
        return ready;
    }

    private ObjectNode guildCreate(Member member) {
        ObjectNode guild = guild(world);
        guild.put("member_count", world.members().size());
        guild.put("joined_at", "2026-01-01T00:00:00.000000+00:00")
                .put("large", false)
                .put("unavailable", false);
        var channels = guild.putArray("channels");
        var threads = guild.putArray("threads");
        for (ObjectNode channel : world.channels()) {
            int type = channel.get("type").asInt();
            if (type != 1 && world.canSee(member, channel.get("id").asText())) {
                (type >= 10 && type <= 12 ? threads : channels).add(channel.deepCopy());
            }
        }
        var members = guild.putArray("members");
        world.members().forEach(m -> members.add(m.member()));
        guild.putArray("voice_states");
        guild.putArray("presences");
        guild.putArray("stage_instances");
        guild.putArray("guild_scheduled_events");
        guild.putArray("soundboard_sounds");
        return guild;
    }

    /** The guild object. */
    public static ObjectNode guild(World world) {
        ObjectNode guild = Wire.object()
                .put("id", TeamWorld.GUILD)
                .put("name", TeamWorld.GUILD_NAME)
                .putNull("icon")
                .putNull("splash")
                .put("owner_id", world.byUsername("olek").id())
                .put("afk_timeout", 300)
                .putNull("afk_channel_id")
                .put("verification_level", 1)
                .put("default_message_notifications", 1)
                .put("explicit_content_filter", 0)
                .put("mfa_level", 0)
                .put("nsfw_level", 0)
                .put("premium_tier", 0)
                .put("premium_subscription_count", 0)
                .put("preferred_locale", "en-US")
                .put("system_channel_flags", 0)
                .put("max_members", 500_000);
        guild.putArray("features");
        guild.putArray("emojis");
        guild.putArray("stickers");
        var roles = guild.putArray("roles");
        world.roles().forEach(r -> roles.add(r.deepCopy()));
        return guild;
    }

    private void resume(WsContext context, Socket socket, JsonNode data) {
        GatewaySession session = sessions.get(data.path("session_id").asText());
        synchronized (world) {
            if (session == null || !session.resume(socket, data.path("seq").asLong())) {
                socket.send(Wire.object().put("op", 9).put("d", false));
                return;
            }
            bySocket.put(context.sessionId(), session);
        }
    }

    private void sendMembers(WsContext context, JsonNode data) {
        GatewaySession session = bySocket.get(context.sessionId());
        if (session == null) {
            return;
        }
        ObjectNode chunk = Wire.object()
                .put("guild_id", TeamWorld.GUILD)
                .put("chunk_index", 0)
                .put("chunk_count", 1);
        var members = chunk.putArray("members");
        world.members().forEach(m -> members.add(m.member()));
        if (data.hasNonNull("nonce")) {
            chunk.set("nonce", data.get("nonce"));
        }
        session.dispatch("GUILD_MEMBERS_CHUNK", chunk);
    }

    @Override
    public void hear(String type, ObjectNode data, Optional<String> channelId, Optional<String> onlyFor) {
        for (GatewaySession session : sessions.values()) {
            Optional<Member> member = world.member(session.userId());
            if (member.isEmpty() || (onlyFor.isPresent() && !onlyFor.get().equals(session.userId()))) {
                continue;
            }
            if (channelId.isPresent() && !world.canSee(member.get(), channelId.get())) {
                continue;
            }
            if (isWanted(session, type)) {
                session.dispatch(type, forMember(session, member.get(), type, data));
            }
        }
    }

    private static boolean isWanted(GatewaySession session, String type) {
        if (type.startsWith("MESSAGE_REACTION")) {
            return session.wants(Intent.GUILD_MESSAGE_REACTIONS);
        }
        return !type.startsWith("MESSAGE_") || session.wants(Intent.GUILD_MESSAGES);
    }

    /** A bot without the intent sees no content, except its own, or where it is mentioned. */
    private static ObjectNode forMember(GatewaySession session, Member member, String type, ObjectNode data) {
        boolean isMessage = type.equals("MESSAGE_CREATE") || type.equals("MESSAGE_UPDATE");
        boolean isOwn = data.path("author").path("id").asText().equals(member.id());
        if (!isMessage
                || !member.bot()
                || isOwn
                || session.wants(Intent.MESSAGE_CONTENT)
                || data.path("mentions").toString().contains(member.id())) {
            return data.deepCopy();
        }
        ObjectNode bare = data.deepCopy();
        bare.put("content", "");
        bare.putArray("embeds");
        bare.putArray("attachments");
        bare.putArray("components");
        return bare;
    }

    /** Ends every socket of bots with this close code; the sessions can be resumed. */
    public void dropBots(int code) {
        botSessions().forEach(s -> Optional.ofNullable(s.socket()).ifPresent(k -> k.close(code, "dropped")));
    }

    /** Cuts every socket of bots without a word. */
    public void cutBots() {
        botSessions().forEach(s -> Optional.ofNullable(s.socket()).ifPresent(Socket::cut));
    }

    /** Cuts every socket of people without a word, as a laptop that falls asleep does. */
    public void cutPeople() {
        sessions.values().stream()
                .filter(s -> world.member(s.userId()).map(m -> !m.bot()).orElse(false))
                .forEach(s -> Optional.ofNullable(s.socket()).ifPresent(Socket::cut));
    }

    /** Sends every bot a frame: 7 asks to reconnect, 9 says that the session is invalid. */
    public void sendToBots(int op, boolean value) {
        botSessions()
                .forEach(s -> Optional.ofNullable(s.socket())
                        .ifPresent(k -> k.send(Wire.object().put("op", op).put("d", value))));
    }

    /** Forgets every session of bots and asks them to reconnect: the resume is refused. */
    public void forgetBots() {
        java.util.List<GatewaySession> gone = botSessions();
        gone.forEach(s -> sessions.remove(s.id()));
        gone.forEach(s -> Optional.ofNullable(s.socket())
                .ifPresent(k -> k.send(Wire.object().put("op", 7).put("d", false))));
    }

    /** Refuses new connections, or takes them again. */
    public void closeDoor(boolean closed) {
        closedDoor.set(closed);
    }

    /** Closes whoever identifies with this code; 0 lets them in again. */
    public void turnAway(int code) {
        turnedAway.set(code);
    }

    /** Connections made from now on are told to send a heartbeat this often. */
    public void heartbeatEvery(Duration interval) {
        heartbeat = (int) interval.toMillis();
    }

    private java.util.List<GatewaySession> botSessions() {
        return sessions.values().stream()
                .filter(s -> world.member(s.userId()).map(Member::bot).orElse(false))
                .toList();
    }
}
