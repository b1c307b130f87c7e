package casebell.sandbox.discourse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The people and flagged posts that are there at the start. Everybody is invented. */
final class Story {
    static final long OWN = 90;
    static final String OWN_NAME = "casebell";
    static final long OTHER_STAFF = 91;

    private static final long SYSTEM = -1;
    private static final long GRIT = 7;
    private static final long AMBER = 8;
    private static final long WREN = 9;

    private static final int OFF_TOPIC = 3;
    private static final int INAPPROPRIATE = 4;
    private static final int SPAM = 8;
    private static final int ILLEGAL = 10;

    private final Forum forum;
    private final Instant now;

    Story(Forum forum, Instant now) {
        this.forum = forum;
        this.now = now;
    }

    void tell() {
        user(SYSTEM, "system");
        user(OWN, "Casebell");
        user(OTHER_STAFF, "mo_moderates");
        user(GRIT, "gritstone_77");
        user(AMBER, "amber_knits");
        user(WREN, "wren_writes");
        flagged(
                11,
                GRIT,
                "<p><a class=\"mention\" href=\"/u/ilsa\">@ilsa</a> I know which train you take.<br>Sleep well.</p>",
                AMBER,
                INAPPROPRIATE);
        flagged(12, GRIT, "<p>Somebody should pay that office a visit.</p>", WREN, ILLEGAL);
        flagged(13, WREN, "<p>Watches, cheap &amp; real! <img class=\"emoji\" src=x onerror='a>b'></p>", SYSTEM, SPAM);
        flagged(14, AMBER, "<p>This is about yarn, not about trains.</p>", GRIT, OFF_TOPIC);
        flagged(15, GRIT, "<p>Look &lt;here&gt; <script>alert(1)</script> @everyone ||x||</p>", AMBER, SPAM);
        flagged(16, WREN, "<p>Old, and handled.</p>", AMBER, SPAM);
        forum.change(13, f -> f.isHidden = true);
        forum.change(14, f -> f.claimedBy = Optional.of(OTHER_STAFF));
        forum.change(
                15,
                f -> f.marks.add(new Flagged.Mark(
                        151, WREN, INAPPROPRIATE, f.createdAt, 0, Optional.empty(), Optional.empty())));
        forum.change(16, f -> f.perform("disagree", OTHER_STAFF, now.minusSeconds(60)));
    }

    private void user(long id, String name) {
        ObjectNode user = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("username", name)
                .put("name", name.replace('_', ' '))
                .put("avatar_template", "/a/{size}.png")
                .put("created_at", now.minus(Duration.ofDays(200)).toString())
                .put("email", name + "@private.example")
                .put("ip_address", "203.0.113.9");
        user.putObject("custom_fields").put("phone", "555-0100 private");
        forum.addUser(user);
    }

    private void flagged(long id, long author, String html, long by, int type) {
        Instant at = now.minus(Duration.ofMinutes(60 - id));
        forum.add(make(id, author, html, at));
        forum.change(
                id, f -> f.marks.add(new Flagged.Mark(id * 10, by, type, at, 0, Optional.empty(), Optional.empty())));
    }

    static Flagged make(long id, long author, String html, Instant at) {
        ObjectNode post = JsonNodeFactory.instance
                .objectNode()
                .put("cooked", html)
                .put("raw", "raw of " + id)
                .put("reply_count", 3)
                .put("post_updated_at", at.toString())
                .put("post_version", 1);
        return new Flagged(id, author, at, post);
    }
}
