package casebell.source.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PlainTextProperties {
    private static final List<String> PARTS = List.of(
            "<",
            ">",
            "&",
            ";",
            "#",
            "x",
            "p",
            "/",
            "!",
            "--",
            "'",
            "\"",
            "<p>",
            "</p>",
            "<br>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "&lt;",
            "&#60;",
            "&#x3c;",
            "a",
            " ",
            "\n",
            "\0",
            "\u202e",
            "𝄞");

    @Property(tries = 3000)
    void whatever_comes_is_read_to_its_end_and_never_grows(@ForAll("pieces") String html) {
        String text = PlainText.of(html);
        assertTrue(text.length() <= html.length());
        assertTrue(text.indexOf('\0') < 0);
    }

    @Property(tries = 500)
    void what_has_no_markup_stays_as_it_is(@ForAll("words") String text) {
        assertEquals(text.strip(), PlainText.of(text));
    }

    @Property(tries = 500)
    void what_was_escaped_comes_back_and_is_read_only_once(@ForAll("pieces") String raw) {
        String text = raw.replaceAll("[\\n\\x00 ]+", " ").strip();
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        assertEquals(text, PlainText.of(escaped));
    }

    @Example
    void a_megabyte_of_any_part_is_read_at_once() {
        for (String part : PARTS) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> PlainText.of(part.repeat(1_000_000 / part.length())), part);
        }
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> PlainText.of("<script></".repeat(100_000)));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> PlainText.of("<a \"".repeat(250_000)));
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(PARTS).list().ofMaxSize(40).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().alpha().numeric().ofMaxLength(60);
    }
}
