package casebell.sandbox.ozone;

import casebell.sandbox.cases.wire.Answer;
import casebell.sandbox.cases.wire.Request;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** From a request to its true answer. Knows nothing of connections and faults. */
final class XrpcRooms {
    static final String PROTECTED_TAG = "vip";
    private static final Pattern LOOPBACK =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROLES = "tools.ozone.team.defs#role";

    private final OzonePages pages;
    private final Ledger ledger;
    private final ListRooms lists;
    private final String token;
    private volatile String role = "Moderator";

    XrpcRooms(OzonePages pages, Ledger ledger, String token) {
        this.pages = pages;
        this.ledger = ledger;
        this.lists = new ListRooms(ledger);
        this.token = token;
    }

    void become(String newRole) {
        role = newRole;
    }

    Answer answer(Request request) {
        if (!LOOPBACK.matcher(request.header("host").orElse("")).matches()) {
            return error(403, "Forbidden", "Only for this machine");
        }
        Optional<XrpcRoute.Asked> asked = XrpcRoute.find(request);
        if (asked.isEmpty()) {
            return error(501, "MethodNotImplemented", "Method Not Implemented");
        }
        XrpcRoute.Asked at = asked.get();
        return at.route().isApi() ? api(at.route(), request) : page(at);
    }

    private Answer page(XrpcRoute.Asked at) {
        return switch (at.route()) {
            case INDEX -> Answer.page(Optional.of(pages.index()));
            case PAGE -> Answer.page(pages.find(Long.parseLong(at.first())));
            default -> Answer.look(at.first());
        };
    }

    private Answer api(XrpcRoute route, Request request) {
        if (route == XrpcRoute.SESSION) {
            return session(request);
        }
        String right = request.header("authorization").orElse("wrong");
        if (right.equals("wrong")) {
            return error(401, "AuthenticationRequired", "Bad token");
        }
        String acting = right.equals("good") ? role : "Triage";
        return switch (route) {
            case REPORT -> report(fields(request.query()));
            case REPORTS -> lists.reports(fields(request.query()));
            case EVENTS -> lists.events(fields(request.query()));
            case CONFIG -> config(acting);
            case OPTIONS -> options();
            case EMIT -> emit(body(request), acting);
            case ACTIVITY -> activity(body(request));
            case SESSION, PAGE, INDEX, LOOK -> throw new IllegalStateException("It was answered before");
        };
    }

    private Answer session(Request request) {
        JsonNode told = body(request);
        boolean isKnown = told.path("identifier").asText().equals(Story.OWN_HANDLE)
                && told.path("password").asText().equals(LocalOzone.APP_PASSWORD);
        return isKnown
                ? ok(object().put("did", Story.OWN)
                        .put("handle", Story.OWN_HANDLE)
                        .put("email", "casebell@private.example")
                        .put("accessJwt", token)
                        .put("refreshJwt", "r"))
                : error(401, "AuthenticationRequired", "Invalid identifier or password");
    }

    private Answer report(Map<String, String> query) {
        long id = number(query.getOrDefault("id", ""));
        return ledger.report(id).map(XrpcRooms::ok).orElseGet(() -> error(400, "NotFound", "Report not found: " + id));
    }

    private static Answer config(String acting) {
        ObjectNode told = object();
        told.putObject("appview").put("url", "https://app.example");
        told.putObject("viewer").put("role", ROLES + acting);
        return ok(told);
    }

    private static Answer options() {
        ObjectNode told = object();
        ObjectNode option = told.putArray("options").addObject().put("key", "tools.ozone.setting.protectedTags");
        option.put("lastUpdatedBy", Story.OTHER_STAFF)
                .putObject("value")
                .putObject(PROTECTED_TAG)
                .putArray("roles")
                .add(ROLES + "Admin");
        return ok(told);
    }

    private Answer emit(JsonNode told, String acting) {
        String type = told.path("event").path("$type").asText().replace(Ledger.DEFS, "");
        String subject = Ledger.subjectOf(told.path("subject"));
        boolean isTaking = type.matches("modEvent(Reverse)?Takedown");
        if (type.isEmpty()
                || subject.isEmpty()
                || !told.path("createdBy").asText().startsWith("did:")) {
            return error(400, "InvalidRequest", "Input must have event, subject and createdBy");
        }
        if (acting.equals("Triage") && (isTaking || type.equals("modEventLabel"))) {
            return error(401, "AuthenticationRequired", "Must be a full moderator to take this type of action");
        }
        if (type.equals("modEventTakedown") && ledger.isDown(subject)) {
            return error(400, "InvalidRequest", "Subject is already taken down");
        }
        if (type.equals("modEventReverseTakedown") && !ledger.isDown(subject)) {
            return error(400, "InvalidRequest", "Subject is not taken down");
        }
        boolean isProtected = (isTaking || type.equals("modEventLabel"))
                && ledger.tagsOf(subject).contains(PROTECTED_TAG)
                && !acting.equals("Admin");
        if (isProtected) {
            return error(400, "InvalidRequest", "Not allowed to action on protected tag: " + PROTECTED_TAG);
        }
        if (told.has("externalId")
                && ledger.isKnown(type, subject, told.path("externalId").asText())) {
            return error(400, "DuplicateExternalId", "An event with the same external ID already exists");
        }
        return ledger.whyNotNamed(told.path("reportAction").path("ids"), subject)
                .map(why -> error(400, "InvalidRequest", why))
                .orElseGet(() -> ok(ledger.emit(told, Story.OWN, "api")));
    }

    private Answer activity(JsonNode told) {
        long id = told.path("reportId").asLong();
        if (ledger.report(id).isEmpty()) {
            return error(400, "ReportNotFound", "Report " + id + " not found");
        }
        boolean isClosing = told.path("activity").path("$type").asText().endsWith("#closeActivity");
        return !isClosing || ledger.move(id, "closed")
                ? ok(object().set("activity", object().put("id", 1).put("reportId", id)))
                : error(400, "InvalidStateTransition", "Cannot transition report");
    }

    private static JsonNode body(Request request) {
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException notJson) {
            return object();
        }
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : List.of(form.split("&", 50))) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static Answer ok(JsonNode body) {
        return Answer.of(200, "application/json; charset=utf-8", body.toString());
    }

    static Answer error(int status, String name, String words) {
        return Answer.of(
                status,
                "application/json; charset=utf-8",
                object().put("error", name).put("message", words).toString());
    }
}
