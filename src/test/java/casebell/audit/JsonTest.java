package casebell.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Canonical JSON. The examples that RFC 8785 gives stand here, but for its fractions. */
class JsonTest {
    @Test
    void keys_are_sorted_by_their_code_units_as_in_rfc_8785() {
        String written = """
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
                 "\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}
                """;
        assertEquals(
                "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
                Json.read(written).canonical());
    }

    @Test
    void texts_are_escaped_as_in_rfc_8785() {
        assertEquals(
                "{\"literals\":[null,true,false],\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}",
                Json.read("""
                                {"string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                                 "literals": [null, true, false]}
                                """).canonical());
    }

    @Test
    void controls_have_their_short_escapes_and_everything_else_stays_as_it_is() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x20; c++) {
            all.append(c);
        }
        assertEquals(
                "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f"
                        + "\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d"
                        + "\\u001e\\u001f\u007f\u2028\u2029/\"",
                Json.of(all + "\u007f\u2028\u2029/").canonical());
    }

    @Test
    void a_lone_surrogate_is_written_as_its_escape_and_a_pair_as_its_character() {
        assertEquals("\"\\ud800\"", Json.of("\ud800").canonical());
        assertEquals("\"\\udc00\\ud800\"", Json.of("\udc00\ud800").canonical());
        assertEquals(
                "\"\\ud83d\ud83d\ude00\\ude00\"",
                Json.of("\ud83d\ud83d\ude00\ude00").canonical());
        assertEquals("\"\ud83d\ude00\"", Json.read("\"\\ud83d\\ude00\"").canonical());
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-1,-1", "9223372036854775807,9223372036854775807", "-9223372036854775808,-9223372036854775808"})
    void whole_numbers_are_written_to_the_last_digit(String written, String canonical) {
        assertEquals(canonical, Json.read(written).canonical());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "1e3",
                "1E3",
                "0.0",
                "-0",
                "01",
                "+1",
                "1.",
                ".5",
                "-",
                "9223372036854775808",
                "NaN",
                "Infinity",
                "0x10",
                "\u0661",
                "",
                " ",
                "nul",
                "True",
                "'a'",
                "\"a",
                "\"a\n\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\uff1\uff11\"",
                "\"\\u\uff10000\"",
                "[1,]",
                "[1 2]",
                "[",
                "{",
                "{\"a\"}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1,\"a\":2}",
                "1 2",
                "[] []",
                "// a\n1",
                "\ufeff1",
                "\u00a01"
            })
    void what_is_not_canonical_json_is_refused_with_its_place(String text) {
        JsonException refused = assertThrows(JsonException.class, () -> Json.read(text));
        assertTrue(String.valueOf(refused.getMessage()).matches("(?s).+ at character \\d+"), refused::getMessage);
    }

    @Test
    void a_text_of_one_mebibyte_is_read_and_a_longer_one_is_not() {
        String longest = "\"" + "x".repeat((1 << 20) - 2) + "\"";
        assertEquals(longest, Json.read(longest).canonical());
        assertThrows(JsonException.class, () -> Json.read(longest + " "));
    }

    @Test
    void thirty_two_levels_are_read_and_written_and_thirty_three_are_not() {
        String deepest = "[".repeat(32) + "7" + "]".repeat(32);
        assertEquals(deepest, Json.read(deepest).canonical());
        assertThrows(JsonException.class, () -> Json.read("[" + deepest + "]"));
        assertThrows(JsonException.class, () -> Json.read("[".repeat(1 << 20)));
        Json tooDeep = new Json.Arr(java.util.List.of(Json.read(deepest)));
        assertThrows(IllegalArgumentException.class, tooDeep::canonical);
    }

    @Test
    void a_field_is_given_once() {
        Json.Builder twice = Json.object().with("a", 1);
        assertThrows(IllegalArgumentException.class, () -> twice.with("a", 2));
    }
}
