package casebell.source;

import casebell.cases.CaseRef;
import casebell.sandbox.cases.wire.Fault;
import casebell.sandbox.mastodon.AdminRoute;
import casebell.sandbox.mastodon.LocalMastodon;
import casebell.sandbox.mastodon.MastodonOptions;
import casebell.source.mastodon.MastodonSystem;
import casebell.source.wire.SystemKind;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Mastodon, against the local one. */
class MastodonUnderTest extends SystemUnderTest {
    static final String ID = "11";

    final LocalMastodon mastodon;

    MastodonUnderTest() throws IOException {
        this(false);
    }

    MastodonUnderTest(boolean isFork) throws IOException {
        MastodonOptions options = MastodonOptions.using(workers, clock);
        mastodon = LocalMastodon.start(isFork ? options.asFork() : options);
    }

    @Override
    String name() {
        return "mastodon";
    }

    @Override
    final SystemKind kind() {
        return MastodonSystem.KIND;
    }

    @Override
    final CaseRef ref() {
        return new CaseRef("toot", ID);
    }

    @Override
    final URI base() {
        return mastodon.baseUrl();
    }

    @Override
    final String token() {
        return mastodon.token();
    }

    @Override
    final String readOnlyToken() {
        return mastodon.readOnlyToken();
    }

    @Override
    List<String> actions() {
        return List.of(
                "warn",
                "lock-account",
                "suspend-account",
                "limit-account",
                "mark-sensitive",
                "restore",
                "close-case",
                "no-action");
    }

    @Override
    final String impossible() {
        return "hide-post";
    }

    @Override
    final String whyImpossible() {
        return "Mastodon cannot hide one post by API";
    }

    @Override
    final boolean looksBefore() {
        return true;
    }

    @Override
    final void prepare(String action) {
        if (action.equals("restore")) {
            mastodon.actElsewhere(ID, "silence");
        }
    }

    @Override
    void fault(Call call, String action, Fault fault) {
        AdminRoute route = switch (call) {
            case READ -> AdminRoute.REPORT;
            case ACT -> route(action);
            case FOLLOW -> AdminRoute.REPORTS;
        };
        mastodon.faults().next(route, fault);
    }

    private static AdminRoute route(String action) {
        return switch (action) {
            case "restore" -> AdminRoute.UNDO;
            case "close-case", "no-action" -> AdminRoute.RESOLVE;
            case "remove-post" -> AdminRoute.ACT_ON_POST;
            default -> AdminRoute.ACT;
        };
    }

    @Override
    final void clearFaults() {
        mastodon.faults().clear();
    }

    @Override
    final long effects(String action) {
        return mastodon.deedsByApi().size();
    }

    @Override
    final void actElsewhere() {
        mastodon.resolveElsewhere(ID);
    }

    @Override
    final String comesIn() {
        return mastodon.reportAgain(ID);
    }

    @Override
    final void erase() {
        mastodon.erase(ID);
    }

    @Override
    final String caseJson(String more) {
        return "{\"id\":\"11\",\"action_taken\":false,\"created_at\":\"2026-04-14T09:12:00.085Z\","
                + "\"target_account\":{\"id\":\"7\",\"username\":\"a\",\"domain\":null}" + more + "}";
    }

    @Override
    final List<String> notThisCase() {
        String whole = caseJson("");
        return List.of(
                whole.replace("\"11\"", "\"9\""),
                whole.replace("\"11\"", "11"),
                whole.replace("false", "\"no\""),
                whole.replace("\"2026-04-14T09:12:00.085Z\"", "\"+999999999-12-31T23:59:59Z\""),
                whole.replace("\"7\"", "\"7; drop\""),
                whole.replace("\"target_account\"", "\"target\""));
    }

    @Override
    final String personalData() {
        return ",\"comment\":\"call anna@private.example\",\"account\":{\"id\":\"5\",\"username\":\"private\","
                + "\"email\":\"anna@private.example\",\"ip\":\"203.0.113.9\",\"ips\":[{\"ip\":\"203.0.113.9\"}],"
                + "\"account\":{\"acct\":\"private\",\"note\":\"private\"}},\"assigned_account\":{\"id\":\"6\","
                + "\"username\":\"private\",\"email\":\"mo@private.example\"},\"action_taken_by_account\":{\"id\":\"6\","
                + "\"email\":\"mo@private.example\"},\"statuses\":[{\"id\":\"1\",\"content\":\"<p>x</p>\","
                + "\"account\":{\"email\":\"b@private.example\",\"note\":\"private\"},\"application\":\"private\","
                + "\"card\":{\"author_name\":\"private\"}}],\"future\":{\"ip\":\"203.0.113.9\"}";
    }

    @Override
    final String mainCall() {
        return "/api/v1/admin/reports/11";
    }

    @Override
    final void aside(RawServer raw) {
        raw.aside("/api/v1/admin/reports?", 200, "[]");
        raw.aside("verify_credentials", 200, "{\"id\":\"9\",\"role\":{\"permissions\":\"1040\"}}");
        raw.aside("/statuses/0/action", 404, "{\"error\":\"Not Found\"}");
    }

    @Override
    final String whyForbidden() {
        return "The case system does not let us read reports; an operator must give our account 'Manage Reports'"
                + " and our token admin:read:reports";
    }

    @Override
    public final void close() {
        mastodon.close();
        super.close();
    }
}
