package casebell.source.http;

import casebell.cases.Snapshot.Means;
import casebell.source.wire.Fields;
import casebell.source.wire.Reply;
import casebell.source.wire.WireClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the platform can do. Asked and not assumed, and asked again after an hour; what could not be found out is asked again after a minute. */
final class Abilities {
    private static final Duration LASTS = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMinutes(1);

    private final WireClient client;
    private final InstantSource clock;
    private Optional<List<Ability>> known = Optional.empty();
    private Instant until = Instant.MIN;

    Abilities(WireClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * An action that the platform can do.
     *
     * @param kinds of cases; empty when it can be done on all
     * @param canEnd whether it ends after a length of time
     * @param isQueued whether it may be done later
     */
    private record Ability(String action, Set<String> kinds, boolean canEnd, boolean isQueued) {}

    /** What actions do on a case of this kind; empty as long as nobody knows. */
    List<Means> on(String kind) {
        List<Means> means = new ArrayList<>();
        now().ifPresent(all -> {
            all.forEach(ability -> means.add(means(ability, kind)));
            means.add(new Means(Means.EVERY_OTHER, false, false, "The case system does not offer it"));
        });
        return means;
    }

    private static Means means(Ability ability, String kind) {
        boolean isPossible = ability.kinds().isEmpty() || ability.kinds().contains(kind);
        String effect = ability.isQueued() ? "the case system may do it later; the card says when it is done" : "";
        return isPossible
                ? new Means(ability.action(), true, ability.canEnd(), effect)
                : new Means(ability.action(), false, false, "The case system does not offer it on cases of this kind");
    }

    private synchronized Optional<List<Ability>> now() {
        Instant now = clock.instant();
        if (!now.isBefore(until)) {
            Reply reply = client.get("/v1/capabilities", Map.of());
            Optional<List<Ability>> told = reply instanceof Reply.Came came
                            && came.status() == 200
                            && came.body().path("actions").isArray()
                    ? Optional.of(Fields.list(came.body().path("actions"), Abilities::read))
                    : Optional.empty();
            known = told.or(() -> known);
            until = now.plus(told.isPresent() ? LASTS : SOON);
        }
        return known;
    }

    private static Optional<Ability> read(JsonNode told) {
        return Fields.word(told, "action")
                .map(action -> new Ability(
                        action,
                        new TreeSet<>(Fields.words(told.path("kinds"))),
                        Fields.flag(told, "durations").orElse(false),
                        Fields.flag(told, "queued").orElse(false)));
    }
}
