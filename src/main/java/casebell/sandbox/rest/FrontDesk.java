package casebell.sandbox.rest;

import casebell.sandbox.chat.Call;
import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives every call: who calls, how often, what goes wrong on purpose, what the topic answers, and the journal. */
final class FrontDesk {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDesk.class);
    private static final String BELOW = "/api/v10";

    private final World world;
    private final Spoiler spoiler;
    private final Faults faults = new Faults();
    private final Journal journal = new Journal();
    private final RateLimits limits;
    private final List<String> known = new ArrayList<>();

    FrontDesk(World world, ScheduledExecutorService timer) {
        this.world = world;
        this.spoiler = new Spoiler(timer);
        this.limits = new RateLimits(world, faults);
    }

    Faults faults() {
        return faults;
    }

    Journal journal() {
        return journal;
    }

    /** One route: how it is called and what it does. */
    private record Route(HandlerType method, String path, int status, Routes.Work work) {}

    Routes routes(RoutesConfig config) {
        return (method, path, status, work) -> {
            Route route = new Route(method, path, status, work);
            known.add(path.replaceAll("\\{[a-z]+\\}", "[^/]+"));
            config.addEndpoint(Endpoint.create(method, BELOW + path).handler(c -> serve(c, route)));
        };
    }

    /** Whatever else is called below {@code /api} is refused as Discord refuses it. */
    void refuseTheRest(RoutesConfig config) {
        for (HandlerType method : new HandlerType[] {
            HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE
        }) {
            config.addEndpoint(Endpoint.create(method, "/api/<rest>").handler(this::refuse));
        }
    }

    private void refuse(Context context) {
        boolean isOurVersion = context.path().startsWith(BELOW + "/");
        String path = isOurVersion ? context.path().substring(BELOW.length()) : context.path();
        Answered answered;
        if (!isOurVersion) {
            answered = Answered.of(Refusal.of(400, 50041, "Invalid API version"));
        } else if (known.stream().anyMatch(path::matches)) {
            answered = Answered.plain(405, "405: Method Not Allowed");
        } else {
            answered = Answered.plain(404, "404: Not Found");
        }
        answered.write(context);
        journal.add(new Journal.Line("?", context.method().name(), path, "", answered.status(), answered.text()));
    }

    private void serve(Context context, Route route) {
        String path = context.path().substring(BELOW.length());
        Optional<Member> who = authenticate(context, path);
        context.header("Via", "1.1 sandbox");
        Received received = new Received();
        Answered answered = who.isEmpty()
                ? Answered.plain(401, "401: Unauthorized")
                : answer(context, route, path, who.get(), received);
        answered.write(context);
        journal.add(new Journal.Line(
                who.map(Member::username).orElse("?"),
                route.method().name(),
                path,
                received.body,
                answered.status(),
                answered.text()));
    }

    /** What came in, for the journal. */
    private static final class Received {
        private String body = "";
    }

    private Answered answer(Context context, Route route, String path, Member who, Received received) {
        if (who.bot() && faults.isAway()) {
            return Answered.plain(503, "503: Service Unavailable");
        }
        Optional<Faults.Fault> fault = who.bot() ? faults.take(route.method().name(), path) : Optional.empty();
        Optional<Answered> limited = limits.take(context, route.method().name() + route.path(), path, who);
        if (limited.isPresent()) {
            return limited.get();
        }
        Answered honest = Answered.NOTHING;
        if (fault.isEmpty() || fault.get().afterEffect()) {
            try {
                Call call = BodyReader.read(context, who);
                received.body = Wire.write(call.json());
                honest = work(route, call);
            } catch (Refusal refusal) {
                honest = Answered.of(refusal);
            }
        }
        return fault.isEmpty() ? honest : spoiler.spoil(context, fault.get(), honest);
    }

    private Answered work(Route route, Call call) {
        try {
            JsonNode answer;
            synchronized (world) {
                answer = route.work().answer(call);
            }
            return answer == null ? Answered.NOTHING : new Answered(route.status(), Wire.write(answer));
        } catch (ClassCastException e) {
            return Answered.of(Refusal.of(400, 50035, "Invalid Form Body"));
        } catch (Refusal refusal) {
            return Answered.of(refusal);
        } catch (RuntimeException e) {
            LOG.warn("The local Discord failed at {} {}", route.method(), route.path(), e);
            return Answered.plain(500, "500: Internal Server Error");
        }
    }

    private Optional<Member> authenticate(Context context, String path) {
        String header = Optional.ofNullable(context.header("Authorization")).orElse("");
        boolean needsNone = path.startsWith("/webhooks/") || path.endsWith("/callback");
        if (header.isEmpty() && needsNone) {
            return world.member(TeamWorld.BOT);
        }
        boolean asBot = header.startsWith("Bot ");
        return world.byToken(header.replaceFirst("^Bot ", "")).filter(m -> m.bot() == asBot);
    }

    /** A body for what has no code. */
    static ObjectNode uncoded(String message) {
        return Wire.object().put("message", message).put("code", 0);
    }
}
