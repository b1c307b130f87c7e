package casebell.sandbox.ozone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Accounts, records, reports and events, all under one lock. Who calls is for others to check. */
final class Ledger {
    static final String DEFS = "tools.ozone.moderation.defs#";
    private static final Map<String, Set<String>> MOVES = Map.of(
            "open", Set.of("closed", "escalated", "queued", "assigned"),
            "queued", Set.of("assigned", "open"),
            "escalated", Set.of("open", "closed"),
            "assigned", Set.of("open", "closed", "escalated", "queued"),
            "closed", Set.of("open"));
    private static final Map<String, String> DECIDING = Map.of(
            "modEventAcknowledge", "closed",
            "modEventTakedown", "closed",
            "modEventLabel", "closed",
            "modEventComment", "closed",
            "modEventEscalate", "escalated");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final Map<String, ObjectNode> accounts = new HashMap<>();
    private final Map<String, ObjectNode> records = new HashMap<>();
    private final Map<Long, ObjectNode> reports = new TreeMap<>();
    private final Set<String> down = new TreeSet<>();
    private final Map<String, Set<String>> labels = new HashMap<>();
    private final Map<String, Set<String>> tags = new HashMap<>();
    private final List<ObjectNode> events = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();

    Ledger(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void addAccount(String did, ObjectNode account) {
        accounts.put(did, account);
    }

    synchronized void addRecord(String uri, ObjectNode entry) {
        records.put(uri, entry);
    }

    synchronized void addReport(ObjectNode report) {
        reports.put(report.path("id").asLong(), report);
    }

    synchronized void tag(String subject, String tag) {
        tags.computeIfAbsent(subject, s -> new TreeSet<>()).add(tag);
    }

    synchronized Set<String> tagsOf(String subject) {
        return Set.copyOf(tags.getOrDefault(subject, Set.of()));
    }

    synchronized boolean isDown(String subject) {
        return down.contains(subject);
    }

    synchronized List<Deed> deeds() {
        return List.copyOf(deeds);
    }

    synchronized List<ObjectNode> events() {
        return List.copyOf(events);
    }

    /** Every report as Ozone tells it. */
    synchronized List<ObjectNode> reports() {
        return reports.values().stream().map(this::told).toList();
    }

    /** A time as Ozone writes it: a text with three digits after the point. */
    static String stamp(Instant time) {
        return STAMP.format(time);
    }

    /** Somebody reports the same once more, now. */
    synchronized long reportAgain(long reportId) {
        long id = reports.keySet().stream().mapToLong(n -> n).max().orElse(0) + 1;
        appears(reportId, id, stamp(clock.instant()));
        return id;
    }

    synchronized void appears(long likeId, long id, String at) {
        ObjectNode copy = raw(likeId).deepCopy();
        copy.put("id", id)
                .put("eventId", 1000 + id)
                .put("status", "open")
                .put("createdAt", at)
                .put("updatedAt", at);
        copy.remove("actionEventIds");
        reports.put(id, copy);
    }

    synchronized List<Long> reportIds() {
        return List.copyOf(reports.keySet());
    }

    synchronized void forget(long reportId) {
        reports.remove(reportId);
    }

    synchronized ObjectNode raw(long reportId) {
        return Optional.ofNullable(reports.get(reportId)).orElseThrow();
    }

    synchronized void delete(String uri) {
        records.remove(uri);
    }

    /** A report as Ozone tells it to a moderator. */
    synchronized Optional<ObjectNode> report(long id) {
        return Optional.ofNullable(reports.get(id)).map(this::told);
    }

    private ObjectNode told(ObjectNode raw) {
        ObjectNode told = raw.deepCopy();
        String about = raw.path("about").asText();
        told.remove("about");
        told.set("subject", subject(about));
        told.set("reporter", subject(raw.path("reportedBy").asText()));
        ArrayNode actions = told.putArray("actions");
        raw.path("actionEventIds").forEach(id -> actions.add(events.get(id.asInt() - 1)));
        return told;
    }

    private ObjectNode subject(String about) {
        boolean isRecord = about.startsWith("at:");
        String did = isRecord ? about.substring("at://".length()).replaceFirst("/.*", "") : about;
        ObjectNode subject = JsonNodeFactory.instance
                .objectNode()
                .put("type", isRecord ? "record" : "account")
                .put("subject", about);
        ObjectNode repo =
                Optional.ofNullable(accounts.get(did)).map(ObjectNode::deepCopy).orElseThrow();
        dress(repo, did);
        subject.set("repo", repo);
        subject.putObject("profile")
                .put("did", did)
                .put("handle", repo.path("handle").asText())
                .put(
                        "displayName",
                        repo.path("handle").asText().replaceFirst("\\..*", "").replace('-', ' '))
                .put("description", "mail me: someone@private.example")
                .put("createdAt", "2025-09-02T08:00:00.000Z");
        subject.set("status", status(about));
        Optional.ofNullable(records.get(about)).map(ObjectNode::deepCopy).ifPresent(entry -> {
            dress(entry, about);
            entry.set("repo", repo.deepCopy());
            subject.set("record", entry);
        });
        return subject;
    }

    private void dress(ObjectNode view, String subject) {
        view.putObject("moderation").set("subjectStatus", status(subject));
        ArrayNode borne = view.putArray("labels");
        labels.getOrDefault(subject, Set.of())
                .forEach(l -> borne.addObject()
                        .put("src", Story.SERVICE)
                        .put("uri", subject)
                        .put("val", l));
    }

    private ObjectNode status(String subject) {
        ObjectNode status = JsonNodeFactory.instance
                .objectNode()
                .put("takendown", down.contains(subject))
                .put("comment", "staff only: call 555-0100")
                .put("lastReviewedBy", Story.OTHER_STAFF);
        tags.getOrDefault(subject, Set.of()).forEach(status.withArray("tags")::add);
        return status;
    }

    /** Whether an event of this type with this external id is on the subject already. */
    synchronized boolean isKnown(String type, String subject, String externalId) {
        return events.stream()
                .anyMatch(e -> e.path("externalId").asText().equals(externalId)
                        && e.path("event").path("$type").asText().equals(DEFS + type)
                        && Ledger.subjectOf(e.path("subject")).equals(subject));
    }

    static String subjectOf(JsonNode subject) {
        return subject.path("uri").asText(subject.path("did").asText());
    }

    /** Why these reports cannot be named by an event on the subject; empty when they can. */
    synchronized Optional<String> whyNotNamed(JsonNode ids, String subject) {
        for (JsonNode id : ids) {
            ObjectNode report = reports.get(id.asLong());
            if (report == null
                    || !report.path("about").asText().equals(subject)
                    || report.path("status").asText().equals("closed")) {
                return Optional.of(
                        "Report IDs " + id + " do not exist, are already closed, or do not belong to this subject");
            }
        }
        return Optional.empty();
    }

    /**
     * Logs an event, lets it have its effects, and moves the reports that it names, where they may move.
     *
     * @param told what was asked for
     * @param createdBy the caller
     */
    synchronized ObjectNode emit(JsonNode told, String createdBy, String by) {
        String type = told.path("event").path("$type").asText().replace(DEFS, "");
        String subject = subjectOf(told.path("subject"));
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("id", events.size() + 1);
        view.set("event", told.path("event"));
        view.set("subject", told.path("subject"));
        view.putArray("subjectBlobCids");
        view.put("createdBy", createdBy).put("createdAt", stamp(clock.instant()));
        if (told.has("externalId")) {
            view.set("externalId", told.path("externalId"));
            view.set("modTool", told.path("modTool"));
        }
        events.add(view);
        deeds.add(new Deed(type, subject, by));
        switch (type) {
            case "modEventTakedown" -> down.add(subject);
            case "modEventReverseTakedown" -> down.remove(subject);
            case "modEventLabel" -> {
                Set<String> borne = labels.computeIfAbsent(subject, s -> new TreeSet<>());
                told.path("event").path("createLabelVals").forEach(l -> borne.add(l.asText()));
                told.path("event").path("negateLabelVals").forEach(l -> borne.remove(l.asText()));
            }
            default -> {
                // no effect beyond the reports
            }
        }
        Optional<String> deciding = Optional.ofNullable(DECIDING.get(type));
        for (JsonNode id : told.path("reportAction").path("ids")) {
            deciding.filter(to -> move(id.asLong(), to))
                    .ifPresent(to -> raw(id.asLong())
                            .withArray("actionEventIds")
                            .add(view.path("id").asLong()));
        }
        return view.deepCopy();
    }

    /** Moves a report when it may be moved so. */
    synchronized boolean move(long reportId, String to) {
        ObjectNode report = raw(reportId);
        boolean may =
                MOVES.getOrDefault(report.path("status").asText(), Set.of()).contains(to);
        if (may) {
            report.put("status", to).put("updatedAt", stamp(clock.instant()));
        }
        return may;
    }
}
