package casebell.sandbox.mastodon;

import casebell.sandbox.cases.wire.Request;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls that this server knows. Faults are switched on for one of them. */
public enum AdminRoute {
    /** One report. */
    REPORT("GET", "/api/v1/admin/reports/([0-9]{1,20})"),
    /** The list of reports. */
    REPORTS("GET", "/api/v1/admin/reports"),
    /** Who the token belongs to. */
    OWN("GET", "/api/v1/accounts/verify_credentials"),
    /** What the application of the token may do. */
    APP("GET", "/api/v1/apps/verify_credentials"),
    /** An action on an account. */
    ACT("POST", "/api/v1/admin/accounts/([0-9]{1,20})/action"),
    /** Takes an action on an account back. */
    UNDO("POST", "/api/v1/admin/accounts/([0-9]{1,20})/(enable|unsilence|unsuspend|unsensitive)"),
    /** Closes a report. */
    RESOLVE("POST", "/api/v1/admin/reports/([0-9]{1,20})/resolve"),
    /** An action on a post, on a fork. */
    ACT_ON_POST("POST", "/api/v1/admin/statuses/([0-9]{1,20})/action"),
    /** One post. */
    POST("GET", "/api/v1/statuses/([0-9]{1,20})"),
    /** The page of a report, for people. */
    PAGE("GET", "/admin/reports/([0-9]{1,20})"),
    /** The list of reports, for people. */
    INDEX("GET", "/"),
    /** Style and script of the pages. */
    LOOK("GET", "/look/(style\\.css|copy\\.js)");

    private final String method;
    private final Pattern path;

    AdminRoute(String method, String path) {
        this.method = method;
        this.path = Pattern.compile(path);
    }

    boolean isApi() {
        return path.pattern().startsWith("/api/");
    }

    /** A route that was asked for, with the variable parts of its path. */
    record Asked(AdminRoute route, String first, String second) {}

    static Optional<AdminRoute> of(Request request) {
        return find(request).map(Asked::route);
    }

    static Optional<Asked> find(Request request) {
        for (AdminRoute route : values()) {
            Matcher matcher = route.path.matcher(request.path());
            if (route.method.equals(request.method()) && matcher.matches()) {
                String first = matcher.groupCount() >= 1 ? matcher.group(1) : "";
                return Optional.of(new Asked(route, first, matcher.groupCount() >= 2 ? matcher.group(2) : ""));
            }
        }
        return Optional.empty();
    }
}
