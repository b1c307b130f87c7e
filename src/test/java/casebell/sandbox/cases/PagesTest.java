package casebell.sandbox.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class PagesTest extends WithDemoCases {
    @Test
    void the_index_lists_every_case_with_its_link() throws Exception {
        String index = visitor.send("/", "GET", "").body();
        for (String id : new String[] {"4800", "4821", "4860", "4871"}) {
            assertTrue(index.contains(">" + system.caseUrl(id) + "</code>"), id);
        }
        assertEquals(36, index.split("data-copy=", -1).length - 1);
    }

    @Test
    void a_case_shows_what_casebell_did() throws Exception {
        visitor.act("4821", "d-1", 7, Visitor.order("remove-post"));
        String page = visitor.send("/cases/4821", "GET", "").body();
        assertTrue(page.contains("class=\"ours\""), page);
        assertTrue(page.contains("by Casebell, decision d-1"));
        assertTrue(page.contains("remove-post by Casebell: applied"));
        assertTrue(page.contains("You will not live to see Friday."));
        assertTrue(page.contains("version 8"));
    }

    @Test
    void hostile_text_is_text_and_what_is_unseen_is_shown() throws Exception {
        String page = visitor.send("/cases/4870", "GET", "").body();
        assertFalse(page.contains("<script>alert"));
        assertFalse(page.contains("<img"));
        for (char unseen : new char[] {'\u202E', '\u200B', '\u001B', '\u0007', '\r', '\u2066', '\uFEFF'}) {
            assertEquals(-1, page.indexOf(unseen), "U+" + Integer.toHexString(unseen));
        }
        assertTrue(page.contains("<span class=\"unseen\">U+202E</span>"));
        assertTrue(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
    }

    @Test
    void what_the_contract_does_not_know_is_not_shown() throws Exception {
        String page = visitor.send("/cases/4857", "GET", "").body();
        for (String secret :
                new String[] {"canary", "Canary", "192.0.2.66", "2001:db8", "waxing", "teleports", "hologram"}) {
            assertFalse(page.contains(secret), secret);
        }
    }

    @Test
    void pages_may_load_nothing_but_their_own_style_and_script() throws Exception {
        for (String path : new String[] {"/", "/cases/4821", "/cases/none", "/look/style.css"}) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(system.baseUrl() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.startsWith("default-src 'none'; style-src 'self'; script-src 'self';"), path);
            assertEquals(
                    "nosniff",
                    answer.headers().firstValue("X-Content-Type-Options").orElse(""));
            assertFalse(answer.body().contains("style=\""), path);
        }
    }

    @Test
    void a_page_that_is_not_there_is_404_and_an_erased_one_says_so() throws Exception {
        assertEquals(404, visitor.send("/cases/none", "GET", "").status());
        assertTrue(visitor.send("/cases/4860", "GET", "").body().contains("Nothing of this case is kept."));
    }
}
