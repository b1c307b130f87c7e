package casebell.source;

import casebell.cases.CaseRef;
import casebell.sandbox.cases.wire.Fault;
import casebell.sandbox.ozone.LocalOzone;
import casebell.sandbox.ozone.OzoneOptions;
import casebell.sandbox.ozone.XrpcRoute;
import casebell.source.ozone.OzoneSystem;
import casebell.source.wire.SystemKind;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Ozone, against the local one. */
final class OzoneUnderTest extends SystemUnderTest {
    private static final String ID = "11";
    private static final String DID = "did:plc:gritstone770000000000000";

    final LocalOzone ozone;

    OzoneUnderTest() throws IOException {
        ozone = LocalOzone.start(OzoneOptions.using(workers, clock));
    }

    @Override
    String name() {
        return "ozone";
    }

    @Override
    SystemKind kind() {
        return OzoneSystem.KIND;
    }

    @Override
    CaseRef ref() {
        return new CaseRef("sky", ID);
    }

    @Override
    URI base() {
        return ozone.baseUrl();
    }

    @Override
    String token() {
        return ozone.token();
    }

    @Override
    String readOnlyToken() {
        return ozone.readOnlyToken();
    }

    @Override
    List<String> actions() {
        return List.of("remove-post", "hide-post", "suspend-account", "restore", "close-case", "no-action");
    }

    @Override
    String impossible() {
        return "lock-account";
    }

    @Override
    String whyImpossible() {
        return "Ozone cannot lock the login of an account";
    }

    @Override
    boolean looksBefore() {
        return true;
    }

    @Override
    void prepare(String action) {
        if (action.equals("restore")) {
            ozone.takeDownElsewhere(ID);
        }
    }

    @Override
    void fault(Call call, String action, Fault fault) {
        XrpcRoute route = switch (call) {
            case READ -> XrpcRoute.REPORT;
            case ACT -> XrpcRoute.EMIT;
            case FOLLOW -> XrpcRoute.REPORTS;
        };
        ozone.faults().next(route, fault);
    }

    @Override
    void clearFaults() {
        ozone.faults().clear();
    }

    @Override
    long effects(String action) {
        return ozone.deedsByApi().size();
    }

    @Override
    boolean takesAppeals() {
        return true;
    }

    @Override
    void actElsewhere() {
        ozone.takeDownElsewhere(ID);
    }

    @Override
    String comesIn() {
        return ozone.reportAgain(ID);
    }

    @Override
    void erase() {
        ozone.erase(ID);
    }

    @Override
    String caseJson(String more) {
        return "{\"id\":11,\"status\":\"open\",\"createdAt\":\"2026-04-14T09:12:00.085Z\",\"subject\":"
                + "{\"type\":\"account\",\"subject\":\"" + DID + "\"}" + more + "}";
    }

    @Override
    List<String> notThisCase() {
        String whole = caseJson("");
        return List.of(
                whole.replace(":11,", ":9,"),
                whole.replace(":11,", ":\"11\","),
                whole.replace("\"open\"", "7"),
                whole.replace("\"2026-04-14T09:12:00.085Z\"", "\"+999999999-12-31T23:59:59Z\""),
                whole.replace(DID, "did:plc:a/../b"),
                whole.replace("\"subject\":{", "\"about\":{"));
    }

    @Override
    String personalData() {
        String repo = "\"repo\":{\"did\":\"" + DID + "\",\"handle\":\"grit.example\",\"email\":\"a@private.example\","
                + "\"ip\":\"203.0.113.9\",\"relatedRecords\":[{\"description\":\"private\"}],\"invitedBy\":{\"code\":"
                + "\"private\"},\"threatSignatures\":[{\"value\":\"203.0.113.9\"}]}";
        return ",\"comment\":\"call anna@private.example\",\"reportedBy\":\"did:plc:private\",\"actionNote\":"
                + "\"private\",\"reporter\":{\"subject\":\"did:plc:private\"," + repo + "},\"assignment\":{\"did\":"
                + "\"did:plc:private\"},\"subject\":{\"type\":\"record\",\"subject\":\"at://" + DID
                + "/app.bsky.feed.post/3k\"," + repo + ",\"status\":{\"comment\":\"private\",\"lastReviewedBy\":"
                + "\"did:plc:private\",\"tags\":[\"private\"]},\"profile\":{\"description\":\"private\"},\"record\":{"
                + repo + ",\"value\":{\"text\":\"x\",\"private\":\"private\"}}},\"actions\":[{\"id\":3,\"event\":{"
                + "\"$type\":\"tools.ozone.moderation.defs#modEventComment\",\"comment\":\"private\"},\"subject\":"
                + "{\"did\":\"" + DID + "\"},\"createdBy\":\"did:plc:private\",\"createdAt\":"
                + "\"2026-04-14T09:12:00.085Z\"}],\"future\":{\"ip\":\"203.0.113.9\"}";
    }

    @Override
    String mainCall() {
        return "/xrpc/tools.ozone.report.getReport?id=11";
    }

    @Override
    void aside(RawServer raw) {
        raw.aside("server.getConfig", 200, "{\"viewer\":{\"role\":\"tools.ozone.team.defs#roleModerator\"}}");
        raw.aside("setting.listOptions", 200, "{\"options\":[]}");
    }

    @Override
    String whyForbidden() {
        return "The case system does not let us read reports; an operator must make our account a member of its team";
    }

    @Override
    public void close() {
        ozone.close();
        super.close();
    }
}
