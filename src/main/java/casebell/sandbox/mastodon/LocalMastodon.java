package casebell.sandbox.mastodon;

import casebell.sandbox.cases.LocalSystem;
import casebell.sandbox.cases.hook.Signature;
import casebell.sandbox.cases.wire.Keys;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A Mastodon on loopback.
 *
 * <pre>{@code
 * try (LocalMastodon mastodon = LocalMastodon.start(MastodonOptions.using(workers, InstantSource.system()))) {
 *     String link = mastodon.reportUrl("11"); // paste it
 *     mastodon.faults().next(AdminRoute.ACT, Late.doneThenCut());
 *     …
 *     assertEquals(1, mastodon.deedsByApi().size());
 * }
 * }</pre>
 *
 * All methods may be called from any thread.
 */
public final class LocalMastodon extends LocalSystem<AdminRoute> {
    private final MastodonOptions options;
    private final Instance instance;
    private final AdminRooms rooms;

    private LocalMastodon(MastodonOptions options) throws IOException {
        super(options.port(), options.workers(), new Keys(options.token(), "read-" + options.token()), AdminRoute::of);
        this.options = options;
        instance = new Instance(options.clock());
        rooms = new AdminRooms(baseUrl(), instance, new Throttle(options.clock()), options.isFork());
    }

    /** Starts it; when this returns, it answers. */
    public static LocalMastodon start(MastodonOptions options) throws IOException {
        LocalMastodon started = new LocalMastodon(options);
        new Story(started.instance, options.clock().instant()).tell();
        started.open(options.clock(), started.rooms::answer);
        return started;
    }

    /** A token of a moderator with every scope. */
    public String token() {
        return options.token();
    }

    /** A token whose scopes allow reading only (403). */
    public String readOnlyToken() {
        return readOnlyKey();
    }

    /** The link of a report, as a person would paste it. The report need not be there. */
    public String reportUrl(String id) {
        return baseUrl() + "/admin/reports/" + id;
    }

    /** The permissions of the moderator's role from now on, in Mastodon's bits. */
    public void permit(long bits) {
        rooms.permit(bits);
    }

    /** Everything that was done, by anybody, oldest first. */
    public List<Deed> deeds() {
        return instance.deeds();
    }

    /** What really came through the API: the proof of "exactly once". */
    public List<Deed> deedsByApi() {
        return deeds().stream().filter(d -> d.by().equals("api")).toList();
    }

    /** A report as the API would tell it now. */
    public ObjectNode report(String id) {
        return instance.report(id).orElseThrow();
    }

    /** Another moderator acts on the reported account in the console; every open report on it is closed. */
    public void actElsewhere(String reportId, String type) {
        String account = report(reportId).path("target_account").path("id").asText();
        instance.act(account, new Instance.Order(type, Optional.of(reportId), "", true), Story.OTHER_STAFF, "console");
    }

    /** A request of ours that was thought lost is carried out now. */
    public void arrivesLate(String reportId, String type) {
        String account = report(reportId).path("target_account").path("id").asText();
        instance.act(account, new Instance.Order(type, Optional.of(reportId), "", true), Story.OWN, "api");
    }

    /** Another moderator closes the report in the console. */
    public void resolveElsewhere(String reportId) {
        instance.resolve(reportId, Story.OTHER_STAFF, "console");
    }

    /** Another moderator opens it again. */
    public void reopenElsewhere(String reportId) {
        instance.reopen(reportId);
    }

    /** Another moderator takes something back: {@code enable unsilence unsuspend unsensitive}. */
    public void undoElsewhere(String reportId, String what) {
        instance.undo(report(reportId).path("target_account").path("id").asText(), what, "console");
    }

    /** The report itself changes. */
    public void change(String reportId, Consumer<ObjectNode> edit) {
        instance.change(reportId, edit);
    }

    /** The report is not there any more. */
    public void erase(String reportId) {
        instance.forget(reportId);
    }

    /** One more report on the account of another one. Its id is one more than the highest. */
    public String reportAgain(String likeReportId) {
        List<ObjectNode> all = instance.reports(false, Optional.empty());
        long highest = Math.max(
                20, all.stream().mapToLong(r -> r.path("id").asLong()).max().orElse(0));
        String id = Long.toString(highest + 1);
        instance.change(likeReportId, raw -> {
            ObjectNode copy =
                    raw.deepCopy().put("id", id).put("action_taken", false).put("taken_by", "");
            instance.addReport(copy.putNull("action_taken_at"));
        });
        return id;
    }

    /**
     * What Mastodon's webhook would deliver.
     *
     * @param signature the header {@code X-Hub-Signature}
     */
    public record Delivery(String body, String signature) {}

    /** A delivery about a report, signed with this secret. */
    public Delivery delivery(String event, String reportId, String secret) {
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("event", event)
                .put("created_at", options.clock().instant().toString());
        told.set("object", report(reportId));
        String body = told.toString();
        return new Delivery(body, "sha256=" + Signature.hmac(secret, body));
    }
}
