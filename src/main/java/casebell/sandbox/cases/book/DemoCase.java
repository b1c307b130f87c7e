package casebell.sandbox.cases.book;

import casebell.sandbox.cases.contract.Capability;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One released case. Not safe for threads: the book's lock guards it. */
final class DemoCase {
    private final ScriptedCase scripted;
    private final ObjectNode json;
    private final List<CaseSheet.Moment> history = new ArrayList<>();
    private final Map<String, Instant> queued = new LinkedHashMap<>();
    private boolean erased;
    private long sequence;
    private Instant updatedAt;
    private int lastAction;

    DemoCase(ScriptedCase scripted, URI base, Instant now) {
        this.scripted = scripted;
        this.erased = scripted.erased();
        this.json = scripted.play(now);
        json.put("url", base.resolve("/cases/" + scripted.id()).toString());
        this.updatedAt = Instant.parse(json.path("openedAt").asText());
        history.add(new CaseSheet.Moment(updatedAt, "Case opened"));
        for (JsonNode report : json.path("reports")) {
            note(
                    Instant.parse(report.path("at").asText()),
                    "Reported by " + report.path("by").asText());
        }
        for (JsonNode action : json.path("actions")) {
            note(
                    Instant.parse(action.path("at").asText()),
                    action.path("action").asText() + " by " + action.path("by").asText());
        }
    }

    String id() {
        return scripted.id();
    }

    boolean isErased() {
        return erased;
    }

    boolean isClosed() {
        return json.path("state").asText().equals("closed");
    }

    long version() {
        return json.path("version").asLong();
    }

    long sequence() {
        return sequence;
    }

    Instant openedAt() {
        return Instant.parse(json.path("openedAt").asText());
    }

    /** The case has changed in a way that a reader can see. */
    void changed(long newSequence, Instant now) {
        json.put("version", version() + 1);
        takePlace(newSequence);
        updatedAt = now;
    }

    void takePlace(long newSequence) {
        sequence = newSequence;
    }

    List<String> supported() {
        return Capability.possible(json.path("kind").asText(), isClosed());
    }

    Optional<String> refusal(String action) {
        return Optional.ofNullable(scripted.refuses().get(action));
    }

    Optional<ObjectNode> findAction(String id) {
        for (JsonNode action : json.path("actions")) {
            if (action instanceof ObjectNode entry && entry.path("id").asText().equals(id)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** Adds an action to the case; the caller then says that the case has changed. */
    ObjectNode add(String action, String by, String state, Instant now) {
        ArrayNode actions = json.get("actions") instanceof ArrayNode known ? known : json.putArray("actions");
        String id;
        do {
            lastAction++;
            id = "a-" + scripted.id() + "-" + lastAction;
        } while (findAction(id).isPresent());
        ObjectNode entry = actions.addObject()
                .put("id", id)
                .put("at", now.toString())
                .put("action", action)
                .put("by", by)
                .put("state", state);
        if (state.equals("applied")) {
            entry.put("appliedAt", now.toString());
            if (action.equals("close-case")) {
                json.put("state", "closed");
            }
        }
        note(now, action + " by " + (by.equals("api") ? "Casebell" : by) + ": " + state);
        return entry;
    }

    void queue(String actionId, Instant due) {
        queued.put(actionId, due);
    }

    void unqueue(String actionId) {
        queued.remove(actionId);
    }

    /** Applies one queued action whose time has come. */
    boolean settleOne(Instant now) {
        if (queued.isEmpty()) {
            return false; // of thousands of cases, nearly all
        }
        Optional<String> due = queued.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .findFirst();
        due.flatMap(this::findAction).ifPresent(entry -> {
            entry.put("state", "applied").put("appliedAt", now.toString());
            note(now, entry.path("action").asText() + " applied");
        });
        due.ifPresent(queued::remove);
        return due.isPresent();
    }

    ObjectNode json() {
        return json;
    }

    void erase(Instant now) {
        erased = true;
        json.retain("id", "version", "url", "openedAt", "state", "kind");
        json.put("state", "closed");
        queued.clear();
        history.clear();
        note(now, "Erased");
    }

    void note(Instant at, String what) {
        history.add(new CaseSheet.Moment(at, what));
    }

    ObjectNode listed() {
        ObjectNode item = json.objectNode()
                .put("id", id())
                .put("version", version())
                .put("updatedAt", updatedAt.toString())
                .put("state", json.path("state").asText());
        return erased ? item.put("erased", true) : item;
    }

    CaseSheet sheet() {
        List<CaseSheet.Moment> inOrder = new ArrayList<>(history);
        inOrder.sort(java.util.Comparator.comparing(CaseSheet.Moment::at));
        return new CaseSheet(id(), erased, scripted.about(), json.deepCopy(), inOrder);
    }
}
