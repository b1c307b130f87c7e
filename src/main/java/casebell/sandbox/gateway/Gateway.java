package casebell.sandbox.gateway;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The WebSocket side: hello, identify, resume, heartbeats, and every event to whoever may see it. */
public final class Gateway implements World.Audience {
    private static final int HEARTBEAT = 41_250;
    private static final int LARGEST_PAYLOAD = 4096;
    private static final int MOST_WITHOUT_SOCKET = 16;

    private final World world;
    private final Greeting greeting;
    private final Map<String, GatewaySession> sessions = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, Socket> sockets = new ConcurrentHashMap<>();
    private final Map<String, GatewaySession> bySocket = new ConcurrentHashMap<>();
    private final AtomicLong sessionCount = new AtomicLong();
    private final AtomicBoolean closedDoor = new AtomicBoolean();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private volatile long allowed = Intent.PRIVILEGED;
    private volatile String resumeUrl = "";
    private volatile int heartbeat = HEARTBEAT;

    public Gateway(World world) {
        this.world = world;
        this.greeting = new Greeting(world);
        world.addAudience(this);
    }

    /** The address that READY names for resuming. */
    public void announce(String url) {
        resumeUrl = url;
    }

    /** The route. */
    public void route(WsConfig ws) {
        ws.onConnect(this::welcome);
        ws.onMessage(context -> receive(context, context.message()));
        ws.onClose(context -> forget(context, context.status()));
        ws.onError(context -> forget(context, 1006));
    }

    private void welcome(WsContext context) {
        if (closedDoor.get()) {
            context.session.disconnect();
            return;
        }
        context.session.setIdleTimeout(Duration.ofMinutes(10));
        Socket socket = new Socket(context);
        if (!"10".equals(Optional.ofNullable(context.queryParam("v")).orElse("10"))) {
            socket.close(CloseCode.INVALID_VERSION);
            return;
        }
        sockets.put(context.sessionId(), socket);
        ObjectNode hello = Wire.object().put("op", 10);
        hello.putObject("d").put("heartbeat_interval", heartbeat);
        socket.send(hello);
    }

    /** A page that was left, or another person who acts there, ends the session; anything else can be resumed. */
    private void forget(WsContext context, int code) {
        Socket socket = sockets.remove(context.sessionId());
        GatewaySession session = bySocket.remove(context.sessionId());
        if (session != null && socket != null) {
            session.lost(socket);
            if (!isBots(session) && (code == 1000 || code == 1001)) {
                sessions.remove(session.id());
            }
        }
    }

    private void receive(WsContext context, String text) {
        Socket socket = sockets.get(context.sessionId());
        if (socket == null) {
            return;
        }
        if (!socket.mayReceive()) {
            socket.close(CloseCode.RATE_LIMITED);
            return;
        }
        JsonNode frame = read(text);
        int op = frame.path("op").asInt(-1);
        GatewaySession session = bySocket.get(context.sessionId());
        JsonNode data = frame.path("d");
        if (frame.isEmpty()) {
            socket.close(CloseCode.DECODE_ERROR);
        } else if (session == null && (op == 3 || op == 4 || op == 8)) {
            socket.close(CloseCode.NOT_AUTHENTICATED);
        } else if (session != null && (op == 2 || op == 6)) {
            socket.close(CloseCode.ALREADY_AUTHENTICATED);
        } else {
            switch (op) {
                case 1 -> socket.send(Wire.object().put("op", 11));
                case 2 -> identify(context, socket, data);
                case 6 -> resume(context, socket, data);
                case 8 ->
                    Optional.ofNullable(session)
                            .ifPresent(s -> s.dispatch("GUILD_MEMBERS_CHUNK", greeting.members(data)));
                case 3, 4 -> {
                    // presence and voice states change nothing here
                }
                default -> socket.close(CloseCode.UNKNOWN_OPCODE);
            }
        }
    }

    /** Empty when it is no JSON object, or too large. */
    private static JsonNode read(String text) {
        try {
            boolean isTooLarge = text.getBytes(StandardCharsets.UTF_8).length > LARGEST_PAYLOAD;
            return isTooLarge ? Wire.object() : Wire.read(text);
        } catch (Refusal broken) {
            return Wire.object();
        }
    }

    private Optional<Member> owner(JsonNode data) {
        return world.byToken(data.path("token").asText().replaceFirst("^Bot ", ""));
    }

    private void identify(WsContext context, Socket socket, JsonNode data) {
        Optional<Member> who = owner(data);
        if (who.isEmpty()) {
            socket.close(CloseCode.AUTHENTICATION_FAILED);
            return;
        }
        if (turnedAway.get() != 0) {
            socket.close(turnedAway.get(), "Turned away");
            return;
        }
        Member member = who.get();
        long intents = member.bot() ? data.path("intents").asLong(-1) : Intent.KNOWN;
        JsonNode shard = data.path("shard");
        if (shard.isArray() && shard.path(0).asInt() >= shard.path(1).asInt()) {
            socket.close(CloseCode.INVALID_SHARD);
        } else if (intents < 0 || (intents & ~Intent.KNOWN) != 0) {
            socket.close(CloseCode.INVALID_INTENTS);
        } else if (member.bot() && (intents & Intent.PRIVILEGED & ~allowed) != 0) {
            socket.close(CloseCode.DISALLOWED_INTENTS);
        } else {
            String id = "session-" + sessionCount.incrementAndGet();
            GatewaySession session = new GatewaySession(id, member.id(), intents, socket);
            synchronized (world) {
                forgetOld();
                sessions.put(id, session);
                bySocket.put(context.sessionId(), session);
                session.dispatch("READY", greeting.ready(member, id, resumeUrl));
                session.dispatch("GUILD_CREATE", greeting.guild(member));
            }
        }
    }

    private void forgetOld() {
        List<GatewaySession> idle =
                all().stream().filter(s -> s.socket() == null).toList();
        for (int i = 0; i < idle.size() - MOST_WITHOUT_SOCKET; i++) {
            sessions.remove(idle.get(i).id());
        }
    }

    private List<GatewaySession> all() {
        synchronized (sessions) {
            return new ArrayList<>(sessions.values());
        }
    }

    private void resume(WsContext context, Socket socket, JsonNode data) {
        Optional<Member> who = owner(data);
        if (who.isEmpty()) {
            socket.close(CloseCode.AUTHENTICATION_FAILED);
            return;
        }
        GatewaySession session = sessions.get(data.path("session_id").asText());
        synchronized (world) {
            if (session == null || !session.userId().equals(who.get().id())) {
                socket.send(Wire.object().put("op", 9).put("d", false));
                return;
            }
            long last = data.path("seq").asLong();
            if (session.isAhead(last)) {
                socket.close(CloseCode.INVALID_SEQUENCE);
            } else if (session.resume(socket, last)) {
                bySocket.put(context.sessionId(), session);
            } else {
                socket.send(Wire.object().put("op", 9).put("d", false));
            }
        }
    }

    @Override
    public void hear(String type, ObjectNode data, Optional<String> channelId, Optional<String> onlyFor) {
        boolean isDirect = channelId.map(world::isDirect).orElse(false);
        for (GatewaySession session : all()) {
            Optional<Member> member = world.member(session.userId());
            if (member.isEmpty()) {
                continue;
            }
            if (onlyFor.isPresent()) {
                if (onlyFor.get().equals(session.userId())) {
                    session.dispatch(type, data);
                }
            } else if (mayHear(member.get(), type, channelId) && Hearing.isWanted(session, type, data, isDirect)) {
                session.dispatch(type, Hearing.told(world, session, member.get(), type, data));
            }
        }
    }

    private boolean mayHear(Member member, String type, Optional<String> channelId) {
        boolean isListed = member.bot() && type.matches("CHANNEL_(CREATE|UPDATE|DELETE)");
        return isListed || channelId.map(c -> world.canSee(member, c)).orElse(true);
    }

    /** Ends every socket of bots with this close code; the sessions can be resumed. */
    public void dropBots(int code) {
        botSockets().forEach(s -> s.close(code, "dropped"));
    }

    /** Cuts every socket of bots without a word. */
    public void cutBots() {
        botSockets().forEach(Socket::cut);
    }

    /** Cuts every socket of people without a word, as a laptop that falls asleep does. */
    public void cutPeople() {
        all().stream()
                .filter(s -> !isBots(s))
                .flatMap(s -> Optional.ofNullable(s.socket()).stream())
                .forEach(Socket::cut);
    }

    /** Sends every bot a frame: 1 asks for a heartbeat, 7 to reconnect, 9 says that the session is invalid. */
    public void sendToBots(int op, boolean value) {
        botSockets().forEach(s -> s.send(Wire.object().put("op", op).put("d", value)));
    }

    /** Forgets every session of bots and asks them to reconnect: the resume is refused. */
    public void forgetBots() {
        List<Socket> open = botSockets();
        all().stream().filter(this::isBots).forEach(s -> sessions.remove(s.id()));
        open.forEach(s -> s.send(Wire.object().put("op", 7).put("d", false)));
    }

    /** Refuses new connections, or takes them again. */
    public void closeDoor(boolean closed) {
        closedDoor.set(closed);
    }

    /** Whether the application may use privileged intents; one that asks for them without is closed with 4014. */
    public void allowPrivileged(boolean allow) {
        allowed = allow ? Intent.PRIVILEGED : 0;
    }

    /** Closes whoever identifies with this code; 0 lets them in again. */
    public void turnAway(int code) {
        turnedAway.set(code);
    }

    /** Connections made from now on are told to send a heartbeat this often. */
    public void heartbeatEvery(Duration interval) {
        heartbeat = (int) interval.toMillis();
    }

    private boolean isBots(GatewaySession session) {
        return world.member(session.userId()).map(Member::bot).orElse(false);
    }

    private List<Socket> botSockets() {
        return all().stream()
                .filter(this::isBots)
                .flatMap(s -> Optional.ofNullable(s.socket()).stream())
                .toList();
    }
}
