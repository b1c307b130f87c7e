package casebell.source;

import casebell.cases.CaseRef;
import casebell.sandbox.cases.DemoCaseSystem;
import casebell.sandbox.cases.DemoOptions;
import casebell.sandbox.cases.contract.Capability;
import casebell.sandbox.cases.wire.Fault;
import casebell.sandbox.cases.wire.Route;
import casebell.source.http.HttpSystem;
import casebell.source.wire.SystemKind;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The Case API, against the demonstration case system. */
final class HttpUnderTest extends SystemUnderTest {
    private static final String ID = "4821";

    final DemoCaseSystem cases;

    HttpUnderTest() throws IOException {
        cases = DemoCaseSystem.start(DemoOptions.using(workers, clock).holdingTheFlood());
        cases.release(ID);
    }

    @Override
    String name() {
        return "http";
    }

    @Override
    SystemKind kind() {
        return HttpSystem.KIND;
    }

    @Override
    CaseRef ref() {
        return new CaseRef("demo", ID);
    }

    @Override
    URI base() {
        return cases.baseUrl();
    }

    @Override
    String token() {
        return cases.token();
    }

    @Override
    String readOnlyToken() {
        return cases.readOnlyToken();
    }

    @Override
    List<String> actions() {
        return Capability.possible("post", false);
    }

    @Override
    String impossible() {
        return "limit-account";
    }

    @Override
    String whyImpossible() {
        return "The case system";
    }

    @Override
    void fault(Call call, String action, Fault fault) {
        Route route = switch (call) {
            case READ -> Route.READ;
            case ACT -> Route.ACT;
            case FOLLOW -> Route.FOLLOW;
        };
        cases.faults().next(route, fault);
    }

    @Override
    void clearFaults() {
        cases.faults().clear();
    }

    @Override
    long effects(String action) {
        return cases.actionsByCasebell(ID).size();
    }

    @Override
    boolean takesAppeals() {
        return true;
    }

    @Override
    void actElsewhere() {
        cases.actElsewhere(ID, "hide-post");
    }

    @Override
    String comesIn() {
        if (cases.held().isEmpty()) {
            cases.actElsewhere(ID, "hide-post"); // all are there; one that changes is told of in the same way
            return ID;
        }
        String id = cases.held().get(0);
        cases.release(id);
        return id;
    }

    @Override
    void erase() {
        cases.erase(ID);
    }

    @Override
    String caseJson(String more) {
        return "{\"id\":\"4821\",\"version\":7,\"url\":\"https://cases.example.org/cases/4821\","
                + "\"openedAt\":\"2026-04-14T09:12:00Z\",\"state\":\"open\",\"kind\":\"post\"" + more + "}";
    }

    @Override
    List<String> notThisCase() {
        String rest = ",\"url\":\"https://a.example/1\",\"openedAt\":\"2026-04-14T09:12:00Z\",\"state\":\"open\","
                + "\"kind\":\"post\"}";
        return List.of(
                "{\"id\":\"9\",\"version\":7" + rest,
                "{\"id\":\"4821\",\"version\":7.5" + rest,
                "{\"id\":\"4821\",\"version\":\"7\"" + rest,
                "{\"id\":\"4821\",\"version\":7" + rest.replace("https://a.example/1", "javascript:alert(1)"),
                "{\"id\":\"4821\",\"version\":7" + rest.replace("2026-04-14", "+999999999-12-31"),
                "{\"id\":\"4821\",\"version\":7" + rest.replace("\"open\"", "{\"a\":1}"),
                "{\"id\":\"4821\",\"version\":7" + rest.replace(",\"kind\":\"post\"", ""));
    }

    @Override
    String personalData() {
        return ",\"reporterEmail\":\"anna@private.example\",\"author\":{\"id\":\"u-1\",\"handle\":\"@a\","
                + "\"email\":\"anna@private.example\",\"ip\":\"203.0.113.9\"},\"reports\":[{\"id\":\"r\",\"at\":"
                + "\"2026-04-14T09:12:00Z\",\"by\":\"target\",\"text\":\"call me: anna@private.example\","
                + "\"reporter\":{\"email\":\"anna@private.example\"}}]";
    }

    @Override
    String mainCall() {
        return "/v1/cases/4821";
    }

    @Override
    void aside(RawServer raw) {
        raw.aside("/v1/capabilities", 404, "{}");
    }

    @Override
    String whyForbidden() {
        return "The case system does not accept our token; an operator must renew it";
    }

    @Override
    public void close() {
        cases.close();
        super.close();
    }
}
