package casebell.source.ozone;

import casebell.review.AppealNews;
import casebell.review.Decision;
import casebell.source.ozone.Deed.Order;
import casebell.source.ozone.ModEvent.Kind;
import casebell.source.wire.Fields;
import casebell.source.wire.Reply;
import casebell.source.wire.WireSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calls of Ozone that Casebell makes. There are no others. */
final class OzoneApi {
    private static final String XRPC = "/xrpc/tools.ozone.";
    private static final String PROTECTED = "tools.ozone.setting.protectedTags";
    /** A name for callers who are asked for one and whose own is put in its place. */
    private static final String NOBODY = "did:web:casebell.invalid";
    /** Two clocks may differ by this much. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    private static final int MOST_PAGES = 5;

    private final String name;
    private final Access access;

    OzoneApi(WireSettings settings, Access access) {
        this.name = settings.name();
        this.access = access;
    }

    /** What came of looking at a report. */
    sealed interface Look {
        /** It is there. */
        record Seen(Report report) implements Look {}

        /** It is not there. */
        record Gone(String why) implements Look {}

        /** It could not be read. */
        record Later(String why, Optional<Instant> notBefore) implements Look {}
    }

    /** What came of looking for the events of a decision. */
    sealed interface Sent {
        /** All there are. */
        record Told(List<ModEvent> events) implements Sent {
            public Told {
                events = List.copyOf(events);
            }
        }

        /** They could not be read. */
        record Later(String why, Optional<Instant> notBefore) implements Sent {}
    }

    /** A report, with its subject as it is now. */
    Look look(String id) {
        if (!id.matches("[1-9][0-9]{0,14}")) {
            return new Look.Gone("An Ozone report is named by a number");
        }
        Reply reply = access.get(XRPC + "report.getReport?id=" + id);
        if (reply instanceof Reply.Failed failed) {
            return new Look.Later(failed.why(), failed.retryAt());
        }
        Reply.Came came = (Reply.Came) reply;
        return switch (came.status()) {
            case 200 ->
                ReportReader.read(came.body(), id)
                        .<Look>map(Look.Seen::new)
                        .orElseGet(() -> new Look.Later(
                                "The case system answered with something that is not this case", Optional.empty()));
            case 404 -> new Look.Gone("The case system has no such case");
            case 410 -> new Look.Gone("The case was erased in the case system");
            default ->
                came.status() == 400 && error(came).equals("NotFound")
                        ? new Look.Gone("The case system has no such case")
                        : new Look.Later(whyNotTold(came), came.retryAt());
        };
    }

    private static String whyNotTold(Reply.Came came) {
        if (came.status() == 401 || isTokenRefused(came)) {
            return "The case system does not accept our token; an operator must renew it";
        }
        return came.status() == 403
                ? "The case system does not let us read reports; an operator must make our account a member of its team"
                : "The case system refused to tell the case (" + came.status() + ")";
    }

    /** The events that carry this decision's id, on the account and on all that is its. */
    Sent sent(Report report, Decision decision) {
        return sent(report, decision.id(), decision.at());
    }

    /** The events that carry this id and came after a moment. */
    Sent sent(Report report, String id, Instant after) {
        List<ModEvent> ours = new ArrayList<>();
        String query = XRPC + "moderation.queryEvents?subject="
                + encoded(report.account().did())
                + "&includeAllUserRecords=true&limit=100&batchId=" + encoded(id) + "&createdAfter="
                + encoded(after.minus(CLOCKS_APART).toString());
        Optional<String> cursor = Optional.of("");
        for (int i = 0; i < MOST_PAGES && cursor.isPresent(); i++) {
            Reply reply = access.get(query + cursor.get());
            if (reply instanceof Reply.Failed failed) {
                return new Sent.Later(failed.why(), failed.retryAt());
            }
            Reply.Came came = (Reply.Came) reply;
            if (came.status() != 200 || !came.body().path("events").isArray()) {
                return new Sent.Later("The case system does not tell what was done", came.retryAt());
            }
            for (JsonNode each : came.body().path("events")) {
                ModEvent.read(each)
                        .filter(e -> e.decision().equals(Optional.of(id)))
                        .ifPresent(ours::add);
            }
            cursor =
                    Fields.word(came.body(), "cursor").filter(c -> !c.isEmpty()).map(c -> "&cursor=" + encoded(c));
        }
        return new Sent.Told(ours);
    }

    /** Emits an event, which closes the report as well when it is about what the report is about. */
    Reply emit(Report report, Order order, Decision decision) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode event = body.putObject("event").put("$type", order.kind().type());
        event.put(
                "comment",
                "Casebell case " + name + "/" + report.id() + ", decision " + decision.id() + ", approved by "
                        + decision.approvals().size());
        if (order.kind() == Kind.HIDE || order.kind() == Kind.SHOW) {
            boolean isHiding = order.kind() == Kind.HIDE;
            (isHiding ? event.putArray("createLabelVals") : event.putArray("negateLabelVals")).add(Report.HIDDEN);
            event.putArray(isHiding ? "negateLabelVals" : "createLabelVals");
        }
        decision.plan().lasts().ifPresent(d -> event.put("durationInHours", d.toHours()));
        body.set("subject", subject(report, order));
        body.put("createdBy", ownDid().orElse(NOBODY)).put("externalId", decision.id());
        ObjectNode tool = body.putObject("modTool").put("name", "casebell");
        tool.putObject("meta").put("batchId", decision.id()).put("caseId", report.id());
        boolean isReversal = order.kind() == Kind.REVERSE || order.kind() == Kind.SHOW;
        if (!isReversal && !report.isClosed() && order.subject().equals(report.subject())) {
            body.putObject("reportAction").putArray("ids").add(Long.parseLong(report.id()));
        }
        return access.post(XRPC + "moderation.emitEvent", body);
    }

    /** Says that an appeal about the subject of the report is decided; no report is closed by it. */
    Reply resolve(Report report, AppealNews news) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("event")
                .put("$type", Kind.RESOLVE_APPEAL.type())
                .put("comment", "Casebell case " + name + "/" + report.id() + ". " + news.sentence());
        body.set("subject", subject(report, new Order(Kind.RESOLVE_APPEAL, report.subject())));
        body.put("createdBy", ownDid().orElse(NOBODY)).put("externalId", news.key());
        ObjectNode tool = body.putObject("modTool").put("name", "casebell");
        tool.putObject("meta").put("batchId", news.key()).put("caseId", report.id());
        return access.post(XRPC + "moderation.emitEvent", body);
    }

    private static ObjectNode subject(Report report, Order order) {
        ObjectNode subject = JsonNodeFactory.instance.objectNode();
        if (order.subject().equals(report.account().did())) {
            return subject.put("$type", "com.atproto.admin.defs#repoRef").put("did", order.subject());
        }
        subject.put("$type", "com.atproto.repo.strongRef").put("uri", order.subject());
        report.entry().flatMap(Report.Entry::cid).ifPresent(cid -> subject.put("cid", cid));
        return subject;
    }

    /** Closes the report by itself. */
    Reply close(Report report) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("reportId", Long.parseLong(report.id()));
        body.putObject("activity").put("$type", "tools.ozone.report.defs#closeActivity");
        return access.post(XRPC + "report.createActivity", body);
    }

    /** What the service tells about itself and our role. */
    Reply config() {
        return access.get(XRPC + "server.getConfig");
    }

    Reply protectedTags() {
        return access.get(XRPC + "setting.listOptions?scope=instance&keys=" + PROTECTED);
    }

    Optional<String> ownDid() {
        return access.ownDid();
    }

    /** The name of an error. Compared, and never repeated. */
    static String error(Reply.Came came) {
        return came.body().path("error").asText();
    }

    static boolean isTokenRefused(Reply.Came came) {
        return came.status() == 400 && error(came).matches("ExpiredToken|InvalidToken");
    }

    static boolean isMethodUnknown(Reply.Came came) {
        return error(came).equals("MethodNotImplemented");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
