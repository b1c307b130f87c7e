package casebell.sandbox.cases.book;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An action as it stands in a case.
 *
 * @param by {@code api} for what came through the contract, {@code staff}, {@code automation}
 * @param state {@code applied}, {@code queued}, {@code refused} or {@code reversed}
 * @param decision the decision that was sent along; empty when none was
 * @param json the whole entry, a copy
 */
public record DoneAction(String id, String action, String by, String state, String decision, ObjectNode json) {
    static DoneAction of(ObjectNode entry) {
        return new DoneAction(
                entry.path("id").asText(),
                entry.path("action").asText(),
                entry.path("by").asText(),
                entry.path("state").asText(),
                entry.path("decision").asText(""),
                entry.deepCopy());
    }
}
