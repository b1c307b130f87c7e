package casebell.source.http;

import static casebell.source.wire.Fields.flag;
import static casebell.source.wire.Fields.list;
import static casebell.source.wire.Fields.part;
import static casebell.source.wire.Fields.score;
import static casebell.source.wire.Fields.text;
import static casebell.source.wire.Fields.time;
import static casebell.source.wire.Fields.url;
import static casebell.source.wire.Fields.whole;
import static casebell.source.wire.Fields.word;
import static casebell.source.wire.Fields.words;

import casebell.cases.Party;
import casebell.cases.Snapshot;
import casebell.source.wire.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a case by allow-list. What is not named here does not enter; what is malformed and not needed is left absent. */
final class SnapshotReader {
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_NAME = 200;

    private SnapshotReader() {}

    /**
     * The case; empty whenwhat every case has is missing or malformed.
     *
     * @param abilities what actions do on a case of a kind; asked only when there is a case
     */
    static Optional<Snapshot> read(
            JsonNode body, String expectedId, Optional<String> tag, Function<String, List<Snapshot.Means>> abilities) {
        Optional<Instant> openedAt = time(body, "openedAt");
        Optional<String> state = word(body, "state");
        Optional<String> kind = word(body, "kind");
        Optional<URI> url = url(body, "url");
        boolean whole = body.path("id").asText().equals(expectedId)
                && whole(body, "version").isPresent()
                && body.path("version").asLong() >= 0
                && openedAt.isPresent()
                && state.isPresent()
                && kind.isPresent()
                && url.isPresent();
        if (!whole) {
            return Optional.empty();
        }
        return Optional.of(new Snapshot(
                body.path("version").asLong(),
                url.get(),
                openedAt.get(),
                state.get(),
                kind.get(),
                word(body, "foundBy"),
                part(body, "content").map(SnapshotReader::content),
                part(body, "author").map(SnapshotReader::party),
                part(body, "target").map(SnapshotReader::party),
                part(body, "reach").map(SnapshotReader::reach),
                signals(body.path("signals")),
                words(body.path("labels")),
                list(body.path("reports"), SnapshotReader::report),
                list(body.path("actions"), SnapshotReader::action),
                part(body, "followerChange").map(SnapshotReader::followers),
                tag,
                abilities.apply(kind.get())));
    }

    private static Snapshot.Content content(JsonNode n) {
        return new Snapshot.Content(
                word(n, "id"),
                url(n, "url"),
                time(n, "postedAt"),
                word(n, "language"),
                text(n, "text", LONGEST_TEXT),
                word(n, "inReplyTo"),
                words(n.path("refersTo")),
                list(n.path("media"), SnapshotReader::media));
    }

    private static Optional<Snapshot.Media> media(JsonNode n) {
        return word(n, "kind")
                .map(kind ->
                        new Snapshot.Media(kind, word(n, "sha256"), word(n, "altered"), flag(n, "missingContext")));
    }

    private static Party party(JsonNode n) {
        return new Party(
                word(n, "id").orElse(""),
                word(n, "handle").orElse(""),
                word(n, "displayName"),
                time(n, "createdAt"),
                whole(n, "followers"),
                flag(n, "verified"),
                word(n, "office"),
                word(n, "country"),
                word(n, "party"),
                word(n, "standing"),
                score(n.path("automation")),
                list(n.path("strikes"), SnapshotReader::strike));
    }

    private static Optional<Party.Strike> strike(JsonNode n) {
        return time(n, "at")
                .flatMap(at -> word(n, "category").map(category -> new Party.Strike(at, category, points(n))));
    }

    private static int points(JsonNode n) {
        return n.path("points").isInt() ? n.path("points").asInt() : 1;
    }

    private static Snapshot.Reach reach(JsonNode n) {
        return new Snapshot.Reach(
                whole(n, "views"), whole(n, "shares"), whole(n, "replies"), whole(n, "copiesElsewhere"));
    }

    private static Optional<Snapshot.Report> report(JsonNode n) {
        return time(n, "at")
                .map(at -> new Snapshot.Report(
                        word(n, "id").orElse(""), at, word(n, "by").orElse("bystander"), word(n, "reason")));
    }

    private static Optional<Snapshot.Action> action(JsonNode n) {
        return word(n, "id")
                .flatMap(id -> word(n, "action")
                        .map(action -> new Snapshot.Action(
                                id,
                                time(n, "at").orElse(Instant.EPOCH),
                                action,
                                word(n, "by").orElse(""),
                                word(n, "state").orElse(""))));
    }

    private static Snapshot.FollowerChange followers(JsonNode n) {
        return new Snapshot.FollowerChange(
                whole(n, "before"),
                whole(n, "after"),
                whole(n, "removedSpam"),
                whole(n, "removedLocked"),
                time(n, "from"),
                time(n, "to"));
    }

    private static Map<String, Double> signals(JsonNode n) {
        Map<String, Double> signals = new HashMap<>();
        for (Map.Entry<String, JsonNode> each : n.properties()) {
            Optional<Double> score = score(each.getValue());
            if (score.isPresent() && each.getKey().length() <= LONGEST_NAME && signals.size() < Fields.LONGEST_LIST) {
                signals.put(each.getKey(), score.get());
            }
        }
        return signals;
    }
}
