package casebell.sandbox.discourse;

import casebell.sandbox.cases.fault.Faults;
import casebell.sandbox.cases.wire.CaseServer;
import casebell.sandbox.cases.wire.Gate;
import casebell.sandbox.cases.wire.Keys;
import casebell.sandbox.cases.wire.Request;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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
public final class LocalDiscourse implements AutoCloseable {
    private final DiscourseOptions options;
    private final CaseServer server;
    private final Forum forum;
    private final ReviewRooms rooms;
    private final Faults<ReviewRoute> faults;
    private final Keys keys;

    private LocalDiscourse(DiscourseOptions options, CaseServer server, Gate gate) {
        this.options = options;
        this.server = server;
        forum = new Forum(options.clock(), server.base().toString());
        faults = new Faults<>(gate, ReviewRoute::of);
        keys = new Keys(options.key(), "read" + options.key());
        rooms = new ReviewRooms(server.base(), forum);
    }

    /** Starts it; when this returns, it answers. */
    public static LocalDiscourse start(DiscourseOptions options) throws IOException {
        Gate gate = new Gate();
        LocalDiscourse started =
                new LocalDiscourse(options, CaseServer.bind(options.port(), options.workers(), gate), gate);
        new Story(started.forum, options.clock().instant()).tell();
        started.server.open(started.keys, options.clock(), started.faults, started.rooms::answer);
        return started;
    }

    /** Such as {@code http://127.0.0.1:40321}, without a slash at the end. */
    public URI baseUrl() {
        return server.base();
    }

    /** The name of the bot's account and its key, {@code name:key}. */
    public String token() {
        return Story.OWN_NAME + ":" + options.key();
    }

    /** The same with a key that may only read. */
    public String readOnlyToken() {
        return Story.OWN_NAME + ":" + keys.readOnly();
    }

    /** The key alone. */
    public String keyAlone() {
        return options.key();
    }

    /** The link of a case, as a person would paste it. The case need not be there. */
    public String reviewUrl(String id) {
        return server.base() + "/review/" + id;
    }

    /** What goes wrong from now on. */
    public Faults<ReviewRoute> faults() {
        return faults;
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

    /** Every request, also those that were answered with a fault, in order. */
    public List<Request> requests() {
        return server.journal().requests();
    }

    /** The requests on one route. */
    public List<Request> requests(ReviewRoute route) {
        return requests().stream()
                .filter(r -> ReviewRoute.of(r).equals(Optional.of(route)))
                .toList();
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
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return new Delivery(
                    body, "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", impossible);
        }
    }

    /** Stops answering and lets stalled answers go. The workers stay the caller's. */
    @Override
    public void close() {
        server.close();
    }
}
