package casebell.sandbox.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Speaks to the demonstration case system as a client would, and holds each request and answer against the contract. */
final class Visitor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CaseApiContract CONTRACT = CaseApiContract.shipped();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final DemoCaseSystem system;

    Visitor(DemoCaseSystem system) {
        this.system = system;
    }

    record Got(int status, String contentType, String etag, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException notJson) {
                throw new AssertionError("Not JSON: " + body, notJson);
            }
        }
    }

    /** Any GET with the token; headers as name, value, name, value. */
    Got get(String path, String... headers) throws IOException, InterruptedException {
        return held("GET", path, send(path, "GET", "", withToken(headers)));
    }

    Got act(String caseId, String key, long version, String body) throws IOException, InterruptedException {
        assertEquals(List.of(), CONTRACT.wrongRequest("POST", "/v1/cases/" + caseId + "/actions", body));
        return post("/v1/cases/" + caseId + "/actions", key, version, body);
    }

    Got reverse(String caseId, String actionId, String key, long version) throws IOException, InterruptedException {
        String path = "/v1/cases/" + caseId + "/actions/" + actionId + "/reversal";
        String body = reversal();
        assertEquals(List.of(), CONTRACT.wrongRequest("POST", path, body));
        return post(path, key, version, body);
    }

    Got post(String path, String key, long version, String body) throws IOException, InterruptedException {
        return post(
                path,
                body,
                withToken(
                        "Content-Type", "application/json", "Idempotency-Key", key, "If-Match", "\"" + version + "\""));
    }

    Got post(String path, String body, String... headers) throws IOException, InterruptedException {
        return held("POST", path, send(path, "POST", body, headers));
    }

    /** Without a look at the contract: for faults, pages and rough handling. */
    Got send(String path, String method, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(system.baseUrl() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Got(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.headers().firstValue("ETag").orElse(""),
                answer.body());
    }

    String[] withToken(String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Authorization";
        all[1] = "Bearer " + system.token();
        return all;
    }

    static String order(String action) {
        return """
                {"action":"%s","reason":"Direct threat","policy":{"bundle":"casebell-default","revision":"sha256:00","rules":["r"]},
                "decision":{"id":"d-1","approvals":2}}""".formatted(action);
    }

    static String reversal() {
        return """
                {"reason":"Appeal upheld","policy":{"bundle":"casebell-default","revision":"sha256:00","rules":[]},
                "decision":{"id":"d-2","approvals":1}}""";
    }

    private static Got held(String method, String path, Got got) {
        String bare = path.replaceAll("\\?.*", "");
        assertEquals(
                List.of(),
                CONTRACT.wrongAnswer(method, bare, got.status(), got.contentType(), got.body()),
                method + " " + path + " -> " + got);
        return got;
    }
}
