package casebell.sandbox.ozone;

import static casebell.sandbox.cases.page.Html.frame;
import static casebell.sandbox.cases.page.Html.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;

/** The pages that people open from a link: what a console would show, with no buttons. */
final class OzonePages {
    private final URI base;
    private final Ledger ledger;

    OzonePages(URI base, Ledger ledger) {
        this.base = base;
        this.ledger = ledger;
    }

    String index() {
        StringBuilder rows = new StringBuilder();
        ledger.reportIds().forEach(id -> ledger.report(id).ifPresent(r -> rows.append(row(r))));
        return frame("Reports", """
                <header><p class="over">Local Ozone</p><h1>Reports</h1>
                <p>Invented reports. Paste a link into a watched channel and Casebell pulls it in.</p></header>
                <main><ol class="cases">
                %s</ol></main>
                """.formatted(rows));
    }

    private String row(JsonNode report) {
        String id = report.path("id").asText();
        return """
                <li><a class="id" href="/reports/%1$s">%1$s</a>
                <span class="about">on %2$s</span>
                <span class="tag">%3$s</span><span class="tag">%4$s</span>
                <code class="link" id="link-%1$s">%5$s</code><button type="button" data-copy="link-%1$s">Copy link</button></li>
                """.formatted(
                        id,
                        text(handle(report)),
                        text(reason(report)),
                        text(report.path("status").asText()),
                        text(base + "/reports/" + id));
    }

    Optional<String> find(long id) {
        return ledger.report(id).map(this::page);
    }

    private String page(JsonNode report) {
        JsonNode subject = report.path("subject");
        boolean isDown = subject.path("status").path("takendown").asBoolean();
        boolean isAccountDown = ledger.isDown(subject.path("repo").path("did").asText());
        StringBuilder marks = new StringBuilder();
        if (isDown) {
            marks.append("<span class=\"tag\">taken down</span>");
        }
        if (isAccountDown) {
            marks.append("<span class=\"tag\">account taken down</span>");
        }
        subject.path("record")
                .path("labels")
                .forEach(l -> marks.append("<span class=\"tag\">")
                        .append(text(l.path("val").asText()))
                        .append("</span>"));
        return frame("Report " + report.path("id").asText(), """
                <header><p class="over">Local Ozone</p><h1>Report %s</h1>
                <p>On %s, reported for %s. It is %s. %s</p></header>
                <main><pre>%s</pre><p><a href="/">All reports</a></p></main>
                """.formatted(
                        text(report.path("id").asText()),
                        text(handle(report)),
                        text(reason(report)),
                        text(report.path("status").asText()),
                        marks,
                        text(subject.path("record").path("value").path("text").asText())));
    }

    private static String reason(JsonNode report) {
        return report.path("reportType").asText().replaceFirst(".*#reason", "");
    }

    private static String handle(JsonNode report) {
        return "@" + report.path("subject").path("repo").path("handle").asText();
    }
}
