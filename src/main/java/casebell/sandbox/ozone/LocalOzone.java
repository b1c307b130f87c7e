package casebell.sandbox.ozone;

import casebell.sandbox.cases.LocalSystem;
import casebell.sandbox.cases.wire.Keys;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

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
public final class LocalOzone extends LocalSystem<XrpcRoute> {
    static final String APP_PASSWORD = "abcd-efgh-ijkl-mnop";

    private final OzoneOptions options;
    private final Ledger ledger;
    private final XrpcRooms rooms;

    private LocalOzone(OzoneOptions options) throws IOException {
        super(options.port(), options.workers(), new Keys(options.token(), "read-" + options.token()), XrpcRoute::of);
        this.options = options;
        ledger = new Ledger(options.clock());
        rooms = new XrpcRooms(new OzonePages(baseUrl(), ledger), ledger, options.token());
    }

    /** Starts it; when this returns, it answers. */
    public static LocalOzone start(OzoneOptions options) throws IOException {
        LocalOzone started = new LocalOzone(options);
        new Story(started.ledger, options.clock().instant()).tell();
        started.open(options.clock(), started.rooms::answer);
        return started;
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
        return readOnlyKey();
    }

    /** The link of a report, as a person would paste it. The report need not be there. */
    public String reportUrl(String id) {
        return baseUrl() + "/reports/" + id;
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
}
