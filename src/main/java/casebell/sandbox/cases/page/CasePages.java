package casebell.sandbox.cases.page;

import static casebell.sandbox.cases.page.Html.frame;
import static casebell.sandbox.cases.page.Html.text;

import casebell.sandbox.cases.book.CaseBook;
import casebell.sandbox.cases.book.CaseSheet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The pages of the demonstration case system. */
public final class CasePages {
    private final CaseBook book;

    public CasePages(CaseBook book) {
        this.book = book;
    }

    /** All cases, the latest change first, each with its link to copy. */
    public String index() {
        List<CaseSheet> sheets = book.sheets();
        StringBuilder rows = new StringBuilder();
        for (CaseSheet sheet : sheets) {
            rows.append(row(sheet));
        }
        return frame("Cases", """
                <header><p class="over">Demonstration case system</p><h1>Cases</h1>
                <p>%d invented cases. Paste a link into a watched channel and Casebell pulls the case in.</p></header>
                <main><ol class="cases">
                %s</ol></main>
                """.formatted(sheets.size(), rows));
    }

    /** Empty when there is no such case. */
    public Optional<String> findCase(String id) {
        return book.findSheet(id).map(sheet -> frame("Case " + sheet.id(), CasePage.body(sheet)));
    }

    public static String nothingHere() {
        return frame("Nothing here", "<header><h1>Nothing here</h1><p><a href=\"/\">All cases</a></p></header>");
    }

    /** The style or the script of the pages. */
    public static String look(String name) {
        try (InputStream in = CasePages.class.getResourceAsStream("/casebell/case-api/demo/page/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The pages lack " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot read " + name, broken);
        }
    }

    private static String row(CaseSheet sheet) {
        String url = sheet.json().path("url").asText();
        return """
                <li><a class="id" href="/cases/%1$s">%1$s</a>
                <span class="about">%2$s</span>
                <span class="tag">%3$s</span><span class="tag state-%4$s">%4$s</span>
                <code class="link" id="link-%1$s">%5$s</code><button type="button" data-copy="link-%1$s">Copy link</button></li>
                """.formatted(
                text(sheet.id()),
                text(sheet.about()),
                text(sheet.json().path("kind").asText()),
                sheet.erased() ? "erased" : text(sheet.json().path("state").asText()),
                text(url));
    }
}
