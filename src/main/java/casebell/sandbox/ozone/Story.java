package casebell.sandbox.ozone;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** The accounts, posts and reports that are there at the start. Everybody is invented. */
final class Story {
    static final String SERVICE = "did:plc:moderationservice0000000";
    static final String OWN = "did:plc:casebellbot0000000000000";
    static final String OWN_HANDLE = "casebell.loopback.example";
    static final String OTHER_STAFF = "did:plc:momoderates0000000000000";

    private static final String GRIT = "did:plc:gritstone770000000000000";
    private static final String ILSA = "did:plc:ilsamarrowen000000000000";
    private static final String NEIGHBOUR = "did:plc:amberknits00000000000000";
    private static final String WATCHES = "did:plc:cheapwatches000000000000";
    private static final String OFFICE = "did:plc:officeofharbour000000000";

    private final Ledger ledger;
    private final Instant now;

    Story(Ledger ledger, Instant now) {
        this.ledger = ledger;
        this.now = now;
    }

    void tell() {
        account(OWN, OWN_HANDLE);
        account(OTHER_STAFF, "mo-moderates.loopback.example");
        account(GRIT, "gritstone-77.loopback.example");
        account(ILSA, "ilsa-marrowen.loopback.example");
        account(NEIGHBOUR, "amber-knits.loopback.example");
        account(WATCHES, "cheap-watches.loopback.example");
        account(OFFICE, "harbour-office.loopback.example");
        String threat = post(GRIT, "3ka", "@ilsa-marrowen I know which train you take. Sleep well.", ILSA);
        String spam = post(WATCHES, "3kb", "Watches, cheap & real! @everyone ||look|| <b>here</b>", WATCHES);
        String notice = post(OFFICE, "3kc", "The quay is closed on Friday.", OFFICE);
        String old = post(WATCHES, "3kd", "Last chance for watches", WATCHES);
        String queued = post(GRIT, "3ke", "Somebody should pay that office a visit.", OFFICE);
        report(11, threat, ILSA, "tools.ozone.report.defs#reasonViolenceThreats", "open");
        report(12, threat, NEIGHBOUR, "com.atproto.moderation.defs#reasonViolation", "open");
        report(13, GRIT, NEIGHBOUR, "tools.ozone.report.defs#reasonHarassmentTargeted", "assigned");
        report(14, spam, NEIGHBOUR, "tools.ozone.report.defs#reasonMisleadingSpam", "open");
        report(15, notice, WATCHES, "com.atproto.moderation.defs#reasonOther", "open");
        report(16, old, NEIGHBOUR, "com.atproto.moderation.defs#reasonSpam", "closed");
        report(17, queued, NEIGHBOUR, "tools.ozone.report.defs#reasonViolenceThreats", "queued");
        ledger.tag(notice, XrpcRooms.PROTECTED_TAG);
        ledger.tag(notice, "lang:en");
    }

    private void account(String did, String handle) {
        ObjectNode account = JsonNodeFactory.instance
                .objectNode()
                .put("did", did)
                .put("handle", handle)
                .put("email", handle.replaceFirst("\\..*", "") + "@private.example")
                .put("ip", "203.0.113.9")
                .put("indexedAt", now.minus(Duration.ofDays(200)).toString());
        account.putArray("relatedRecords").addObject().put("description", "my number is 555-0101");
        account.putObject("invitedBy").put("code", "private-invite");
        account.putArray("threatSignatures").addObject().put("property", "ip").put("value", "203.0.113.9");
        ledger.addAccount(did, account);
    }

    private String post(String author, String key, String text, String mentioned) {
        String uri = "at://" + author + "/app.bsky.feed.post/" + key;
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("uri", uri)
                .put("cid", "bafyreiloopback" + key)
                .put("indexedAt", now.minus(Duration.ofHours(2)).toString());
        ObjectNode value = entry.putObject("value")
                .put("$type", "app.bsky.feed.post")
                .put("text", text)
                .put("createdAt", Ledger.stamp(now.minus(Duration.ofHours(2))));
        value.putArray("langs").add("en");
        if (!mentioned.equals(author)) {
            value.putArray("facets")
                    .addObject()
                    .putArray("features")
                    .addObject()
                    .put("$type", "app.bsky.richtext.facet#mention")
                    .put("did", mentioned);
        }
        ledger.addRecord(uri, entry);
        return uri;
    }

    private void report(long id, String about, String by, String type, String status) {
        String at = Ledger.stamp(now.minus(Duration.ofMinutes(60 - id)));
        ObjectNode report = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("eventId", 1000 + id)
                .put("status", status)
                .put("about", about)
                .put("reportType", type)
                .put("reportedBy", by)
                .put("comment", "call me on 555-0102, reporter@private.example")
                .put("createdAt", at)
                .put("updatedAt", at);
        report.putArray("actionEventIds");
        ledger.addReport(report);
    }
}
