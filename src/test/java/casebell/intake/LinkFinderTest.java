package casebell.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkFinderTest {
    private final LinkFinder finder = new LinkFinder(List.of(
            new LinkFinder.Form("demo", "http://127.0.0.1:8081/cases/{id}"),
            new LinkFinder.Form("social", "https://social.example.org/admin/reports/{id}"),
            new LinkFinder.Form("social", "https://social.example.org/r?report={id}")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    look at http://127.0.0.1:8081/cases/4821                        | demo/4821
                    http://127.0.0.1:8081/cases/4821.                               | demo/4821
                    <http://127.0.0.1:8081/cases/4821>                              | demo/4821
                    (see http://127.0.0.1:8081/cases/4821)                          | demo/4821
                    [case](http://127.0.0.1:8081/cases/4821)                        | demo/4821
                    **http://127.0.0.1:8081/cases/4821**                            | demo/4821
                    http://127.0.0.1:8081/cases/4821#notes                          | demo/4821
                    http://127.0.0.1:8081/cases/4821/                               | demo/4821
                    https://social.example.org/admin/reports/109876543210987654321  | social/109876543210987654321
                    https://social.example.org/r?report=77                          | social/77
                    """)
    void a_link_to_a_configured_source_is_found(String text, String ref) {
        assertEquals(
                List.of(ref),
                finder.find(text).stream().map(f -> f.ref().toString()).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8082/cases/4821",
                "https://127.0.0.1:8081/cases/4821",
                "http://127.0.0.1.evil.example/cases/4821",
                "http://evil.example/?x=http%3A%2F%2F127.0.0.1:8081/cases/4821",
                "http://user@127.0.0.1:8081/cases/4821",
                "http://127.0.0.1:8081/cases/../admin",
                "http://127.0.0.1:8081/cases/4821/delete",
                "http://127.0.0.1:8081/cases/4821?next=http://evil.example",
                "http://127.0.0.1:8081/cases/%2e%2e",
                "http://127.0.0.1:8081/cases/",
                "https://social.example.org.evil.example/admin/reports/1",
                "HTTPS://social.example.org/admin/reports/1",
                "no link at all"
            })
    void anything_else_is_not(String text) {
        assertEquals(List.of(), finder.find(text));
    }

    @Test
    void each_case_is_found_once_and_at_most_ten() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append("http://127.0.0.1:8081/cases/").append(i / 2).append(' ');
        }
        List<LinkFinder.Found> found = finder.find(text.toString());
        assertEquals(10, found.size());
        assertEquals("demo/9", found.get(9).ref().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "demo/4821, demo/4821",
        "http://127.0.0.1:8081/cases/4821, demo/4821",
        "SOCIAL/77, social/77",
    })
    void one_case_is_read_from_a_name_or_an_address(String text, String ref) {
        assertEquals(ref, finder.readOne(text).orElseThrow().ref().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4821", "other/4821", "demo/", "/4821", "demo/48 21", "", "demo/4821/5"})
    void what_names_no_case_is_empty(String text) {
        assertEquals(java.util.Optional.empty(), finder.readOne(text));
    }

    @Test
    void a_bare_id_is_enough_when_there_is_one_source() {
        LinkFinder one = new LinkFinder(List.of(new LinkFinder.Form("demo", "http://127.0.0.1:8081/cases/{id}")));
        assertEquals("demo/4821", one.readOne(" 4821 ").orElseThrow().ref().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://a.example/", "ftp://a.example/{id}", "https://{id}.example/", "https://u@a.example/{id}"
            })
    void a_pattern_that_could_match_another_host_is_refused(String template) {
        assertThrows(IllegalArgumentException.class, () -> new LinkFinder.Form("demo", template));
    }

    @Test
    void a_very_long_message_is_read_in_no_time() {
        String text = "http://".repeat(100_000) + "a".repeat(1_000_000);
        assertEquals(List.of(), finder.find(text));
    }
}
