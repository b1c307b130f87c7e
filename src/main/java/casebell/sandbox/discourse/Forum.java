package casebell.sandbox.discourse;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** People and flagged posts, all under one lock. Who calls is for others to check. */
final class Forum {
    private static final Map<Integer, String> KINDS = Map.of(
            3, "off_topic", 4, "inappropriate", 7, "notify_moderators", 8, "spam", 9, "needs_approval", 10, "illegal");

    private final InstantSource clock;
    private final String base;
    private final Map<Long, ObjectNode> users = new TreeMap<>();
    private final Map<Long, Flagged> cases = new TreeMap<>();
    private final List<Deed> deeds = new ArrayList<>();

    Forum(InstantSource clock, String base) {
        this.clock = clock;
        this.base = base;
    }

    /** What came of asking for an action. */
    enum Outcome {
        DONE,
        NOT_THERE,
        MUST_CLAIM,
        CLAIMED,
        NOT_OFFERED,
        STALE
    }

    synchronized void addUser(ObjectNode user) {
        users.put(user.path("id").asLong(), user);
    }

    synchronized void add(Flagged flagged) {
        cases.put(flagged.id, flagged);
    }

    synchronized void change(long id, Consumer<Flagged> edit) {
        edit.accept(Optional.ofNullable(cases.get(id)).orElseThrow());
    }

    synchronized void forget(long id) {
        cases.remove(id);
    }

    synchronized List<Deed> deeds() {
        return List.copyOf(deeds);
    }

    synchronized int version(long id) {
        return Optional.ofNullable(cases.get(id)).orElseThrow().version;
    }

    /** As the server decides: who has claimed it, what is offered, and then the version. */
    synchronized Outcome perform(long id, String action, int version, Order order) {
        Flagged flagged = cases.get(id);
        if (flagged == null) {
            return Outcome.NOT_THERE;
        }
        if (order.mustClaim() && flagged.claimedBy.isEmpty()) {
            return Outcome.MUST_CLAIM;
        }
        if (flagged.claimedBy.filter(c -> c != order.staffId()).isPresent()) {
            return Outcome.CLAIMED;
        }
        if (flagged.offers().stream().noneMatch(o -> o.action().equals(action))) {
            return Outcome.NOT_OFFERED;
        }
        if (flagged.version != version) {
            return Outcome.STALE;
        }
        flagged.perform(action, order.staffId(), clock.instant());
        deeds.add(new Deed(action, id, order.by()));
        return Outcome.DONE;
    }

    /** Who asks, and what is required of them. */
    record Order(long staffId, boolean mustClaim, String by) {}

    /** The ids of those that wait, the oldest first. */
    synchronized List<Long> pending() {
        return cases.values().stream()
                .filter(Flagged::isPending)
                .sorted(Comparator.comparing((Flagged f) -> f.createdAt).thenComparing(f -> f.id))
                .map(f -> f.id)
                .toList();
    }

    synchronized List<Long> all() {
        return List.copyOf(cases.keySet());
    }

    /** A case with everything that lies beside it. */
    synchronized Optional<ObjectNode> show(long id) {
        return Optional.ofNullable(cases.get(id)).map(flagged -> {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            ObjectNode told = tell(flagged);
            ArrayNode side = body.putArray("users");
            users.values().forEach(u -> side.add(u.deepCopy()));
            scores(flagged, told, body);
            actions(flagged, told, body);
            body.set("reviewable", told);
            body.putObject("meta").putObject("types").put("created_by", "user");
            body.put("__rest_serializer", "1");
            return body;
        });
    }

    private ObjectNode tell(Flagged flagged) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("id", flagged.id)
                .put("type", "ReviewableFlaggedPost")
                .put("type_source", "core")
                .put("topic_id", 700 + flagged.id)
                .put("target_type", "Post")
                .put("target_id", 9000 + flagged.id)
                .put("target_url", base + "/t/a-topic/" + (700 + flagged.id) + "/2")
                .put("target_created_at", flagged.createdAt.minusSeconds(3600).toString())
                .put("category_id", 4)
                .put("created_at", flagged.createdAt.toString())
                .put("can_edit", false)
                .put("score", 4.5)
                .put("version", flagged.version)
                .put("target_created_by_trust_level", 1)
                .put("status", flagged.status)
                .put("target_created_by_id", flagged.authorId)
                .put("created_by_id", flagged.marks.get(0).by());
        told.setAll(flagged.post.deepCopy());
        told.put("post_id", 9000 + flagged.id);
        flagged.deletedAt
                .map(Instant::toString)
                .ifPresent(at -> told.put("deleted_at", at).put("target_deleted_at", at));
        flagged.claimedBy.ifPresentOrElse(by -> told.put("claimed_by_id", by), () -> told.putNull("claimed_by_id"));
        return told;
    }

    private static void scores(Flagged flagged, ObjectNode told, ObjectNode body) {
        ArrayNode ids = told.putArray("reviewable_score_ids");
        ArrayNode all = body.putArray("reviewable_scores");
        ArrayNode types = body.putArray("score_types");
        for (Flagged.Mark mark : flagged.marks) {
            ids.add(mark.id());
            ObjectNode score = all.addObject()
                    .put("id", mark.id())
                    .put("score", 1.5)
                    .put("created_at", mark.at().toString())
                    .put("status", mark.status())
                    .put("user_id", mark.by())
                    .put("score_type_id", mark.type())
                    .put("reason", "<a href='mailto:x@private.example'>a word</a>");
            mark.reviewer().ifPresent(by -> score.put("reviewed_by_id", by));
            mark.reviewedAt().ifPresent(at -> score.put("reviewed_at", at.toString()));
            types.addObject()
                    .put("id", mark.type())
                    .put("title", "A title")
                    .put("type", KINDS.getOrDefault(mark.type(), "custom"));
        }
    }

    private static void actions(Flagged flagged, ObjectNode told, ObjectNode body) {
        Map<String, ArrayNode> bundles = new TreeMap<>();
        ArrayNode bundled = body.putArray("bundled_actions");
        ArrayNode all = body.putArray("actions");
        for (Flagged.Offer offer : flagged.offers()) {
            String bundle = flagged.id + "-" + offer.bundle();
            bundles.computeIfAbsent(
                            bundle, b -> bundled.addObject().put("id", b).putArray("action_ids"))
                    .add("post-" + offer.action());
            ObjectNode action = all.addObject()
                    .put("id", "post-" + offer.action())
                    .put("label", "A label")
                    .put("server_action", offer.action());
            if (!offer.page().isEmpty()) {
                action.put("client_action", offer.page());
            }
        }
        ArrayNode ids = told.putArray("bundled_action_ids");
        bundles.keySet().forEach(ids::add);
    }
}
