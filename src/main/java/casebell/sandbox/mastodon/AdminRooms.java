package casebell.sandbox.mastodon;

import casebell.sandbox.cases.wire.Answer;
import casebell.sandbox.cases.wire.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** From a request to its true answer. Knows nothing of connections and faults. */
final class AdminRooms {
    private static final Pattern LOOPBACK =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> TYPES = Set.of("none", "sensitive", "disable", "silence", "suspend");
    private static final Set<String> ONLY_LOCAL = Set.of("none", "disable");
    private static final int STANDARD_PAGE = 100;
    private static final int LARGEST_PAGE = 200;
    private static final String FULL = "good";

    private final URI base;
    private final Instance instance;
    private final AdminPages pages;
    private final Throttle throttle;
    private final boolean isFork;
    /** Manage Reports and Manage Users, in Mastodon's bits. */
    private final AtomicLong permissions = new AtomicLong(16 | 1024);

    AdminRooms(URI base, Instance instance, Throttle throttle, boolean isFork) {
        this.base = base;
        this.instance = instance;
        this.pages = new AdminPages(base, instance);
        this.throttle = throttle;
        this.isFork = isFork;
    }

    void permit(long bits) {
        permissions.set(bits);
    }

    Answer answer(Request request) {
        if (!LOOPBACK.matcher(request.header("host").orElse("")).matches()) {
            return error(403, "Only for this machine");
        }
        Optional<AdminRoute.Asked> asked = AdminRoute.find(request);
        if (asked.isEmpty()) {
            return error(404, "Not Found");
        }
        AdminRoute.Asked at = asked.get();
        return at.route().isApi() ? api(at, request) : page(at);
    }

    private Answer page(AdminRoute.Asked at) {
        return switch (at.route()) {
            case INDEX -> Answer.page(Optional.of(pages.index()));
            case PAGE -> Answer.page(pages.find(at.first()));
            default -> Answer.look(at.first());
        };
    }

    private Answer api(AdminRoute.Asked at, Request request) {
        String right = request.header("authorization").orElse("wrong");
        if (right.equals("wrong")) {
            return error(401, "The access token is invalid");
        }
        if (throttle.isOver()) {
            return throttle.stamp(error(429, "Too many requests"));
        }
        boolean isWrite = request.method().equals("POST");
        boolean isMissing = at.route() == AdminRoute.ACT_ON_POST && !isFork;
        if (isWrite && !isMissing && !right.equals(FULL)) {
            return error(403, "This action is outside the authorized scopes");
        }
        return throttle.stamp(serve(at, request));
    }

    private Answer serve(AdminRoute.Asked at, Request request) {
        return switch (at.route()) {
            case REPORT -> instance.report(at.first()).map(AdminRooms::ok).orElseGet(AdminRooms::noRecord);
            case REPORTS -> list(fields(request.query()));
            case OWN -> ok(own());
            case APP -> ok(app(request));
            case ACT -> act(at.first(), fields(request.body()));
            case UNDO -> undo(at.first(), at.second());
            case RESOLVE -> resolve(at.first());
            case ACT_ON_POST -> actOnPost(at.first(), fields(request.body()));
            case POST -> instance.hasPost(at.first()) ? ok(instance.post(at.first())) : noRecord();
            case PAGE, INDEX, LOOK -> noRecord();
        };
    }

    private ObjectNode own() {
        ObjectNode own =
                (ObjectNode) instance.account(Story.OWN).path("account").deepCopy();
        own.putObject("role")
                .put("id", "3")
                .put("name", "Moderator")
                .put("permissions", Long.toString(permissions.get()));
        return own;
    }

    private ObjectNode app(Request request) {
        ObjectNode app = JsonNodeFactory.instance.objectNode().put("id", "7").put("name", "Casebell");
        ArrayNode scopes = app.putArray("scopes").add("profile").add("admin:read:reports");
        if (request.header("authorization").equals(Optional.of(FULL))) {
            scopes.add("admin:write:reports").add("admin:write:accounts");
            scopes.addAll(isFork ? List.of(TextNode.valueOf("admin:write:statuses")) : List.of());
        }
        return app;
    }

    private boolean may(long bit) {
        return (permissions.get() & (bit | 1)) != 0;
    }

    private Answer act(String accountId, Map<String, String> form) {
        String type = form.getOrDefault("type", "");
        if (!instance.hasAccount(accountId)) {
            return noRecord();
        }
        boolean isRemote = !instance.account(accountId).path("domain").isNull();
        if (!may(1024) || accountId.equals(Story.OTHER_STAFF)) {
            return error(403, "This action is not allowed");
        }
        if (!TYPES.contains(type) || (isRemote && ONLY_LOCAL.contains(type))) {
            return error(422, "Validation failed: Type is not included in the list");
        }
        Optional<String> report = Optional.ofNullable(form.get("report_id"));
        if (report.isPresent() && !instance.hasReport(report.get())) {
            return noRecord();
        }
        boolean isMailed =
                !form.getOrDefault("send_email_notification", "false").matches("false|0");
        instance.act(
                accountId, new Instance.Order(type, report, form.getOrDefault("text", ""), isMailed), Story.OWN, "api");
        return ok(JsonNodeFactory.instance.objectNode());
    }

    private Answer undo(String accountId, String what) {
        if (!instance.hasAccount(accountId)) {
            return noRecord();
        }
        return may(1024) ? ok(instance.undo(accountId, what, "api")) : error(403, "This action is not allowed");
    }

    private Answer resolve(String reportId) {
        if (!instance.hasReport(reportId)) {
            return noRecord();
        }
        instance.resolve(reportId, Story.OWN, "api");
        return ok(instance.report(reportId).orElseThrow());
    }

    private Answer actOnPost(String postId, Map<String, String> form) {
        if (!isFork) {
            return error(404, "Not Found");
        }
        if (!instance.hasPost(postId)) {
            return noRecord();
        }
        if (!form.getOrDefault("type", "").equals("delete")) {
            return error(422, "Record invalid");
        }
        instance.delete(postId, Optional.ofNullable(form.get("report_id")), Story.OWN);
        return ok(JsonNodeFactory.instance.objectNode());
    }

    private Answer list(Map<String, String> query) {
        int limit = Math.min(
                LARGEST_PAGE,
                number(query.get("limit")).map(BigInteger::intValue).orElse(STANDARD_PAGE));
        List<ObjectNode> all = instance.reports(
                query.getOrDefault("resolved", "false").equals("true"),
                Optional.ofNullable(query.get("target_account_id")));
        Optional<BigInteger> max = number(query.get("max_id"));
        Optional<BigInteger> min = number(query.get("min_id"));
        List<ObjectNode> wanted = all.stream()
                .filter(r -> max.isEmpty() || idOf(r).compareTo(max.get()) < 0)
                .filter(r -> min.isEmpty() || idOf(r).compareTo(min.get()) > 0)
                .toList();
        int from = min.isPresent() ? Math.max(0, wanted.size() - limit) : 0;
        List<ObjectNode> page = wanted.subList(from, Math.min(wanted.size(), from + limit));
        ArrayNode body = JsonNodeFactory.instance.arrayNode().addAll(page);
        return page.isEmpty() ? ok(body) : ok(body).with("Link", link(query, page, limit));
    }

    private String link(Map<String, String> query, List<ObjectNode> page, int limit) {
        StringBuilder kept = new StringBuilder();
        for (String name : List.of("limit", "resolved", "target_account_id")) {
            Optional.ofNullable(query.get(name))
                    .ifPresent(v -> kept.append(name).append('=').append(v).append('&'));
        }
        String start = "<" + base + "/api/v1/admin/reports?" + kept;
        String older = start + "max_id=" + idOf(page.get(page.size() - 1)) + ">; rel=\"next\"";
        String newer = start + "min_id=" + idOf(page.get(0)) + ">; rel=\"prev\"";
        return page.size() == limit ? older + ", " + newer : newer;
    }

    private static BigInteger idOf(JsonNode report) {
        return new BigInteger(report.path("id").asText());
    }

    private static Optional<BigInteger> number(@org.jspecify.annotations.Nullable String text) {
        return Optional.ofNullable(text).filter(t -> t.matches("[0-9]{1,20}")).map(BigInteger::new);
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

    private static Answer ok(JsonNode body) {
        return Answer.of(200, "application/json; charset=utf-8", body.toString());
    }

    private static Answer noRecord() {
        return error(404, "Record not found");
    }

    private static Answer error(int status, String words) {
        return Answer.of(
                status,
                "application/json; charset=utf-8",
                JsonNodeFactory.instance.objectNode().put("error", words).toString());
    }
}
