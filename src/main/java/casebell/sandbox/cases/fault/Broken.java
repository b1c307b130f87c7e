package casebell.sandbox.cases.fault;

import casebell.sandbox.cases.wire.Answer;
import casebell.sandbox.cases.wire.Fault;
import casebell.sandbox.cases.wire.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** Faults that have no effect on the case, unless their name says so: the answer is what breaks. */
public final class Broken {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BLOCK = 65_536;

    private Broken() {}

    /** A problem with this status instead of the answer. Nothing is done. */
    public static Fault status(int status) {
        return replaced(problem(status));
    }

    /** The same with {@code Retry-After}: seconds, an HTTP date, or nonsense to be survived. */
    public static Fault status(int status, String retryAfter) {
        return replaced(problem(status).with("Retry-After", retryAfter));
    }

    /** A body that is not JSON, said to be JSON. Nothing is done. */
    public static Fault invalidJson() {
        return replaced(Answer.of(200, "application/json", "{\"id\": \"4821\", \"version\": "));
    }

    /** A body of so many nested brackets. Nothing is done. */
    public static Fault deepNesting(int depth) {
        return replaced(Answer.of(200, "application/json", "[".repeat(depth) + "]".repeat(depth)));
    }

    /** A web page, as a proxy would send it. Nothing is done. */
    public static Fault webPage() {
        return replaced(Answer.of(200, "text/html; charset=utf-8", "<!doctype html><title>Log in</title>"));
    }

    /** The true answer under another content type. */
    public static Fault contentType(String type) {
        return (wire, request, truth) -> wire.send(truth.happen().with("Content-Type", type));
    }

    /** Another answer instead of the true one. Nothing is done. */
    public static Fault replaced(Answer answer) {
        return (wire, request, truth) -> wire.send(answer);
    }

    /** A redirect. Nothing is done. */
    public static Fault redirect(int status, URI to) {
        return replaced(new Answer(status, Map.of("Location", to.toString()), ""));
    }

    /** Takes the connection and hangs up without a byte. Nothing is done. */
    public static Fault hangUp() {
        return (wire, request, truth) -> wire.cut();
    }

    /** Promises the whole answer and hangs up after half of it. */
    public static Fault cutInTheMiddle() {
        return (wire, request, truth) -> {
            Answer answer = truth.happen();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            OutputStream out = wire.open(answer.status(), answer.headers(), body.length + 1L);
            out.write(body, 0, body.length / 2);
            out.flush();
            wire.cut();
        };
    }

    /** Sends the true answer, one byte after each pause. */
    public static Fault drip(Duration pause) {
        return (wire, request, truth) -> {
            Answer answer = truth.happen();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            try (OutputStream out = wire.open(answer.status(), answer.headers(), body.length)) {
                boolean hurry = false;
                for (byte each : body) {
                    hurry = hurry || wire.pause(pause);
                    out.write(each);
                    out.flush();
                }
            }
        };
    }

    /** A body of so many zero bytes, with its length in the head. Nothing is done. */
    public static Fault zeros(long length) {
        return (wire, request, truth) -> flood(wire, length, length, "", (byte) 0);
    }

    /** The same in chunks: nobody knows how long it will be. */
    public static Fault zerosInChunks(long length) {
        return (wire, request, truth) -> flood(wire, Wire.CHUNKED, length, "", (byte) 0);
    }

    /** A JSON object with a string that does not end for so many characters, in chunks. Nothing is done. */
    public static Fault endlessJsonString(long length) {
        return (wire, request, truth) -> flood(wire, Wire.CHUNKED, length, "{\"id\":\"", (byte) 'a');
    }

    /** The list with every item twice; any other answer with its whole body twice. */
    public static Fault twice() {
        return (wire, request, truth) -> {
            Answer answer = truth.happen();
            wire.send(answer.withBody(doubled(answer.body())));
        };
    }

    private static String doubled(String body) {
        try {
            JsonNode tree = JSON.readTree(body);
            if (tree instanceof ObjectNode page && page.get("items") instanceof ArrayNode items) {
                ArrayNode both = page.arrayNode();
                for (JsonNode item : items) {
                    both.add(item).add(item);
                }
                page.set("items", both);
                return page.toString();
            }
            return body + body;
        } catch (JsonProcessingException notJson) {
            return body + body;
        }
    }

    private static void flood(Wire wire, long promised, long length, String start, byte filling) throws IOException {
        byte[] block = new byte[BLOCK];
        Arrays.fill(block, filling);
        try (OutputStream out = wire.open(200, Map.of("Content-Type", "application/json"), promised)) {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            for (long left = length; left > 0; left -= BLOCK) {
                out.write(block, 0, (int) Math.min(left, BLOCK));
            }
        }
    }

    private static Answer problem(int status) {
        return Answer.of(
                status,
                "application/problem+json",
                "{\"type\":\"urn:casebell:problem:fault\",\"title\":\"A fault was asked for\",\"status\":" + status
                        + "}");
    }
}
