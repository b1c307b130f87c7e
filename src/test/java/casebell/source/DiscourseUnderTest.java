package casebell.source;

import casebell.cases.CaseRef;
import casebell.sandbox.cases.wire.Fault;
import casebell.sandbox.discourse.DiscourseOptions;
import casebell.sandbox.discourse.LocalDiscourse;
import casebell.sandbox.discourse.ReviewRoute;
import casebell.source.discourse.DiscourseSystem;
import casebell.source.wire.SystemKind;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Discourse, against the local one. */
final class DiscourseUnderTest extends SystemUnderTest {
    private static final String ID = "11";

    private final LocalDiscourse discourse;
    private final AtomicLong incoming = new AtomicLong();

    DiscourseUnderTest() throws IOException {
        discourse = LocalDiscourse.start(DiscourseOptions.using(workers, clock));
    }

    @Override
    String name() {
        return "discourse";
    }

    @Override
    SystemKind kind() {
        return DiscourseSystem.KIND;
    }

    @Override
    CaseRef ref() {
        return new CaseRef("forum", ID);
    }

    @Override
    URI base() {
        return discourse.baseUrl();
    }

    @Override
    String token() {
        return discourse.token();
    }

    @Override
    String readOnlyToken() {
        return discourse.readOnlyToken();
    }

    @Override
    List<String> actions() {
        return List.of("remove-post", "hide-post", "restore", "close-case", "no-action");
    }

    @Override
    String impossible() {
        return "suspend-account";
    }

    @Override
    String whyImpossible() {
        return "Discourse leaves suspending to its web page";
    }

    @Override
    boolean looksBefore() {
        return true;
    }

    @Override
    void prepare(String action) {
        if (action.equals("restore")) {
            discourse.hide(ID);
        }
    }

    @Override
    void fault(Call call, String action, Fault fault) {
        ReviewRoute route = switch (call) {
            case READ -> ReviewRoute.SHOW;
            case ACT -> ReviewRoute.PERFORM;
            case FOLLOW -> ReviewRoute.LIST;
        };
        discourse.faults().next(route, fault);
    }

    @Override
    void clearFaults() {
        discourse.faults().clear();
    }

    @Override
    long effects(String action) {
        return discourse.deedsByApi().size();
    }

    @Override
    void actElsewhere() {
        discourse.actElsewhere(ID, "agree_and_keep");
    }

    @Override
    String comesIn() {
        long id = 5000 + incoming.getAndIncrement();
        discourse.flood(id, 1);
        return Long.toString(id);
    }

    @Override
    void erase() {
        discourse.erase(ID);
    }

    @Override
    String caseJson(String more) {
        return "{\"reviewable\":{\"id\":11,\"type\":\"ReviewableFlaggedPost\",\"status\":0,\"version\":3,"
                + "\"created_at\":\"2026-04-14T09:12:00.085Z\",\"target_created_by_id\":7" + more + "}}";
    }

    @Override
    List<String> notThisCase() {
        String whole = caseJson("");
        return List.of(
                whole.replace("\"id\":11", "\"id\":9"),
                whole.replace("\"id\":11", "\"id\":\"11\""),
                whole.replace("\"status\":0", "\"status\":5"),
                whole.replace("\"status\":0", "\"status\":\"pending\""),
                whole.replace("\"version\":3", "\"version\":-1"),
                whole.replace("\"version\":3", "\"version\":9999999999"),
                whole.replace("\"version\":3", "\"edition\":3"),
                whole.replace("ReviewableFlaggedPost", "<b>"),
                whole.replace("2026-04-14T09:12:00.085Z", "+999999999-12-31T23:59:59Z"),
                whole.replace("\"reviewable\"", "\"reviewables\""));
    }

    @Override
    String personalData() {
        return ",\"created_by_id\":5,\"claimed_by_id\":6,\"cooked\":\"<p>x</p>\",\"post_id\":1,"
                + "\"payload\":{\"email\":\"anna@private.example\"},\"reviewable_score_ids\":[3]},"
                + "\"users\":[{\"id\":7,\"username\":\"a\",\"email\":\"a@private.example\",\"ip_address\":\"203.0.113.9\","
                + "\"registration_ip_address\":\"203.0.113.9\",\"custom_fields\":{\"phone\":\"private\"}},"
                + "{\"id\":5,\"username\":\"private\",\"email\":\"b@private.example\"},"
                + "{\"id\":6,\"username\":\"private\"}],"
                + "\"reviewable_scores\":[{\"id\":3,\"user_id\":5,\"score_type_id\":8,\"reason\":\"private\","
                + "\"created_at\":\"2026-04-14T09:12:00.085Z\",\"reviewed_by_id\":6,"
                + "\"reviewable_conversation\":{\"id\":1,\"permalink\":\"https://private.example\"}}],"
                + "\"reviewable_notes\":[{\"content\":\"private\"}],\"future\":{\"ip\":\"203.0.113.9\"";
    }

    @Override
    String mainCall() {
        return "/review/11.json";
    }

    @Override
    void aside(RawServer raw) {}

    @Override
    String sent(String token) {
        return "Api-Key: " + token;
    }

    @Override
    String whyForbidden() {
        return "The case system does not let us read the review queue; an operator must check our key, its scope,"
                + " and that our account is a moderator";
    }

    @Override
    public void close() {
        discourse.close();
        super.close();
    }
}
