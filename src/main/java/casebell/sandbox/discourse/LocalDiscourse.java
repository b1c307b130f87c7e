package casebell.sandbox.discourse;

import casebell.sandbox.cases.LocalSystem;
import casebell.sandbox.cases.hook.Signature;
import casebell.sandbox.cases.wire.Keys;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A Discourse on loopback.
 *
 * <pre>{@code
 * try (LocalDiscourse discourse = LocalDiscourse.start(DiscourseOptions.using(workers, InstantSource.system()))) {
 *     String link = discourse.reviewUrl("11"); // paste it
 *     discourse.faults().next(ReviewRoute.PERFORM, Late.doneThenCut());
 *     …
 *     assertEquals(1, discourse.deedsByApi().size());
 * }
 * }</pre>
 *
 * All methods may be called from any thread.
 */
public final class LocalDiscourse extends LocalSystem<ReviewRoute> {
    private final DiscourseOptions options;
    private final Forum forum;
    private final ReviewRooms rooms;

    private LocalDiscourse(DiscourseOptions options) throws IOException {
        super(options.port(), options.workers(), new Keys(options.key(), "read" + options.key()), ReviewRoute::of);
        this.options = options;
        forum = new Forum(options.clock(), baseUrl().toString());
        rooms = new ReviewRooms(baseUrl(), forum);
    }

    /** Starts it; when this returns, it answers. */
    public static LocalDiscourse start(DiscourseOptions options) throws IOException {
        LocalDiscourse started = new LocalDiscourse(options);
        new Story(started.forum, options.clock().instant()).tell();
        started.open(options.clock(), started.rooms::answer);
        return started;
    }

    /** The name of the bot's account and its key, {@code name:key}. */
    public String token() {
        return Story.OWN_NAME + ":" + options.key();
    }

    /** The same with a key that may only read. */
    public String readOnlyToken() {
        return Story.OWN_NAME + ":" + readOnlyKey();
    }

    /** The key alone. */
    public String keyAlone() {
        return options.key();
    }

    /** The link of a case, as a person would paste it. The case need not be there. */
    public String reviewUrl(String id) {
        return baseUrl() + "/review/" + id;
    }

    /** Whether only those may act who have claimed the topic. */
    public void requireClaiming(boolean isRequired) {
        rooms.requireClaiming(isRequired);
    }

    /** Every decision, by anybody, oldest first. */
    public List<Deed> deeds() {
        return forum.deeds();
    }

    /** What really came through the API: the proof of "exactly once". */
    public List<Deed> deedsByApi() {
        return deeds().stream().filter(d -> d.by().equals("api")).toList();
    }

    /** A case as the API would tell it now. */
    public ObjectNode reviewable(String id) {
        return (ObjectNode) forum.show(Long.parseLong(id)).orElseThrow().path("reviewable");
    }

    /** Another moderator decides in the console. */
    public void actElsewhere(String id, String action) {
        act(id, action, Story.OTHER_STAFF, "console");
    }

    /** A request of ours that was thought lost is carried out now. */
    public void arrivesLate(String id, String action) {
        act(id, action, Story.OWN, "api");
    }

    private void act(String id, String action, long staff, String by) {
        long number = Long.parseLong(id);
        forum.perform(number, action, forum.version(number), new Forum.Order(staff, false, by));
    }

    /** Another moderator claims the topic. */
    public void claimElsewhere(String id) {
        forum.change(Long.parseLong(id), f -> f.claimedBy = Optional.of(Story.OTHER_STAFF));
    }

    /** Our account has it claimed. */
    public void claimForUs(String id) {
        forum.change(Long.parseLong(id), f -> f.claimedBy = Optional.of(Story.OWN));
    }

    /** Flags were enough to hide the post. */
    public void hide(String id) {
        forum.change(Long.parseLong(id), f -> f.isHidden = true);
    }

    /** The author edits the post. */
    public void edit(String id, String html) {
        forum.change(
                Long.parseLong(id),
                f -> f.post.put("cooked", html)
                        .put("post_version", f.post.path("post_version").asInt() + 1));
    }

    /** Our account may not delete the post. */
    public void protect(String id) {
        forum.change(Long.parseLong(id), f -> f.isDeletable = false);
    }

    /** It is flagged again: the same case waits once more, with the version that it has. */
    public void flagAgain(String id) {
        Instant now = options.clock().instant();
        forum.change(Long.parseLong(id), f -> {
            f.status = 0;
            f.marks.add(new Flagged.Mark(f.id * 10 + f.marks.size(), 8, 4, now, 0, Optional.empty(), Optional.empty()));
        });
    }

    /** The case is not there any more. */
    public void erase(String id) {
        forum.forget(Long.parseLong(id));
    }

    /** So many more cases, from this number on. */
    public void flood(long from, int count) {
        Instant now = options.clock().instant();
        for (long id = from; id < from + count; id++) {
            Flagged flagged = Story.make(id, 7, "<p>Flood.</p>", now.plusSeconds(id));
            flagged.marks.add(new Flagged.Mark(id * 10, 8, 8, now, 0, Optional.empty(), Optional.empty()));
            forum.add(flagged);
        }
    }

    /**
     * What Discourse's webhook would deliver.
     *
     * @param signature the header {@code X-Discourse-Event-Signature}
     */
    public record Delivery(String body, String signature) {}

    /** A delivery of this type about a case, signed with this secret. */
    public Delivery delivery(String type, String id, String secret) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.set(type, reviewable(id));
        String body = told.toString();
        return new Delivery(body, "sha256=" + Signature.hmac(secret, body));
    }
}
