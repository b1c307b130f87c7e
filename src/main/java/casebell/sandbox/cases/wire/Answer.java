package casebell.sandbox.cases.wire;

import casebell.sandbox.cases.contract.Reply;
import casebell.sandbox.cases.page.CasePages;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An HTTP answer. The body is text in UTF-8, so that faults can tear it apart. */
public record Answer(int status, Map<String, String> headers, String body) {
    private static final Map<String, String> SAFE = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer");

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer of(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType, "Cache-Control", "no-store"), body);
    }

    static Answer of(Reply reply) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", reply.isProblem() ? "application/problem+json" : "application/json");
        headers.put("Cache-Control", "no-store");
        reply.version().ifPresent(version -> headers.put("ETag", "\"" + version + "\""));
        if (reply.status() == 401) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        return new Answer(reply.status(), headers, reply.body().toString());
    }

    static Answer notModified(long version) {
        return new Answer(304, Map.of("ETag", "\"" + version + "\"", "Cache-Control", "no-store"), "");
    }

    /** A page for people, or that there is none. */
    public static Answer page(Optional<String> html) {
        return of(html.isPresent() ? 200 : 404, "text/html; charset=utf-8", html.orElseGet(CasePages::nothingHere))
                .safe();
    }

    /** The style or the script of the pages. */
    public static Answer look(String name) {
        String type = name.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
        return of(200, type, CasePages.look(name)).safe();
    }

    private Answer safe() {
        Map<String, String> more = new HashMap<>(headers);
        more.putAll(SAFE);
        return new Answer(status, more, body);
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    public Answer withBody(String other) {
        return new Answer(status, headers, other);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
