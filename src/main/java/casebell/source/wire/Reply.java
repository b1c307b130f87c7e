package casebell.source.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** What came of a call. */
public sealed interface Reply {
    /**
     * The system answered with something else than a server error.
     *
     * @param tag the validator, when it can be sent back as it is
     * @param link the header that leads to further pages, as it came
     */
    record Came(int status, JsonNode body, Optional<String> tag, Optional<String> link, Optional<Instant> retryAt)
            implements Reply {}

    /**
     * No use can be made of what came.
     *
     * @param why a sentence of our own, without its full stop
     * @param isPassing whether trying again at once may help
     * @param mayBeDone whether the call may have been carried out all the same
     */
    record Failed(String why, boolean isPassing, boolean mayBeDone, Optional<Instant> retryAt) implements Reply {}
}
