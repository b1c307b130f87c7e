package casebell.app.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how a case system is followed, and where its new cases are announced. */
final class FollowReader {
    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low", "none");
    private static final String PLACES = "case-review, urgent, the id of a channel, or none";

    private FollowReader() {}

    /** Empty when it is not followed. */
    static Optional<FollowSettings> read(Section source) {
        boolean isFollowed = source.has("follow");
        FollowSettings usual = FollowSettings.USUAL;
        Duration every = source.span("follow", usual.every(), Duration.ofSeconds(5), Duration.ofHours(1));
        int most = source.whole("announce-per-minute", usual.perMinute(), 1, 60);
        Map<String, String> places = places(source.section("announce"));
        for (String key : List.of("announce", "announce-per-minute")) {
            if (source.has(key) && !isFollowed) {
                source.wrong(
                        source.place(key), key, "'" + key + "' without 'follow'", "both, or neither", "follow: 30s");
            }
        }
        return isFollowed ? Optional.of(new FollowSettings(every, places, most)) : Optional.empty();
    }

    private static Map<String, String> places(Section announce) {
        Map<String, String> places = new HashMap<>(FollowSettings.USUAL_PLACES);
        for (String severity : SEVERITIES) {
            String example = severity + ": " + FollowSettings.USUAL_PLACES.get(severity);
            Optional<Node.Text> text = announce.text(severity, PLACES, example);
            if (text.isPresent() && !text.get().value().matches("case-review|urgent|none|[0-9]{17,20}")) {
                announce.wrong(text.get().place(), severity, text.get().word(), PLACES, example);
            }
            text.ifPresent(t -> places.put(severity, t.value()));
        }
        announce.close();
        return places;
    }
}
