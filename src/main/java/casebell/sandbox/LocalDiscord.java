package casebell.sandbox;

import casebell.sandbox.gateway.Gateway;
import casebell.sandbox.rest.Door;
import casebell.sandbox.rest.Faults;
import casebell.sandbox.rest.Journal;
import casebell.sandbox.rest.RestApi;
import casebell.sandbox.world.Member;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.websocket.WsHandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A Discord on loopback: REST version 10, gateway, attachments and a page, for a bot to join over the wire with any library.
 *
 * <p>Start it, point the bot's REST and gateway addresses at {@link #restUrl} and {@link #gatewayUrl}, give it {@link #botToken}, and act as any member
 * of the invented team through {@link #as}.
 */
public final class LocalDiscord implements AutoCloseable {
    private static final String RESOURCES = "/casebell/sandbox/page/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png");

    private final World world;
    private final Gateway gateway;
    private final RestApi rest;
    private final Javalin server;
    private final String base;
    private final ScheduledExecutorService timer;
    private volatile List<Hint> hints = List.of();
    private final Map<String, Happening> happenings = new ConcurrentSkipListMap<>();

    private LocalDiscord(int port, InstantSource clock) {
        int chosen = port == 0 ? freePort() : port;
        base = "http://127.0.0.1:" + chosen;
        world = new World(clock);
        gateway = new Gateway(world);
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "local-discord-timer");
            thread.setDaemon(true);
            return thread;
        });
        rest = new RestApi(world, base, timer);
        gateway.announce(gatewayUrl());
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = 26_214_400L;
            config.jetty.host = "127.0.0.1";
            config.jetty.port = chosen;
            new Door(chosen).guard(config.routes);
            config.jetty.multipartConfig.maxTotalRequestSize(26, SizeUnit.MB);
            rest.route(config.routes);
            config.routes.addWsHandler(WsHandlerType.WEBSOCKET, "/gateway", gateway::route);
            config.routes.addWsHandler(WsHandlerType.WEBSOCKET, "/gateway/", gateway::route);
            config.routes.addEndpoint(
                    Endpoint.create(HandlerType.GET, "/sandbox/world").handler(this::showWorld));
            config.routes.addEndpoint(Endpoint.create(HandlerType.POST, "/sandbox/happenings/{id}")
                    .handler(this::happen));
            config.routes.addEndpoint(
                    Endpoint.create(HandlerType.GET, "/attachments/<path>").handler(this::showUpload));
            config.routes.addEndpoint(Endpoint.create(HandlerType.GET, "/").handler(c -> showPage(c, "index.html")));
            config.routes.addEndpoint(
                    Endpoint.create(HandlerType.GET, "/<file>").handler(c -> showPage(c, c.pathParam("file"))));
        });
    }

    /**
     * Starts one.
     *
     * @param port 0 takes any free one
     * @param clock what time it is there
     */
    public static LocalDiscord start(int port, InstantSource clock) {
        LocalDiscord local = new LocalDiscord(port, clock);
        local.server.start();
        return local;
    }

    /** The base of REST calls, with the version, ending in a slash. */
    public String restUrl() {
        return base + "/api/v10/";
    }

    /** The address of the gateway. */
    public String gatewayUrl() {
        return base.replaceFirst("^http", "ws") + "/gateway";
    }

    /** The address of the page. */
    public String pageUrl() {
        return base + "/";
    }

    /** What the bot authenticates with. */
    public String botToken() {
        return TeamWorld.BOT_TOKEN;
    }

    /** Everything that exists. */
    public World world() {
        return world;
    }

    /** The WebSocket side, for dropping and refusing connections. */
    public Gateway gateway() {
        return gateway;
    }

    /** What goes wrong on purpose. */
    public Faults faults() {
        return rest.faults();
    }

    /** Every call so far. */
    public Journal journal() {
        return rest.journal();
    }

    /**
     * Something that a newcomer can write at once.
     *
     * @param text what is put into the composer
     * @param about what it is, in a line
     */
    public record Hint(String text, String about) {}

    /** The page offers these to a newcomer. */
    public void suggest(List<Hint> offered) {
        hints = List.copyOf(offered);
    }

    /**
     * Something that a newcomer can let happen once, by a button of the page.
     *
     * @param id 1-32 lower-case letters and hyphens
     * @param label what stands on the button
     * @param about what it is, in a line
     * @param work begins it and returns at once
     */
    public record Happening(String id, String label, String about, Runnable work) {
        public Happening {
            if (!id.matches("[a-z-]{1,32}")) {
                throw new IllegalArgumentException("A happening is named by 1-32 lower-case letters and hyphens");
            }
        }
    }

    /** The page offers this too, until it has happened. */
    public void offer(Happening happening) {
        happenings.put(happening.id(), happening);
    }

    private void happen(Context context) {
        Happening happening = happenings.remove(context.pathParam("id"));
        if (happening == null) {
            context.status(404);
            return;
        }
        happening.work().run();
        context.status(204);
    }

    /** A member of the team, by username, who can act at once. */
    public Person as(String username) {
        return new Person(this, world.byUsername(username));
    }

    @Override
    public void close() {
        server.stop();
        timer.shutdownNow();
    }

    private void showWorld(Context context) {
        ObjectNode shown = Wire.object();
        shown.putObject("guild").put("id", TeamWorld.GUILD).put("name", TeamWorld.GUILD_NAME);
        ArrayNode people = shown.putArray("people");
        for (Member member : world.members()) {
            if (!member.bot()) {
                ObjectNode person = people.addObject()
                        .put("id", member.id())
                        .put("username", member.username())
                        .put("global_name", member.name())
                        .put("title", member.title())
                        .put("color", member.colour())
                        .put("token", member.token());
                member.roles().forEach(person.putArray("roles")::add);
            }
        }
        world.roles().forEach(shown.putArray("roles")::add);
        world.channels().forEach(shown.putArray("channels")::add);
        shown.putArray("bots")
                .addObject()
                .put("id", TeamWorld.BOT)
                .put("username", "casebell")
                .put("application_id", TeamWorld.BOT);
        ArrayNode offered = shown.putArray("hints");
        hints.forEach(h -> offered.addObject().put("text", h.text()).put("about", h.about()));
        ArrayNode possible = shown.putArray("happenings");
        happenings
                .values()
                .forEach(h -> possible.addObject()
                        .put("id", h.id())
                        .put("label", h.label())
                        .put("about", h.about()));
        context.contentType("application/json").result(Wire.write(shown));
    }

    private void showUpload(Context context) {
        Optional<World.Upload> upload = world.upload(context.path());
        if (upload.isEmpty()) {
            context.status(404);
            return;
        }
        byte[] bytes = new byte[upload.get().bytes().remaining()];
        upload.get().bytes().duplicate().get(bytes);
        boolean picture = upload.get().type().matches("image/(png|jpeg|gif|webp)");
        context.header("X-Content-Type-Options", "nosniff")
                .contentType(picture ? upload.get().type() : "application/octet-stream")
                .result(bytes);
    }

    private void showPage(Context context, String file) {
        String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        if (type == null || !file.matches("[a-z0-9/-]+\\.[a-z]+")) {
            context.status(404);
            return;
        }
        try (InputStream in = LocalDiscord.class.getResourceAsStream(RESOURCES + file)) {
            if (in == null) {
                context.status(404);
                return;
            }
            context.header(
                            "Content-Security-Policy",
                            "default-src 'self'; connect-src 'self' ws:; img-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                    .header("Cache-Control", "no-store")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .contentType(type)
                    .result(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on loopback", e);
        }
    }
}
