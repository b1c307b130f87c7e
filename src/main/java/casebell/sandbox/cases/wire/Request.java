package casebell.sandbox.cases.wire;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it arrived.
 *
 * @param target path and query, as sent
 * @param headers of interest, by lower-case name; {@code authorization} says only, also for an {@code api-key}, {@code good}, {@code read-only} or {@code wrong}
 * @param body at most a little more than the limit of a body
 */
public record Request(long number, Instant at, String method, String target, Map<String, String> headers, String body) {
    public Request {
        headers = Map.copyOf(headers);
    }

    public String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    public String query() {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }

    /** Empty when this server has no such route. */
    public Optional<Route> route() {
        return Route.find(method, path()).map(Route.Asked::route);
    }

    /** One header of interest; the name in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
