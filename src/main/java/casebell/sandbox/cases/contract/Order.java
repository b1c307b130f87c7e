package casebell.sandbox.cases.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A well-formed order to act, or to undo: which case, under which key, on which version.
 *
 * @param undoes the action to reverse; absent when this is a new action
 */
public record Order(String caseId, String key, long expectedVersion, ObjectNode body, Optional<String> undoes) {
    public Order {
        if (expectedVersion < 0) {
            throw new IllegalArgumentException("expectedVersion must not be negative, but is " + expectedVersion);
        }
    }

    /** The same key must come with the same of this. The expected version is no part of it: a repeat is older than the case. */
    public record Meaning(String caseId, Optional<String> undoes, ObjectNode body) {}

    public Meaning meaning() {
        return new Meaning(caseId, undoes, body);
    }

    public String action() {
        return undoes.isPresent() ? "reversal" : body.path("action").asText();
    }

    public String decision() {
        return body.path("decision").path("id").asText();
    }

    public OptionalLong durationSeconds() {
        return body.path("durationSeconds").isIntegralNumber()
                ? OptionalLong.of(body.path("durationSeconds").asLong())
                : OptionalLong.empty();
    }
}
