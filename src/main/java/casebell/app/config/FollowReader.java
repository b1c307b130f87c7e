package casebell.app.config;

import java.time.Duration;
import java.util.Optional;

/** Reads how a case system is followed. */
final class FollowReader {
    private FollowReader() {}

    /** Empty when it is not followed. */
    static Optional<FollowSettings> read(Section source) {
        boolean isFollowed = source.has("follow");
        Duration every =
                source.span("follow", FollowSettings.USUAL.every(), Duration.ofSeconds(5), Duration.ofHours(1));
        return isFollowed ? Optional.of(new FollowSettings(every)) : Optional.empty();
    }
}
