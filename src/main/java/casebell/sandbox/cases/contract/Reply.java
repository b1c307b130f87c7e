package casebell.sandbox.cases.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;

/** What the case system says, before it is HTTP. {@code version} becomes the entity tag. */
public record Reply(int status, JsonNode body, OptionalLong version) {
    public Reply {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be 200 to 599, but is " + status);
        }
    }

    public static Reply of(int status, JsonNode body) {
        return new Reply(status, body, OptionalLong.empty());
    }

    public static Reply of(int status, JsonNode body, long version) {
        return new Reply(status, body, OptionalLong.of(version));
    }

    public boolean isProblem() {
        return status >= 400;
    }
}
