package casebell.source.mastodon;

import casebell.source.wire.Reply;
import casebell.source.wire.WireClient;
import casebell.source.wire.WireSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The calls of Mastodon's admin API that Casebell makes. There are no others. */
final class AdminApi {
    private static final String REPORTS = "/api/v1/admin/reports";
    private static final String NO_SCOPE = "This action is outside the authorized scopes";
    /** Reports are long, and a page must stay below the largest body. */
    private static final int PAGE = 40;

    private static final int MOST_PAGES = 5;
    /** No post has this id. */
    private static final String NO_POST = "0";

    private final WireSettings settings;
    private final WireClient client;
    private final Pages pages;

    AdminApi(WireSettings settings, WireClient client) {
        this.settings = settings;
        this.client = client;
        pages = new Pages(settings, this::get);
    }

    /** What came of looking at a report. */
    sealed interface Look {
        /**
         * It is there.
         *
         * @param others other open reports on the same account
         */
        record Seen(Report report, Others others) implements Look {
            long version() {
                return report.version(others.count() > 0);
            }
        }

        /** It is not there. */
        record Gone(String why) implements Look {}

        /** It could not be read. */
        record Later(String why, Optional<Instant> notBefore) implements Look {}
    }

    /**
     * Other open reports on the same account.
     *
     * @param isWhole whether there are no more than these
     */
    record Others(int count, boolean isWhole) {}

    /** A report with the number of the other open ones on its account. */
    Look look(String id) {
        if (!id.matches("[0-9]{1,20}")) {
            return new Look.Gone("A Mastodon report is named by a number");
        }
        Reply reply = get(REPORTS + "/" + id);
        if (!(reply instanceof Reply.Came came)) {
            return later((Reply.Failed) reply);
        }
        return switch (came.status()) {
            case 200 ->
                ReportReader.read(came.body(), id)
                        .map(this::withOthers)
                        .orElseGet(() -> new Look.Later(
                                "The case system answered with something that is not this case", Optional.empty()));
            case 404 -> new Look.Gone("The case system has no such case");
            case 410 -> new Look.Gone("The case was erased in the case system");
            default -> refused(came);
        };
    }

    private Look withOthers(Report report) {
        Set<String> open = new HashSet<>();
        Optional<String> page =
                Optional.of(REPORTS + "?target_account_id=" + report.target().id() + "&limit=" + PAGE);
        for (int i = 0; i < MOST_PAGES && page.isPresent(); i++) {
            Pages.Page turned = pages.turn(page.get());
            if (turned instanceof Pages.Page.Stopped stopped) {
                return stopped.reply() instanceof Reply.Came came
                        ? refused(came)
                        : later((Reply.Failed) stopped.reply());
            }
            Pages.Page.Turned one = (Pages.Page.Turned) turned;
            one.items().forEach(item -> ReportReader.id(item).ifPresent(open::add));
            page = one.older().filter(older -> !one.items().isEmpty());
        }
        open.remove(report.id());
        return new Look.Seen(report, new Others(open.size(), page.isEmpty()));
    }

    private static Look later(Reply.Failed failed) {
        return new Look.Later(failed.why(), failed.retryAt());
    }

    private static Look refused(Reply.Came came) {
        return new Look.Later(why(came, "The case system refused to tell the case"), came.retryAt());
    }

    /** Why a list of reports was not told. */
    static String whyNoList(Reply.Came came) {
        return came.status() == 200 || came.status() == 404
                ? "The case system has no list of Mastodon's reports at this address; an operator must check 'base-url'"
                : why(came, "The case system does not tell its list of reports");
    }

    private static String why(Reply.Came came, String otherwise) {
        return switch (came.status()) {
            case 401 -> "The case system does not accept our token; an operator must renew it";
            case 403 ->
                isScopeMissing(came.body())
                        ? "The case system does not let our token read reports; an operator must give it the scope admin:read:reports"
                        : "The case system does not let us read reports; an operator must give our account 'Manage Reports'"
                                + " and our token admin:read:reports";
            default -> otherwise + " (" + came.status() + ")";
        };
    }

    /** Who we are there. */
    Reply own() {
        return get("/api/v1/accounts/verify_credentials");
    }

    /** Which scopes our application has; Mastodon tells them from 4.3 on. */
    Reply app() {
        return get("/api/v1/apps/verify_credentials");
    }

    /** A post; 404 when it is deleted, or not for everybody to see. */
    Reply post(String postId) {
        return get("/api/v1/statuses/" + postId);
    }

    /** An action on the account, named with the report. */
    Reply act(Report report, String type, Optional<String> text) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("type", type);
        form.put("report_id", report.id());
        form.put("send_email_notification", Boolean.toString(report.target().isLocal()));
        text.ifPresent(t -> form.put("text", t));
        return client.postForm("/api/v1/admin/accounts/" + report.target().id() + "/action", form);
    }

    /** Takes a mark off the account. */
    Reply unmark(Report report, Report.Mark mark) {
        return client.postForm("/api/v1/admin/accounts/" + report.target().id() + "/" + mark.undoing(), Map.of());
    }

    /** Closes the report, and no other. */
    Reply resolve(Report report) {
        return client.postForm(REPORTS + "/" + report.id() + "/resolve", Map.of());
    }

    /** Deletes a post, where the server is a fork that can. */
    Reply deletePost(Report report, String postId) {
        return client.postForm(
                "/api/v1/admin/statuses/" + postId + "/action",
                Map.of("type", "delete", "report_id", report.id(), "send_email_notification", "true"));
    }

    /** Asks the fork's endpoint about a post that cannot exist; nothing can come of it. */
    Reply probePosts() {
        return client.postForm("/api/v1/admin/statuses/" + NO_POST + "/action", Map.of());
    }

    /** Whether the answer says that our token lacks a scope. The only words of the server that are compared, and they are not repeated. */
    static boolean isScopeMissing(JsonNode body) {
        return body.path("error").asText().equals(NO_SCOPE);
    }

    /** A page of open reports, the newest first. */
    Pages.Page newest() {
        return pages.turn(REPORTS + "?limit=" + PAGE);
    }

    /** A page that another page led to. */
    Pages.Page turn(String path) {
        return pages.turn(path);
    }

    String consoleUrl(String id) {
        return settings.baseUrl().resolve("/admin/reports/" + id).toString();
    }

    private Reply get(String path) {
        return client.get(path, Map.of("Accept-Language", "en"));
    }
}
