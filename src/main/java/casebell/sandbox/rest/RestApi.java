package casebell.sandbox.rest;

import casebell.sandbox.gateway.Gateway;
import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.UploadedFile;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Routes every call: who calls, what goes wrong on purpose, what the topic answers, and the journal. */
public final class RestApi {
    private static final int LARGEST = 10_485_760;

    private final World world;
    private final Messages messages;
    private final Channels channels;
    private final Commands commands;
    private final Interactions interactions;
    private final String base;
    private final Faults faults = new Faults();
    private final Journal journal = new Journal();

    /**
     * @param base the server's own address
     * @param timer watches the three seconds of interactions
     */
    public RestApi(World world, String base, ScheduledExecutorService timer) {
        this.world = world;
        this.base = base;
        this.messages = new Messages(world, base);
        this.channels = new Channels(world);
        this.commands = new Commands(world);
        this.interactions = new Interactions(world, messages, timer);
    }

    /** One call's work; null means 204. */
    private interface Work {
        @Nullable
        JsonNode answer(Call call, Context context) throws IOException;
    }

    public Faults faults() {
        return faults;
    }

    public Journal journal() {
        return journal;
    }

    /** Lays down every route. */
    public void route(RoutesConfig routes) {
        identity(routes);
        guild(routes);
        channelsAndMessages(routes);
        commands(routes);
        interactions(routes);
    }

    private void identity(RoutesConfig routes) {
        on(routes, HandlerType.GET, "/users/@me", (call, c) -> call.who().user());
        on(
                routes,
                HandlerType.GET,
                "/users/{user}",
                (call, c) -> world.member(c.pathParam("user"))
                        .map(Member::user)
                        .orElseThrow(() -> Refusal.of(404, 10013, "Unknown User")));
        on(routes, HandlerType.POST, "/users/@me/channels", (call, c) -> channels.openDirect(call));
        on(routes, HandlerType.GET, "/oauth2/applications/@me", (call, c) -> application());
        on(routes, HandlerType.GET, "/applications/@me", (call, c) -> application());
        on(routes, HandlerType.GET, "/gateway", (call, c) -> Wire.object().put("url", gatewayUrl()));
        on(routes, HandlerType.GET, "/gateway/bot", (call, c) -> {
            ObjectNode answer = Wire.object().put("url", gatewayUrl()).put("shards", 1);
            answer.putObject("session_start_limit")
                    .put("total", 1000)
                    .put("remaining", 1000)
                    .put("reset_after", 0)
                    .put("max_concurrency", 1);
            return answer;
        });
    }

    private String gatewayUrl() {
        return base.replaceFirst("^http", "ws") + "/gateway";
    }

    private static ObjectNode application() {
        return Wire.object()
                .put("id", TeamWorld.BOT)
                .put("name", "Casebell")
                .put("description", "")
                .put("bot_public", false)
                .put("bot_require_code_grant", false)
                .put("verify_key", "00")
                .put("flags", 1 << 18);
    }

    private void guild(RoutesConfig routes) {
        String guild = "/guilds/{guild}";
        on(routes, HandlerType.GET, guild, (call, c) -> Gateway.guild(world));
        on(routes, HandlerType.GET, guild + "/channels", (call, c) -> {
            ArrayNode list = Wire.array();
            world.channels().stream()
                    .filter(ch -> ch.get("type").asInt() != 1 && !ch.has("thread_metadata"))
                    .filter(ch -> world.canSee(call.who(), ch.get("id").asText()))
                    .forEach(ch -> list.add(ch.deepCopy()));
            return list;
        });
        on(routes, HandlerType.GET, guild + "/roles", (call, c) -> {
            ArrayNode list = Wire.array();
            world.roles().forEach(r -> list.add(r.deepCopy()));
            return list;
        });
        on(routes, HandlerType.GET, guild + "/members", (call, c) -> {
            ArrayNode list = Wire.array();
            world.members().forEach(m -> list.add(m.member()));
            return list;
        });
        on(
                routes,
                HandlerType.GET,
                guild + "/members/{user}",
                (call, c) -> world.member(c.pathParam("user"))
                        .map(Member::member)
                        .orElseThrow(() -> Refusal.of(404, 10007, "Unknown Member")));
        on(routes, HandlerType.GET, guild + "/application-command-index", (call, c) -> commands.index());
    }

    private void channelsAndMessages(RoutesConfig routes) {
        String channel = "/channels/{channel}";
        String message = channel + "/messages/{message}";
        on(routes, HandlerType.GET, channel, (call, c) -> channels.get(c.pathParam("channel"), call.who()));
        on(routes, HandlerType.PATCH, channel, (call, c) -> channels.modify(c.pathParam("channel"), call));
        on(routes, HandlerType.POST, channel + "/typing", (call, c) -> {
            channels.get(c.pathParam("channel"), call.who());
            return null;
        });
        on(
                routes,
                HandlerType.GET,
                channel + "/messages",
                (call, c) -> messages.list(c.pathParam("channel"), call.who(), query(c)));
        on(routes, HandlerType.POST, channel + "/messages", (call, c) -> messages.create(c.pathParam("channel"), call));
        on(
                routes,
                HandlerType.GET,
                message,
                (call, c) -> messages.get(c.pathParam("channel"), c.pathParam("message"), call.who()));
        on(
                routes,
                HandlerType.PATCH,
                message,
                (call, c) -> messages.edit(c.pathParam("channel"), c.pathParam("message"), call));
        on(routes, HandlerType.DELETE, message, (call, c) -> {
            messages.delete(c.pathParam("channel"), c.pathParam("message"), call.who());
            return null;
        });
        String reaction = message + "/reactions/{emoji}/@me";
        on(routes, HandlerType.PUT, reaction, (call, c) -> {
            messages.react(c.pathParam("channel"), c.pathParam("message"), c.pathParam("emoji"), call.who(), true);
            return null;
        });
        on(routes, HandlerType.DELETE, reaction, (call, c) -> {
            messages.react(c.pathParam("channel"), c.pathParam("message"), c.pathParam("emoji"), call.who(), false);
            return null;
        });
        on(
                routes,
                HandlerType.POST,
                channel + "/threads",
                (call, c) -> channels.openThread(c.pathParam("channel"), Optional.empty(), call));
        on(
                routes,
                HandlerType.POST,
                message + "/threads",
                (call, c) -> channels.openThread(c.pathParam("channel"), Optional.of(c.pathParam("message")), call));
    }

    private void commands(RoutesConfig routes) {
        for (boolean ofGuild : new boolean[] {false, true}) {
            String all = "/applications/{app}" + (ofGuild ? "/guilds/{guild}" : "") + "/commands";
            on(routes, HandlerType.GET, all, (call, c) -> commands.list(guildOf(c, ofGuild)));
            on(routes, HandlerType.PUT, all, (call, c) -> commands.overwrite(guildOf(c, ofGuild), Wire.read(c.body())));
            on(routes, HandlerType.POST, all, (call, c) -> commands.create(guildOf(c, ofGuild), call.body()));
            on(
                    routes,
                    HandlerType.GET,
                    all + "/{command}",
                    (call, c) -> commands.find(c.pathParam("command")).deepCopy());
            on(
                    routes,
                    HandlerType.PATCH,
                    all + "/{command}",
                    (call, c) -> commands.edit(guildOf(c, ofGuild), c.pathParam("command"), call.body()));
            on(routes, HandlerType.DELETE, all + "/{command}", (call, c) -> {
                commands.delete(c.pathParam("command"));
                return null;
            });
        }
    }

    private static Optional<String> guildOf(Context context, boolean ofGuild) {
        return ofGuild ? Optional.of(context.pathParam("guild")) : Optional.empty();
    }

    private void interactions(RoutesConfig routes) {
        on(routes, HandlerType.POST, "/interactions", (call, c) -> {
            interactions.begin(call.who(), call.body());
            return null;
        });
        on(
                routes,
                HandlerType.POST,
                "/interactions/{id}/{token}/callback",
                (call, c) -> interactions
                        .callback(
                                c.pathParam("id"),
                                c.pathParam("token"),
                                call,
                                "true".equals(c.queryParam("with_response")))
                        .orElse(null));
        String hook = "/webhooks/{app}/{token}";
        String message = hook + "/messages/{message}";
        on(routes, HandlerType.POST, hook, (call, c) -> interactions.followUp(c.pathParam("token"), call));
        on(
                routes,
                HandlerType.GET,
                message,
                (call, c) -> interactions
                        .original(c.pathParam("token"), c.pathParam("message"))
                        .deepCopy());
        on(
                routes,
                HandlerType.PATCH,
                message,
                (call, c) -> interactions.editOriginal(c.pathParam("token"), c.pathParam("message"), call));
        on(routes, HandlerType.DELETE, message, (call, c) -> {
            interactions.deleteOriginal(c.pathParam("token"), c.pathParam("message"));
            return null;
        });
    }

    private void on(RoutesConfig routes, HandlerType method, String path, Work work) {
        routes.addEndpoint(Endpoint.create(method, "/api/v10" + path).handler(c -> serve(c, work)));
    }

    private void serve(Context context, Work work) throws IOException {
        String method = context.method().name();
        String path = context.path().substring("/api/v10".length());
        Optional<Member> who = authenticate(context, path);
        context.header("Via", "1.1 sandbox").contentType("application/json");
        limits(context);
        String body = "";
        if (who.isEmpty()) {
            answer(
                    context,
                    401,
                    Wire.object().put("message", "401: Unauthorized").put("code", 0));
        } else if (who.get().bot() && faults.isAway()) {
            answer(
                    context,
                    503,
                    Wire.object().put("message", "503: Service Unavailable").put("code", 0));
        } else {
            Optional<Faults.Fault> fault = who.get().bot() ? faults.take(method, path) : Optional.empty();
            Call call = read(context, who.get());
            body = Wire.write(call.body());
            if (fault.isEmpty() || fault.get().afterEffect()) {
                run(context, work, call);
            }
            fault.ifPresent(f -> spoil(context, f));
        }
        journal.add(new Journal.Line(who.map(Member::username).orElse("?"), method, path, body, context.statusCode()));
    }

    private Optional<Member> authenticate(Context context, String path) {
        String header = Optional.ofNullable(context.header("Authorization")).orElse("");
        if (header.isEmpty() && (path.startsWith("/webhooks/") || path.endsWith("/callback"))) {
            return world.member(TeamWorld.BOT);
        }
        boolean asBot = header.startsWith("Bot ");
        return world.byToken(header.replaceFirst("^Bot ", "")).filter(m -> m.bot() == asBot);
    }

    private static void run(Context context, Work work, Call call) throws IOException {
        try {
            JsonNode answer = work.answer(call, context);
            if (answer == null) {
                context.status(204);
            } else {
                answer(
                        context,
                        HandlerType.POST.equals(context.method())
                                        && context.path().endsWith("/threads")
                                ? 201
                                : 200,
                        answer);
            }
        } catch (Refusal refusal) {
            answer(context, refusal.status(), refusal.body());
        }
    }

    private static void spoil(Context context, Faults.Fault fault) {
        ObjectNode body = Wire.object()
                .put("message", fault.status() + ": ordered by a test")
                .put("code", 0);
        if (fault.status() == 429) {
            context.header("Retry-After", Integer.toString(fault.retryAfter()));
            body = Wire.object()
                    .put("message", "You are being rate limited.")
                    .put("retry_after", (double) fault.retryAfter())
                    .put("global", false);
        }
        answer(context, fault.status(), body);
    }

    /** Generous limits; the headers are there as a client expects them. */
    private static void limits(Context context) {
        context.header("X-RateLimit-Bucket", Integer.toHexString(context.path().hashCode()))
                .header("X-RateLimit-Limit", "1000")
                .header("X-RateLimit-Remaining", "999")
                .header("X-RateLimit-Reset-After", "1.0")
                .header("X-RateLimit-Reset", Long.toString(System.nanoTime() / 1_000_000_000L + 1));
    }

    private static void answer(Context context, int status, JsonNode body) {
        context.status(status).result(Wire.write(body));
    }

    private static Call read(Context context, Member who) throws IOException {
        String type = Optional.ofNullable(context.contentType()).orElse("");
        String sent = Optional.ofNullable(context.req().getContentType()).orElse(type);
        if (!sent.startsWith("multipart/form-data")) {
            JsonNode body = context.body().isBlank() ? Wire.object() : Wire.read(context.body());
            return new Call(who, body instanceof ObjectNode o ? o : Wire.object(), List.of());
        }
        List<Call.File> files = new ArrayList<>();
        for (UploadedFile file : context.uploadedFiles()) {
            if (file.size() > LARGEST) {
                throw Refusal.of(413, 40005, "Request entity too large");
            }
            try (InputStream in = file.content()) {
                ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).asReadOnlyBuffer();
                if ("payload_json".equals(file.filename())) {
                    continue;
                }
                files.add(new Call.File(
                        file.filename(), Optional.ofNullable(file.contentType()).orElse(""), bytes));
            }
        }
        JsonNode payload = Wire.read(payload(context));
        return new Call(who, payload instanceof ObjectNode o ? o : Wire.object(), files);
    }

    private static String payload(Context context) throws IOException {
        String field = context.formParam("payload_json");
        if (field != null) {
            return field;
        }
        UploadedFile part = context.uploadedFile("payload_json");
        if (part == null) {
            return "";
        }
        try (InputStream in = part.content()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> query(Context context) {
        Map<String, String> query = new HashMap<>();
        context.queryParamMap().forEach((k, v) -> query.put(k, v.isEmpty() ? "" : String.valueOf(v.get(0))));
        return query;
    }
}
