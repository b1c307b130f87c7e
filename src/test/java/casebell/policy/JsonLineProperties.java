package casebell.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A line is written as Jackson writes it, to the last byte. */
class JsonLineProperties {
    private static final JsonMapper JSON = new JsonMapper();

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> odd = Arbitraries.strings().ofMaxLength(20).map(JsonLineProperties::whole);
        Arbitrary<String> escaped = Arbitraries.strings()
                .withChars("\"\\/\b\f\n\r\t\u0000\u001f\u007f\u0080\u2028ab".toCharArray())
                .ofMaxLength(20);
        Arbitrary<String> high = Combinators.combine(escaped, odd).as((e, o) -> e + "\ud83d\ude00" + o);
        return Arbitraries.oneOf(Arbitraries.strings().ascii().ofMaxLength(40), escaped, odd, high);
    }

    /** Without half surrogate pairs, which Jackson refuses. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Property(tries = 3000)
    void every_text_is_written_as_jackson_writes_it(@ForAll("texts") String one, @ForAll("texts") String other)
            throws IOException {
        ObjectNode expected = JSON.createObjectNode();
        expected.put("one", one);
        expected.putArray("list").add(other).add(one);
        expected.putObject("within").put(other, one);
        expected.put("number", one.length() - 5L).put("seconds", 60L).put("flag", one.isEmpty());
        JsonLine line = new JsonLine();
        for (int again = 0; again < 2; again++) {
            line.begin('{');
            line.text("one", one);
            line.text("absent", Optional.empty());
            line.texts("list", List.of(other, one));
            line.begin("within", '{');
            line.entry(other, one);
            line.end('}');
            line.number("number", one.length() - 5L);
            line.span("seconds", Optional.of(Duration.ofMinutes(1)));
            line.flag("flag", one.isEmpty());
            line.end('}');
            assertEquals(expected.toString(), new String(line.taken(), StandardCharsets.UTF_8));
        }
    }

    @Property(tries = 500)
    void half_a_surrogate_pair_is_a_question_mark(@ForAll("texts") String before, @ForAll("texts") String after)
            throws IOException {
        JsonLine line = new JsonLine();
        line.begin('[');
        line.text(before + "\ud83d|" + after + "\ude00");
        line.end(']');
        JsonNode read = JSON.readTree(line.taken());
        assertEquals(before + "?|" + after + "?", read.get(0).textValue());
    }

    @Property(tries = 20)
    void long_lines_fit_and_short_ones_after_them(@ForAll("texts") String text) {
        JsonLine line = new JsonLine();
        String much = (text + "x").repeat(10_000);
        for (String each : List.of(much, text)) {
            line.begin('[');
            line.text(each);
            line.end(']');
            assertEquals(JSON.createArrayNode().add(each).toString(), new String(line.taken(), StandardCharsets.UTF_8));
        }
    }
}
