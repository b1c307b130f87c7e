package casebell.sandbox.discourse;

import static casebell.sandbox.cases.page.Html.frame;
import static casebell.sandbox.cases.page.Html.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The pages that people open from a link: what the review queue would show, with no buttons. */
final class ReviewPages {
    private static final List<String> STATUSES = List.of("pending", "approved", "rejected", "ignored", "deleted");

    private final URI base;
    private final Forum forum;

    ReviewPages(URI base, Forum forum) {
        this.base = base;
        this.forum = forum;
    }

    String index() {
        StringBuilder rows = new StringBuilder();
        forum.all().forEach(id -> forum.show(id).ifPresent(body -> rows.append(row(body))));
        return frame("Review queue", """
                <header><p class="over">Local Discourse</p><h1>Review queue</h1>
                <p>Invented posts. Paste a link into a watched channel and Casebell pulls it in.</p></header>
                <main><ol class="cases">
                %s</ol></main>
                """.formatted(rows));
    }

    private String row(JsonNode body) {
        String id = body.path("reviewable").path("id").asText();
        return """
                <li><a class="id" href="/review/%1$s">%1$s</a>
                <span class="tag">%2$s</span>
                <code class="link" id="link-%1$s">%3$s</code><button type="button" data-copy="link-%1$s">Copy link</button></li>
                """.formatted(id, status(body), text(base + "/review/" + id));
    }

    private static String status(JsonNode body) {
        return STATUSES.get(body.path("reviewable").path("status").asInt());
    }

    Optional<String> find(long id) {
        return forum.show(id).map(this::page);
    }

    private String page(ObjectNode body) {
        JsonNode told = body.path("reviewable");
        String deleted = told.has("deleted_at") ? "<span class=\"tag\">deleted</span>" : "";
        return frame("Case " + told.path("id").asText(), """
                <header><p class="over">Local Discourse</p><h1>Case %s</h1><p>%s %s</p></header>
                <main><pre>%s</pre><p><a href="/">The whole queue</a></p></main>
                """.formatted(
                        text(told.path("id").asText()),
                        status(body),
                        deleted,
                        text(told.path("cooked").asText())));
    }
}
