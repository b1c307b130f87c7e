package casebell.sandbox.ozone;

import casebell.sandbox.cases.fault.Faults;
import casebell.sandbox.cases.wire.CaseServer;
import casebell.sandbox.cases.wire.Gate;
import casebell.sandbox.cases.wire.Keys;
import casebell.sandbox.cases.wire.Request;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An Ozone on loopback.
 *
 * <pre>{@code
 * try (LocalOzone ozone = LocalOzone.start(OzoneOptions.using(workers, InstantSource.system()))) {
 *     String link = ozone.reportUrl("11"); // paste it
 *     ozone.faults().next(XrpcRoute.EMIT, Late.doneThenCut());
 *     …
 *     assertEquals(1, ozone.deedsByApi().size());
 * }
 * }</pre>
 *
 * All methods may be called from any thread.
 */
public final class LocalOzone implements AutoCloseable {
    static final String APP_PASSWORD = "abcd-efgh-ijkl-mnop";

    private final OzoneOptions options;
    private final CaseServer server;
    private final Ledger ledger;
    private final XrpcRooms rooms;
    private final Faults<XrpcRoute> faults;
    private final Keys keys;

    private LocalOzone(OzoneOptions options, CaseServer server, Gate gate) {
        this.options = options;
        this.server = server;
        ledger = new Ledger(options.clock());
        faults = new Faults<>(gate, XrpcRoute::of);
        keys = new Keys(options.token(), "read-" + options.token());
        rooms = new XrpcRooms(new OzonePages(server.base(), ledger), ledger, options.token());
    }

    /** Starts it; when this returns, it answers. */
    public static LocalOzone start(OzoneOptions options) throws IOException {
        Gate gate = new Gate();
        LocalOzone started = new LocalOzone(options, CaseServer.bind(options.port(), options.workers(), gate), gate);
        new Story(started.ledger, options.clock().instant()).tell();
        started.server.open(started.keys, options.clock(), started.faults, started.rooms::answer);
        return started;
    }

    /** Such as {@code http://127.0.0.1:40321}, without a slash at the end. */
    public URI baseUrl() {
        return server.base();
    }

    /** A token of a moderator. */
    public String token() {
        return options.token();
    }

    /** The same account with an app password, through its personal data server. */
    public String login() {
        return Story.OWN_HANDLE + ":" + APP_PASSWORD + "@" + Story.SERVICE;
    }

    /** A token of a triager, who may close reports and nothing else. */
    public String readOnlyToken() {
        return keys.readOnly();
    }

    /** The link of a report, as a person would paste it. The report need not be there. */
    public String reportUrl(String id) {
        return server.base() + "/reports/" + id;
    }

    /** What goes wrong from now on. */
    public Faults<XrpcRoute> faults() {
        return faults;
    }

    /** The role of the moderator from now on: {@code Admin Moderator Triage Verifier}. */
    public void become(String role) {
        rooms.become(role);
    }

    /** Every event, by anybody, oldest first. */
    public List<Deed> deeds() {
        return ledger.deeds();
    }

    /** What really came through the API: the proof of "exactly once". */
    public List<Deed> deedsByApi() {
        return deeds().stream().filter(d -> d.by().equals("api")).toList();
    }

    /** A report as the API would tell it now. */
    public ObjectNode report(String id) {
        return ledger.report(Long.parseLong(id)).orElseThrow();
    }

    /** The events as they were logged, oldest first. */
    public List<ObjectNode> events() {
        return ledger.events();
    }

    /** Another moderator takes the reported post or account down in the console; the report stays as it is. */
    public void takeDownElsewhere(String reportId) {
        emitElsewhere(subjectOf(reportId), "modEventTakedown");
    }

    /** Another moderator takes the account of the report down. */
    public void takeAccountDownElsewhere(String reportId) {
        emitElsewhere(report(reportId).path("subject").path("repo").path("did").asText(), "modEventTakedown");
    }

    /** Another moderator takes a take-down back. */
    public void reverseElsewhere(String reportId) {
        emitElsewhere(subjectOf(reportId), "modEventReverseTakedown");
    }

    private String subjectOf(String reportId) {
        return report(reportId).path("subject").path("subject").asText();
    }

    private void emitElsewhere(String subject, String type) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.putObject("event").put("$type", Ledger.DEFS + type).put("comment", "seen in the console");
        told.putObject("subject").put(subject.startsWith("at:") ? "uri" : "did", subject);
        ledger.emit(told, Story.OTHER_STAFF, "console");
    }

    /** Somebody reports the same once more, now; the number of the new report. */
    public String reportAgain(String reportId) {
        return Long.toString(ledger.reportAgain(Long.parseLong(reportId)));
    }

    /** A report like another one is seen only now, and bears a time that is over. */
    public void appears(String likeReportId, String id, String createdAt) {
        ledger.appears(Long.parseLong(likeReportId), Long.parseLong(id), createdAt);
    }

    /** Another moderator moves the report. */
    public void moveElsewhere(String reportId, String status) {
        ledger.move(Long.parseLong(reportId), status);
    }

    /** The author deletes the reported post. */
    public void deletePost(String reportId) {
        ledger.delete(subjectOf(reportId));
    }

    /** The report is not there any more. */
    public void erase(String reportId) {
        ledger.forget(Long.parseLong(reportId));
    }

    /** Every request so far, also those that were never answered. */
    public List<Request> requests() {
        return server.journal().requests();
    }

    /** The requests on one route. */
    public List<Request> requests(XrpcRoute route) {
        return requests().stream()
                .filter(r -> XrpcRoute.of(r).equals(Optional.of(route)))
                .toList();
    }

    /** Stops answering and lets stalled answers go. The workers stay the caller's. */
    @Override
    public void close() {
        server.close();
    }
}
