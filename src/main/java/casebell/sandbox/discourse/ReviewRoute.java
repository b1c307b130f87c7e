package casebell.sandbox.discourse;

import casebell.sandbox.cases.wire.Request;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls that this server knows. Faults are switched on for one of them. */
public enum ReviewRoute {
    /** One case. */
    SHOW("GET", "/review/([0-9]{1,18})\\.json"),
    /** The list of cases. */
    LIST("GET", "/review\\.json"),
    /** Acts. */
    PERFORM("PUT", "/review/([0-9]{1,18})/perform/([a-z_]+)(?:\\.json)?"),
    /** The page of a case, for people. */
    PAGE("GET", "/review/([0-9]{1,18})"),
    /** The list of cases, for people. */
    INDEX("GET", "/|/review"),
    /** Style and script of the pages. */
    LOOK("GET", "/look/(style\\.css|copy\\.js)");

    private final String method;
    private final Pattern path;

    ReviewRoute(String method, String path) {
        this.method = method;
        this.path = Pattern.compile(path);
    }

    boolean isApi() {
        return this == SHOW || this == LIST || this == PERFORM;
    }

    /** A route that was asked for, with the variable parts of its path. */
    record Asked(ReviewRoute route, String first, String second) {}

    static Optional<ReviewRoute> of(Request request) {
        return find(request).map(Asked::route);
    }

    static Optional<Asked> find(Request request) {
        for (ReviewRoute route : values()) {
            Matcher matcher = route.path.matcher(request.path());
            if (route.method.equals(request.method()) && matcher.matches()) {
                String first = matcher.groupCount() >= 1 ? matcher.group(1) : "";
                return Optional.of(new Asked(route, first, matcher.groupCount() >= 2 ? matcher.group(2) : ""));
            }
        }
        return Optional.empty();
    }
}
