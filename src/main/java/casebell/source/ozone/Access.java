package casebell.source.ozone;

import casebell.source.Secret;
import casebell.source.wire.Fields;
import casebell.source.wire.Pace;
import casebell.source.wire.Reply;
import casebell.source.wire.WireClient;
import casebell.source.wire.WireSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says with each call who we are. The configured token is either sent as it is, or is {@code account:app-password@service}: then a session is opened at
 * the account's personal data server, which passes each call on to the service.
 */
final class Access {
    private static final Pattern LOGIN =
            Pattern.compile("([A-Za-z0-9.:-]{3,253}):([A-Za-z0-9-]{4,100})@(did:[a-z]{1,20}:[A-Za-z0-9._:%-]{1,200})");
    private static final String OPEN = "/xrpc/com.atproto.server.createSession";
    /** A session that was refused at once is no reason to open the next one at once. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final WireClient client;
    private final Optional<Login> login;
    private final InstantSource clock;
    private Optional<Session> session = Optional.empty();

    private Access(WireClient client, Optional<Login> login, InstantSource clock) {
        this.client = client;
        this.login = login;
        this.clock = clock;
    }

    private record Login(String account, Secret password, String service) {}

    private record Session(String did, Secret token, Instant openedAt) {}

    static Access of(WireSettings settings, Optional<Pace> pace, InstantSource clock) {
        Matcher told = LOGIN.matcher(settings.token().reveal());
        if (!told.matches()) {
            return new Access(new WireClient(settings, pace, clock), Optional.empty(), clock);
        }
        Login login = new Login(told.group(1), new Secret(told.group(2)), told.group(3));
        // the password goes into one call only, so the connection does not know it
        WireSettings nobody = new WireSettings(
                settings.name(),
                settings.baseUrl(),
                new Secret("none"),
                settings.callLimit(),
                settings.largestBody(),
                settings.mayBePrivate(),
                settings.trust());
        return new Access(new WireClient(nobody, pace, clock), Optional.of(login), clock);
    }

    /** The connection. */
    WireClient line() {
        return client;
    }

    Reply get(String path) {
        return call(headers -> client.get(path, headers));
    }

    Reply post(String path, JsonNode body) {
        return call(headers -> client.post(path, headers, body));
    }

    /** Our own account, when we know it. */
    synchronized Optional<String> ownDid() {
        return session.map(Session::did);
    }

    /** A call that is refused because the session has ended was not carried out, so it is made again in a new one. */
    private Reply call(Function<Map<String, String>, Reply> call) {
        if (login.isEmpty()) {
            return call.apply(Map.of());
        }
        Opened first = opened(Optional.empty());
        if (first instanceof Opened.Not not) {
            return not.reply();
        }
        Session used = ((Opened.Now) first).session();
        Reply reply = call.apply(headers(used));
        if (!isEnded(reply)) {
            return reply;
        }
        Opened second = opened(Optional.of(used));
        return second instanceof Opened.Now now && !now.session().equals(used)
                ? call.apply(headers(now.session()))
                : reply;
    }

    private sealed interface Opened {
        record Now(Session session) implements Opened {}

        record Not(Reply reply) implements Opened {}
    }

    /**
     * The session there is, or a new one.
     *
     * @param ended one that is of no use any more
     */
    private synchronized Opened opened(Optional<Session> ended) {
        Instant now = clock.instant();
        if (session.isPresent()
                && (!session.equals(ended) || session.get().openedAt().isAfter(now.minus(PATIENCE)))) {
            return new Opened.Now(session.get());
        }
        Login known = login.orElseThrow();
        Reply reply = client.post(
                OPEN,
                Map.of(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("identifier", known.account())
                        .put("password", known.password().reveal()));
        session = reply instanceof Reply.Came came && came.status() == 200 ? read(came.body(), now) : Optional.empty();
        return session.<Opened>map(Opened.Now::new).orElseGet(() -> new Opened.Not(refused(reply)));
    }

    private static Optional<Session> read(JsonNode body, Instant now) {
        Optional<String> token =
                Fields.text(body, "accessJwt", 4_000).filter(t -> t.matches("[A-Za-z0-9._~+/=-]{1,4000}"));
        return Fields.word(body, "did")
                .filter(ReportReader::isDid)
                .flatMap(did -> token.map(t -> new Session(did, new Secret(t), now)));
    }

    /** Whatever is wrong with opening a session, nothing was carried out, and it is for an operator. */
    private static Reply refused(Reply reply) {
        return reply instanceof Reply.Failed failed
                ? new Reply.Failed(failed.why(), false, false, failed.retryAt())
                : new Reply.Failed(
                        "The case system does not accept our account and app password; an operator must renew them",
                        false,
                        false,
                        ((Reply.Came) reply).retryAt());
    }

    private Map<String, String> headers(Session used) {
        return Map.of(
                "Authorization",
                "Bearer " + used.token().reveal(),
                "atproto-proxy",
                login.orElseThrow().service() + "#atproto_labeler");
    }

    private static boolean isEnded(Reply reply) {
        return reply instanceof Reply.Came came
                && came.status() == 400
                && came.body().path("error").asText().equals("ExpiredToken");
    }
}
