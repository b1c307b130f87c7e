package casebell.sandbox.cases.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operations of this server. Faults are switched on for one of them; the journal is counted by them. */
public enum Route {
    /** {@code GET /v1/cases/{id}} */
    READ("GET", "/v1/cases/([A-Za-z0-9._-]{1,64})"),
    /** {@code GET /v1/cases} */
    FOLLOW("GET", "/v1/cases"),
    /** {@code GET /v1/capabilities} */
    CAPABILITIES("GET", "/v1/capabilities"),
    /** {@code POST /v1/cases/{id}/actions} */
    ACT("POST", "/v1/cases/([A-Za-z0-9._-]{1,64})/actions"),
    /** {@code POST /v1/cases/{id}/actions/{actionId}/reversal} */
    REVERSE("POST", "/v1/cases/([A-Za-z0-9._-]{1,64})/actions/([A-Za-z0-9._-]{1,64})/reversal"),
    /** {@code GET /cases/{id}}: the page of a case. */
    PAGE("GET", "/cases/([A-Za-z0-9._-]{1,64})"),
    /** {@code GET /}: the list of cases for people. */
    INDEX("GET", "/"),
    /** {@code GET /look/...}: style and script of the pages. */
    LOOK("GET", "/look/(style\\.css|copy\\.js)");

    private final String method;
    private final Pattern path;

    Route(String method, String path) {
        this.method = method;
        this.path = Pattern.compile(path);
    }

    public boolean isApi() {
        return path.pattern().startsWith("/v1/");
    }

    /** A route that was asked for, with the variable parts of its path. */
    public record Asked(Route route, Optional<String> first, Optional<String> second) {}

    static Optional<Asked> find(String method, String path) {
        for (Route route : values()) {
            Matcher matcher = route.path.matcher(path);
            if (route.method.equals(method) && matcher.matches()) {
                return Optional.of(new Asked(route, group(matcher, 1), group(matcher, 2)));
            }
        }
        return Optional.empty();
    }

    static boolean isKnownPath(String path) {
        for (Route route : values()) {
            if (route.path.matcher(path).matches()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> group(Matcher matcher, int number) {
        return number <= matcher.groupCount() ? Optional.ofNullable(matcher.group(number)) : Optional.empty();
    }
}
