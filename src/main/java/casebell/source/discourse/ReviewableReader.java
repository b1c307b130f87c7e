package casebell.source.discourse;

import static casebell.source.wire.Fields.cut;
import static casebell.source.wire.Fields.flag;
import static casebell.source.wire.Fields.list;
import static casebell.source.wire.Fields.text;
import static casebell.source.wire.Fields.time;
import static casebell.source.wire.Fields.url;
import static casebell.source.wire.Fields.whole;
import static casebell.source.wire.Fields.word;

import casebell.source.discourse.Reviewable.Account;
import casebell.source.discourse.Reviewable.Flag;
import casebell.source.discourse.Reviewable.Post;
import casebell.source.discourse.Reviewable.Status;
import casebell.source.wire.PlainText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a case of the review queue by allow-list. E-mail, IP addresses, conversations, notes, custom fields, and whatever Discourse will add, do not enter.
 * What belongs to a case lies beside it in lists, and is found there by its id.
 */
final class ReviewableReader {
    private static final int LONGEST_HTML = 60_000;
    private static final int LONGEST_TEXT = 10_000;
    private static final List<Status> STATUSES = List.of(Status.values());
    private static final String KIND = "[a-z_]{1,40}";
    private static final String ACTION = "[a-z_]{1,60}";
    /** Of servers that tell no word for a kind of flag. */
    private static final Map<Long, String> KINDS = Map.of(
            3L,
            "off_topic",
            4L,
            "inappropriate",
            7L,
            "notify_moderators",
            8L,
            "spam",
            9L,
            "needs_approval",
            10L,
            "illegal");

    private final JsonNode body;
    private final JsonNode told;

    private ReviewableReader(JsonNode body) {
        this.body = body;
        this.told = body.path("reviewable");
    }

    /** The case; empty when what every case has is missing or malformed. */
    static Optional<Reviewable> read(JsonNode body, String expectedId) {
        return new ReviewableReader(body).read(expectedId);
    }

    private Optional<Reviewable> read(String expectedId) {
        Optional<Status> status =
                whole(told, "status").filter(s -> s >= 0 && s < STATUSES.size()).map(s -> STATUSES.get(s.intValue()));
        Optional<Long> version = whole(told, "version").filter(v -> v >= 0 && v <= Reviewable.HIGHEST_VERSION);
        Optional<String> type = word(told, "type").filter(t -> t.matches("[A-Za-z:]{1,80}"));
        boolean whole = id(told, "id").equals(Optional.of(expectedId))
                && status.isPresent()
                && version.isPresent()
                && type.isPresent()
                && time(told, "created_at").isPresent();
        if (!whole) {
            return Optional.empty();
        }
        return Optional.of(new Reviewable(
                expectedId,
                type.get(),
                status.get(),
                version.get(),
                time(told, "created_at").get(),
                author(),
                type.get().endsWith("Post") ? Optional.of(post()) : Optional.empty(),
                flags(),
                status.get() == Status.PENDING ? offers() : Map.of(),
                claimant()));
    }

    /** Discourse's ids are bare numbers; those of what it does by itself are negative. */
    static Optional<String> id(JsonNode n, String name) {
        return whole(n, name).filter(i -> i > -1_000).map(Object::toString);
    }

    private Optional<JsonNode> beside(String list, Optional<String> id) {
        for (JsonNode each : body.path(list)) {
            if (id.isPresent() && id(each, "id").equals(id)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private Optional<JsonNode> user(Optional<String> id) {
        return beside("users", id);
    }

    private Optional<String> userName(Optional<String> id) {
        return user(id).flatMap(u -> word(u, "username")).map(n -> n.toLowerCase(Locale.ROOT));
    }

    private Optional<Account> author() {
        Optional<String> id = id(told, "target_created_by_id");
        return user(id).map(u -> new Account(
                id.orElseThrow(),
                "@" + word(u, "username").orElse(""),
                word(u, "name").filter(n -> !n.isBlank()),
                time(u, "created_at"),
                whole(told, "target_created_by_trust_level").filter(t -> t >= 0 && t <= 4)));
    }

    private Post post() {
        boolean isDeleted = time(told, "deleted_at").isPresent()
                || time(told, "target_deleted_at").isPresent()
                || flag(told, "blank_post").orElse(false);
        return new Post(
                id(told, "post_id"),
                url(told, "target_url"),
                time(told, "target_created_at"),
                whole(told, "post_version"),
                cut(
                        text(told, "cooked", LONGEST_HTML)
                                .map(PlainText::of)
                                .or(() -> text(told, "raw", LONGEST_TEXT))
                                .or(() -> text(told.path("payload"), "raw", LONGEST_TEXT))
                                .orElse(""),
                        LONGEST_TEXT),
                isDeleted,
                whole(told, "reply_count").filter(c -> c >= 0));
    }

    private List<Flag> flags() {
        Set<String> own = list(told.path("reviewable_score_ids"), ReviewableReader::number).stream()
                .collect(Collectors.toUnmodifiableSet());
        return list(
                body.path("reviewable_scores"),
                n -> id(n, "id")
                        .filter(own::contains)
                        .flatMap(id -> time(n, "created_at")
                                .map(at -> new Flag(
                                        id,
                                        at,
                                        kind(n),
                                        id(n, "user_id")
                                                .filter(u -> u.startsWith("-"))
                                                .isPresent(),
                                        userName(id(n, "reviewed_by_id")),
                                        time(n, "reviewed_at")))));
    }

    private static Optional<String> number(JsonNode n) {
        return n.isIntegralNumber() && n.canConvertToLong() ? Optional.of(Long.toString(n.asLong())) : Optional.empty();
    }

    private String kind(JsonNode score) {
        Optional<String> id = id(score, "score_type_id");
        return beside("score_types", id)
                .flatMap(t -> word(t, "type"))
                .filter(t -> t.matches(KIND))
                .or(() -> whole(score, "score_type_id").map(KINDS::get))
                .orElse("other");
    }

    /** Only what the case itself leads to: from it to its bundles, from them to their actions. */
    private Map<String, Boolean> offers() {
        Map<String, Boolean> offers = new HashMap<>();
        for (String bundle : names(told.path("bundled_action_ids"))) {
            for (JsonNode each : body.path("bundled_actions")) {
                if (bundle.equals(name(each.path("id")).orElse(""))) {
                    names(each.path("action_ids")).forEach(action -> offer(action, offers));
                }
            }
        }
        return offers;
    }

    /** What is sent is the word for the server; on older servers it is the id itself. */
    private void offer(String actionId, Map<String, Boolean> offers) {
        for (JsonNode each : body.path("actions")) {
            if (actionId.equals(name(each.path("id")).orElse(""))) {
                word(each, "server_action")
                        .or(() -> Optional.of(actionId))
                        .filter(a -> a.matches(ACTION))
                        .ifPresent(
                                a -> offers.put(a, word(each, "client_action").isPresent()));
            }
        }
    }

    private static List<String> names(JsonNode n) {
        return list(n, ReviewableReader::name);
    }

    private static Optional<String> name(JsonNode n) {
        return n.isTextual() ? Optional.of(cut(n.asText(), 200)) : Optional.empty();
    }

    /**
     * Newer servers tell of a claim and of the user in it, older ones only of the user. A claim that the forum made by itself while somebody had the case open
     * is none.
     */
    private Optional<String> claimant() {
        Optional<String> id = id(told, "claimed_by_id");
        Optional<JsonNode> claim = beside("claimed_bies", id);
        if (claim.filter(ReviewableReader::isAutomatic).isPresent()) {
            return Optional.empty();
        }
        Optional<String> inClaim = claim.flatMap(c -> id(c, "user_id"));
        return id.map(any -> userName(inClaim.or(() -> id)).orElse("?"));
    }

    private static boolean isAutomatic(JsonNode claim) {
        return flag(claim, "automatic").or(() -> flag(claim, "system")).orElse(false);
    }
}
