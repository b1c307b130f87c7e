package casebell.sandbox.mastodon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The accounts and reports that are there at the start. Everybody is invented. */
final class Story {
    static final String OWN = "109000000000000900";
    static final String OTHER_STAFF = "109000000000000901";

    private static final String GRIT = "109000000000000077";
    private static final String ILSA = "109000000000000005";
    private static final String NEIGHBOUR = "109000000000000006";
    private static final String WATCHES = "109000000000000050";
    private static final String LOUD = "109000000000000060";
    private static final String GONE = "109000000000000061";

    private final Instance instance;
    private final Instant now;

    Story(Instance instance, Instant now) {
        this.instance = instance;
        this.now = now;
    }

    void tell() {
        account(OWN, "casebell", Optional.empty(), 3);
        account(OTHER_STAFF, "mo_moderates", Optional.empty(), 210);
        account(GRIT, "gritstone_77", Optional.empty(), 132);
        account(ILSA, "ilsa_marrowen", Optional.empty(), 91_000);
        account(NEIGHBOUR, "amber_knits", Optional.empty(), 77);
        account(WATCHES, "cheap_watches", Optional.empty(), 4);
        account(LOUD, "loud_one", Optional.of("elsewhere.example"), 12_000);
        account(GONE, "second_try", Optional.empty(), 2);
        posts();
        report("11", ILSA, GRIT, "violation", List.of("110000000000000001"));
        report("12", NEIGHBOUR, GRIT, "violation", List.of("110000000000000002"));
        report("13", NEIGHBOUR, GRIT, "other", List.of());
        report("14", NEIGHBOUR, WATCHES, "spam", List.of("110000000000000003"));
        report("15", ILSA, LOUD, "violation", List.of("110000000000000004"));
        report("16", NEIGHBOUR, LOUD, "spam", List.of());
        report("17", NEIGHBOUR, WATCHES, "violation", List.of("110000000000000005"));
        report("18", NEIGHBOUR, OTHER_STAFF, "other", List.of());
        report("19", NEIGHBOUR, GONE, "other", List.of());
        report("20", ILSA, LOUD, "legal", List.of("110000000000000006", "110000000000000007"));
        instance.account(GONE).put("suspended", true).put("sensitized", true);
        instance.close("16", OTHER_STAFF);
    }

    private void posts() {
        post(
                "110000000000000001",
                GRIT,
                mention(ILSA, "ilsa_marrowen") + " I know which train you take. Sleep well.</p>");
        instance.post("110000000000000001")
                .putArray("mentions")
                .addObject()
                .put("id", ILSA)
                .put("username", "ilsa_marrowen")
                .put("acct", "ilsa_marrowen");
        post("110000000000000002", GRIT, "<p>Somebody should pay that office a visit.</p>");
        post(
                "110000000000000003",
                WATCHES,
                "<p>Watches, cheap &amp; real! <a href=\"https://watches.example\">"
                        + "<span class=\"invisible\">https://</span>watches.example</a></p>");
        post("110000000000000004", LOUD, "<p>Go back where you came from.</p><p>All of you.<br />Now.</p>");
        post(
                "110000000000000005",
                WATCHES,
                "<p>Look &lt;here&gt; <script>alert(1)</script>&#128276; <!-- <b> --> "
                        + "<img src=x onerror='a>b'> @everyone ||x|| \u202Etxet&#x202e;</p><style>p{}</style>");
        instance.post("110000000000000005")
                .put("spoiler_text", "Not for @here")
                .putObject("poll")
                .putArray("options")
                .addObject()
                .put("title", "Yes <b>");
        post("110000000000000006", LOUD, "<p>Her address is on the list.</p>");
        post("110000000000000007", LOUD, "<p>And here is the list.</p>");
    }

    private static String mention(String id, String name) {
        return "<p><span class=\"h-card\"><a href=\"https://loopback.example/@" + name
                + "\" class=\"u-url mention\" data-id=\"" + id + "\">@<span>" + name + "</span></a></span>";
    }

    private void account(String id, String name, Optional<String> domain, int followers) {
        ObjectNode account = JsonNodeFactory.instance.objectNode().put("id", id).put("username", name);
        domain.ifPresentOrElse(d -> account.put("domain", d), () -> account.putNull("domain"));
        account.put("created_at", now.minus(Duration.ofDays(200)).toString())
                .put("email", name + "@private.example")
                .put("ip", "203.0.113.9")
                .put("confirmed", true)
                .put("suspended", false)
                .put("silenced", false)
                .put("disabled", false)
                .put("sensitized", false)
                .put("approved", true)
                .put("locale", "en")
                .put("invite_request", "please call 555-0100")
                .putNull("role");
        account.putArray("ips").addObject().put("ip", "203.0.113.9").put("used_at", now.toString());
        account.putObject("account")
                .put("id", id)
                .put("username", name)
                .put("acct", domain.map(d -> name + "@" + d).orElse(name))
                .put("display_name", name.replace('_', ' '))
                .put("note", "<p>mail me: " + name + "@private.example</p>")
                .put("followers_count", followers);
        instance.add(account);
    }

    private void post(String id, String author, String html) {
        ObjectNode post = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("created_at", now.minus(Duration.ofHours(2)).toString())
                .put("url", "https://loopback.example/@post/" + id)
                .put("content", html)
                .put("spoiler_text", "")
                .put("sensitive", false)
                .put("language", "en")
                .put("reblogs_count", 12)
                .put("replies_count", 3)
                .putNull("in_reply_to_id")
                .putNull("edited_at")
                .putNull("poll")
                .put("author", author);
        post.putArray("mentions");
        post.putArray("media_attachments")
                .addObject()
                .put("id", "1")
                .put("type", "image")
                .put("url", "https://x.example");
        instance.addPost(post);
    }

    private void report(String id, String by, String on, String category, List<String> posts) {
        ObjectNode report = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("action_taken", false)
                .putNull("action_taken_at")
                .put("category", category)
                .put("comment", "my number is 555-0101, " + by + "@private.example")
                .put("forwarded", false)
                .put(
                        "created_at",
                        now.minus(Duration.ofMinutes(60 - Long.parseLong(id))).toString())
                .put(
                        "updated_at",
                        now.minus(Duration.ofMinutes(60 - Long.parseLong(id))).toString())
                .put("by", by)
                .put("on", on)
                .put("taken_by", "")
                .put("assigned", "");
        posts.forEach(report.putArray("posts")::add);
        report.putArray("rules").addObject().put("id", "2").put("text", "Be kind");
        instance.addReport(report);
    }
}
