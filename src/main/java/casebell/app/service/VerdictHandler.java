package casebell.app.service;

import casebell.app.config.Secret;
import casebell.policy.FactsLines;
import casebell.policy.Policy;
import casebell.policy.facts.Facts;
import casebell.policy.text.Mistake;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/verdicts}: facts as JSON, one object or one in each line; the verdicts come back in the same order, with the bytes that {@code policy
 * evaluate} writes; with {@code ?why=no} without their explanations, which is much faster. All or nothing: when one object is wrong, every mistake is told and nothing is judged.
 */
public final class VerdictHandler implements HttpHandler {
    private static final int LARGEST = 1 << 20;
    private static final int MOST_FACTS = 1000;
    private static final int MOST_MISTAKES = 100;
    private static final String WITHOUT_WHY = "why=no";
    private static final JsonMapper JSON = new JsonMapper();

    private static final Logger LOG = LoggerFactory.getLogger(VerdictHandler.class);

    private final Supplier<Policy> policy;
    private final Secret token;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(2);

    /**
     * @param policy the one in force at each request
     * @param token what callers show: {@code Authorization: Bearer <token>}
     */
    public VerdictHandler(Supplier<Policy> policy, Secret token, InstantSource clock) {
        this.policy = policy;
        this.token = token;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (!exchange.getRequestURI().getPath().equals("/v1/verdicts")) {
                problem(exchange, 404, "There is only /v1/verdicts here");
            } else if (!isKnown(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
                problem(exchange, 401, "Show the token of service.token: 'Authorization: Bearer <token>'");
            } else if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                problem(exchange, 405, "Only POST is answered");
            } else {
                // read before a place is taken: who sends slowly keeps nobody else from being answered
                byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
                if (places.tryAcquire()) {
                    judgeInPlace(exchange, body);
                } else {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    problem(exchange, 503, "Busy; try again in a second");
                }
            }
        }
    }

    private void judgeInPlace(HttpExchange exchange, byte[] body) throws IOException {
        try {
            judge(exchange, body);
        } catch (RuntimeException unknown) {
            // the edge: the caller learns that it is our fault, and the log says more
            LOG.error("Facts could not be judged", unknown);
            problem(exchange, 500, "The facts could not be judged, which is a defect of Casebell");
        } finally {
            places.release();
        }
    }

    private boolean isKnown(@org.jspecify.annotations.Nullable String authorization) {
        byte[] shown = String.valueOf(authorization).getBytes(StandardCharsets.UTF_8);
        byte[] expected = ("Bearer " + token.reveal()).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(shown, expected);
    }

    private void judge(HttpExchange exchange, byte[] body) throws IOException {
        if (body.length > LARGEST) {
            problem(exchange, 413, "More than " + LARGEST + " bytes; send fewer facts at once");
            return;
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notText) {
            problem(exchange, 400, "The body is not text in UTF-8");
            return;
        }
        List<Facts> all = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        FactsLines.read("body", new StringReader(text), clock.instant(), new FactsLines.Taker() {
            @Override
            public void facts(Facts facts) {
                all.add(facts);
            }

            @Override
            public void mistakes(List<Mistake> found) {
                mistakes.addAll(found);
            }

            @Override
            public boolean goesOn() {
                return all.size() <= MOST_FACTS && mistakes.size() <= MOST_MISTAKES;
            }
        });
        if (!mistakes.isEmpty()) {
            refuse(exchange, mistakes);
        } else if (all.isEmpty()) {
            problem(exchange, 400, "No facts; send one JSON object, or one in each line");
        } else if (all.size() > MOST_FACTS) {
            problem(exchange, 413, "More than " + MOST_FACTS + " cases; send fewer at once");
        } else {
            Policy now = policy.get();
            ByteArrayOutputStream verdicts = new ByteArrayOutputStream();
            boolean isWithoutWhy = WITHOUT_WHY.equals(exchange.getRequestURI().getQuery());
            for (Facts facts : all) {
                verdicts.write(
                        isWithoutWhy
                                ? now.decideAsJson(facts)
                                : now.evaluate(facts).toJsonBytes());
                verdicts.write('\n');
            }
            send(exchange, 200, all.size() == 1 ? "application/json" : "application/jsonl", verdicts.toByteArray());
        }
    }

    private static void refuse(HttpExchange exchange, List<Mistake> mistakes) throws IOException {
        ObjectNode problem = problem(
                400,
                mistakes.size() <= MOST_MISTAKES
                        ? "The facts cannot be used"
                        : "The facts cannot be used; more is wrong than these " + MOST_MISTAKES);
        ArrayNode told = problem.putArray("mistakes");
        mistakes.stream()
                .limit(MOST_MISTAKES)
                .forEach(m -> told.addObject()
                        .put("file", m.file())
                        .put("line", m.place().line())
                        .put("column", m.place().column())
                        .put("found", m.found())
                        .put("expected", m.expected()));
        send(exchange, 400, "application/problem+json", utf8(problem));
    }

    private static void problem(HttpExchange exchange, int status, String title) throws IOException {
        send(exchange, status, "application/problem+json", utf8(problem(status, title)));
    }

    private static ObjectNode problem(int status, String title) {
        return JSON.createObjectNode().put("status", status).put("title", title);
    }

    private static byte[] utf8(ObjectNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
