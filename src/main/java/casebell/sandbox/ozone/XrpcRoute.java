package casebell.sandbox.ozone;

import casebell.sandbox.cases.wire.Request;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls that this server knows. Faults are switched on for one of them. */
public enum XrpcRoute {
    /** One report with its subject. */
    REPORT("GET", "/xrpc/tools\\.ozone\\.report\\.getReport"),
    /** The list of reports in one state. */
    REPORTS("GET", "/xrpc/tools\\.ozone\\.report\\.queryReports"),
    /** Emits a moderation event. */
    EMIT("POST", "/xrpc/tools\\.ozone\\.moderation\\.emitEvent"),
    /** The events on a subject. */
    EVENTS("GET", "/xrpc/tools\\.ozone\\.moderation\\.queryEvents"),
    /** Changes the state of a report, or notes something on it. */
    ACTIVITY("POST", "/xrpc/tools\\.ozone\\.report\\.createActivity"),
    /** Who the caller is to the service. */
    CONFIG("GET", "/xrpc/tools\\.ozone\\.server\\.getConfig"),
    /** Settings, such as protected tags. */
    OPTIONS("GET", "/xrpc/tools\\.ozone\\.setting\\.listOptions"),
    /** Opens a session at the account's personal data server. */
    SESSION("POST", "/xrpc/com\\.atproto\\.server\\.createSession"),
    /** The page of a report, for people. */
    PAGE("GET", "/reports/([0-9]{1,15})"),
    /** The list of reports, for people. */
    INDEX("GET", "/"),
    /** Style and script of the pages. */
    LOOK("GET", "/look/(style\\.css|copy\\.js)");

    private final String method;
    private final Pattern path;

    XrpcRoute(String method, String path) {
        this.method = method;
        this.path = Pattern.compile(path);
    }

    boolean isApi() {
        return path.pattern().startsWith("/xrpc/");
    }

    /** A route that was asked for, with the variable part of its path. */
    record Asked(XrpcRoute route, String first) {}

    static Optional<XrpcRoute> of(Request request) {
        return find(request).map(Asked::route);
    }

    static Optional<Asked> find(Request request) {
        for (XrpcRoute route : values()) {
            Matcher matcher = route.path.matcher(request.path());
            if (route.method.equals(request.method()) && matcher.matches()) {
                return Optional.of(new Asked(route, matcher.groupCount() >= 1 ? matcher.group(1) : ""));
            }
        }
        return Optional.empty();
    }
}
