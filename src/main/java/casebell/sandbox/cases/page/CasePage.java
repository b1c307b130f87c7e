package casebell.sandbox.cases.page;

import static casebell.sandbox.cases.page.Html.text;

import casebell.sandbox.cases.book.CaseSheet;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One case for people: only the fields of the contract are shown, each if it is there. */
final class CasePage {
    private static final List<String> PARTY = List.of(
            "handle",
            "displayName",
            "office",
            "standing",
            "country",
            "party",
            "followers",
            "verified",
            "automation",
            "createdAt");

    private static final List<String> NUMBERS = List.of(
            "views",
            "shares",
            "replies",
            "copiesElsewhere",
            "before",
            "after",
            "removedSpam",
            "removedLocked",
            "from",
            "to");

    private CasePage() {}

    static String body(CaseSheet sheet) {
        JsonNode json = sheet.json();
        StringBuilder page = new StringBuilder();
        page.append("""
                <header><p class="over"><a href="/">All cases</a></p>
                <h1>Case %s <span class="tag">%s</span><span class="tag state-%3$s">%3$s</span></h1>
                <p class="about">%4$s</p>
                <p><code class="link" id="link">%5$s</code><button type="button" data-copy="link">Copy link</button>
                <span class="quiet">version %6$d · opened %7$s%8$s</span></p></header><main>
                """.formatted(
                text(sheet.id()),
                text(json.path("kind").asText()),
                sheet.erased() ? "erased" : text(json.path("state").asText()),
                text(sheet.about()),
                text(json.path("url").asText()),
                json.path("version").asLong(),
                text(Words.value(json.path("openedAt"))),
                json.has("foundBy") ? " · found by " + text(json.path("foundBy").asText()) : ""));
        if (sheet.erased()) {
            page.append("<section class=\"card wide\"><h2>Erased</h2><p>Nothing of this case is kept.</p></section>");
        } else {
            content(page, json.path("content"));
            party(page, "Author", json.path("author"));
            party(page, "Target", json.path("target"));
            signals(page, json.path("signals"));
            numbers(page, "Reach", json.path("reach"));
            numbers(page, "Follower change", json.path("followerChange"));
            reports(page, json.path("reports"));
            actions(page, json.path("actions"));
        }
        history(page, sheet);
        return page.append("</main>").toString();
    }

    private static void content(StringBuilder page, JsonNode content) {
        if (content.isMissingNode()) {
            return;
        }
        page.append("<section class=\"card wide\"><h2>Content</h2><blockquote dir=\"auto\"><bdi>")
                .append(text(content.path("text").asText()))
                .append("</bdi></blockquote><p class=\"quiet\">");
        List<String> facts = new ArrayList<>();
        for (String field : List.of("id", "url", "postedAt", "language", "inReplyTo")) {
            if (content.hasNonNull(field)) {
                facts.add(Words.name(field) + " " + Words.value(content.path(field)));
            }
        }
        content.path("refersTo").forEach(to -> facts.add("refers to " + to.asText()));
        page.append(text(String.join(" · ", facts)));
        page.append("</p>");
        for (JsonNode media : content.path("media")) {
            page.append("<p><span class=\"tag\">")
                    .append(text(media.path("kind").asText("media")))
                    .append("</span><span class=\"tag\">altered: ")
                    .append(text(media.path("altered").asText("unknown")))
                    .append("</span>")
                    .append(
                            media.path("missingContext").asBoolean(false)
                                    ? "<span class=\"tag loud\">missing context</span>"
                                    : "")
                    .append("</p>");
        }
        page.append("</section>");
    }

    private static void party(StringBuilder page, String title, JsonNode party) {
        if (party.isMissingNode()) {
            return;
        }
        page.append("<section class=\"card\"><h2>").append(title).append("</h2><dl>");
        for (String field : PARTY) {
            if (party.hasNonNull(field)) {
                entry(page, Words.name(field), Words.value(party.path(field)));
            }
        }
        for (JsonNode strike : party.path("strikes")) {
            entry(page, "strike", strike.path("category").asText() + ", " + Words.value(strike.path("at")));
        }
        page.append("</dl></section>");
    }

    private static void numbers(StringBuilder page, String title, JsonNode numbers) {
        if (numbers.isMissingNode()) {
            return;
        }
        page.append("<section class=\"card\"><h2>").append(title).append("</h2><dl>");
        for (String field : NUMBERS) {
            if (numbers.hasNonNull(field)) {
                entry(page, Words.name(field), Words.value(numbers.path(field)));
            }
        }
        page.append("</dl></section>");
    }

    private static void signals(StringBuilder page, JsonNode signals) {
        if (signals.isMissingNode()) {
            return;
        }
        page.append("<section class=\"card\"><h2>Signals</h2><dl>");
        signals.properties()
                .forEach(signal -> page.append("<dt>")
                        .append(text(signal.getKey()))
                        .append("</dt><dd><meter min=\"0\" max=\"1\" value=\"")
                        .append(signal.getValue().asDouble())
                        .append("\"></meter> ")
                        .append(signal.getValue().asDouble())
                        .append("</dd>"));
        page.append("</dl></section>");
    }

    private static void reports(StringBuilder page, JsonNode reports) {
        if (reports.isEmpty()) {
            return;
        }
        page.append("<section class=\"card wide\"><h2>Reports</h2><ul>");
        for (JsonNode report : reports) {
            page.append("<li><span class=\"tag\">")
                    .append(text(report.path("by").asText()))
                    .append("</span>")
                    .append(text(report.path("reason").asText()))
                    .append(" <bdi>")
                    .append(text(report.path("text").asText()))
                    .append("</bdi> <span class=\"quiet\">")
                    .append(text(Words.value(report.path("at"))))
                    .append("</span></li>");
        }
        page.append("</ul></section>");
    }

    private static void actions(StringBuilder page, JsonNode actions) {
        if (actions.isEmpty()) {
            return;
        }
        page.append("<section class=\"card wide\"><h2>Actions</h2><ul>");
        for (JsonNode action : actions) {
            boolean ours = action.path("by").asText().equals("api");
            page.append(ours ? "<li class=\"ours\">" : "<li>")
                    .append("<strong>")
                    .append(text(action.path("action").asText()))
                    .append("</strong> <span class=\"tag\">")
                    .append(text(action.path("state").asText()))
                    .append("</span> ")
                    .append(
                            ours
                                    ? "by Casebell, decision "
                                            + text(action.path("decision").asText())
                                    : "by " + text(action.path("by").asText()))
                    .append(
                            action.has("durationSeconds")
                                    ? ", for "
                                            + Words.duration(action.path("durationSeconds")
                                                    .asLong())
                                    : "")
                    .append(
                            action.has("reverses")
                                    ? ", undoes " + text(action.path("reverses").asText())
                                    : "")
                    .append(
                            action.has("detail")
                                    ? ": " + text(action.path("detail").asText())
                                    : "")
                    .append(" <span class=\"quiet\">")
                    .append(text(action.path("id").asText() + " · " + Words.value(action.path("at"))))
                    .append("</span></li>");
        }
        page.append("</ul></section>");
    }

    private static void history(StringBuilder page, CaseSheet sheet) {
        page.append("<section class=\"card wide\"><h2>Timeline</h2><ol class=\"history\">");
        for (CaseSheet.Moment moment : sheet.history()) {
            page.append("<li><time>")
                    .append(text(Words.time(moment.at().toString())))
                    .append("</time> ")
                    .append(text(moment.what()))
                    .append("</li>");
        }
        page.append("</ol></section>");
    }

    private static void entry(StringBuilder page, String name, String value) {
        page.append("<dt>")
                .append(text(name))
                .append("</dt><dd><bdi>")
                .append(text(value))
                .append("</bdi></dd>");
    }
}
