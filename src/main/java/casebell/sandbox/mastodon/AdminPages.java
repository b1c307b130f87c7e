package casebell.sandbox.mastodon;

import static casebell.sandbox.cases.page.Html.frame;
import static casebell.sandbox.cases.page.Html.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages that people open from a link: what a console would show, with no buttons. */
final class AdminPages {
    private final URI base;
    private final Instance instance;

    AdminPages(URI base, Instance instance) {
        this.base = base;
        this.instance = instance;
    }

    String index() {
        List<ObjectNode> all = new ArrayList<>(instance.reports(false, Optional.empty()));
        all.addAll(instance.reports(true, Optional.empty()));
        StringBuilder rows = new StringBuilder();
        all.forEach(r -> rows.append(row(r)));
        return frame("Reports", """
                <header><p class="over">Local Mastodon</p><h1>Reports</h1>
                <p>Invented reports. Paste a link into a watched channel and Casebell pulls it in.</p></header>
                <main><ol class="cases">
                %s</ol></main>
                """.formatted(rows));
    }

    private String row(JsonNode report) {
        String id = report.path("id").asText();
        return """
                <li><a class="id" href="/admin/reports/%1$s">%1$s</a>
                <span class="about">on %2$s</span>
                <span class="tag">%3$s</span><span class="tag">%4$s</span>
                <code class="link" id="link-%1$s">%5$s</code><button type="button" data-copy="link-%1$s">Copy link</button></li>
                """.formatted(
                        id,
                        text(handle(report)),
                        text(report.path("category").asText()),
                        report.path("action_taken").asBoolean() ? "resolved" : "open",
                        text(base + "/admin/reports/" + id));
    }

    Optional<String> find(String id) {
        return instance.report(id).map(this::page);
    }

    private String page(ObjectNode report) {
        StringBuilder posts = new StringBuilder();
        report.path("statuses")
                .forEach(p -> posts.append("<pre>")
                        .append(text(p.path("content").asText()))
                        .append("</pre>\n"));
        StringBuilder marks = new StringBuilder();
        for (String flag : List.of("suspended", "silenced", "disabled", "sensitized")) {
            if (report.path("target_account").path(flag).asBoolean()) {
                marks.append("<span class=\"tag\">").append(flag).append("</span>");
            }
        }
        return frame("Report " + report.path("id").asText(), """
                <header><p class="over">Local Mastodon</p><h1>Report %s</h1>
                <p>On %s, reported as %s. %s %s</p></header>
                <main>%s<p><a href="/">All reports</a></p></main>
                """.formatted(
                        text(report.path("id").asText()),
                        text(handle(report)),
                        text(report.path("category").asText()),
                        report.path("action_taken").asBoolean() ? "Resolved." : "Open.",
                        marks,
                        posts));
    }

    private static String handle(JsonNode report) {
        return "@" + report.path("target_account").path("account").path("acct").asText();
    }
}
