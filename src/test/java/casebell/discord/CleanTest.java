package casebell.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of hostile text, each kind once. {@code ·} stands for the zero-width space that breaks a form. */
class CleanTest {
    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("@everyone and @here", "@·everyone and @·here"),
                Arguments.of("<@&1100000000000000102>", "\\<@·&1100000000000000102\\>"),
                Arguments.of("<@1100000000000000301>", "\\<@·1100000000000000301\\>"),
                Arguments.of("<#1100000000000000201>", "\\<\\#1100000000000000201\\>"),
                Arguments.of("</case approve:12>", "\\</case approve:·12\\>"),
                Arguments.of("<t:1795532401:R>", "\\<t:·1795532401:·R\\>"),
                Arguments.of("<a:party:12> :smile:", "\\<a:·party:·12\\> :·smile:·"),
                Arguments.of("# Big\n## Less\n-# small", "\\# Big \\#\\# Less -\\# small"),
                Arguments.of("- item", "\\- item"),
                Arguments.of("+ item", "\\+ item"),
                Arguments.of("1. item", "1\\. item"),
                Arguments.of("> quote\n>>> block", "\\> quote \\>\\>\\> block"),
                Arguments.of("**b** *i* __u__ ~~s~~", "\\*\\*b\\*\\* \\*i\\* \\_\\_u\\_\\_ \\~\\~s\\~\\~"),
                Arguments.of("`code` ```ansi\nred```", "\\`code\\` \\`\\`\\`ansi red\\`\\`\\`"),
                Arguments.of("|| out ||", "\\|\\| out \\|\\|"),
                Arguments.of("[bank](https://evil.example)", "\\[bank\\]\\(https:·//evil.·example\\)"),
                Arguments.of("https://evil.example/?q=1", "https:·//evil.·example/?q=1"),
                Arguments.of("discord.gg/nothing", "discord.·gg/nothing"),
                Arguments.of("it ends. 3.5 is a number", "it ends. 3.5 is a number"),
                Arguments.of("a\\", "a\\\\"),
                Arguments.of("a\r\n2026 INFO forged\u2028b\u2029c\u0085d", "a 2026 INFO forged b cd"),
                Arguments.of("\u001b[31mred\u001b[0m\u0007\u0000", "\\[31mred\\[0m"),
                Arguments.of("a\u200Bb\u200Cc\u200Dd\uFEFFe\u2060f\u00ADg", "abcdefg"),
                Arguments.of("\u202Egnp.exe\u202C \u2066x\u2069\u200E\u200F\u061C", "gnp.·exe x"),
                Arguments.of("Z\u0351\u036B\u0343\u036A\u0302\u0301o", "Z\u0351\u036Bo"),
                Arguments.of("Z\u0351\u200B\u036B\u200B\u0343o", "Z\u0351\u036Bo"),
                Arguments.of("hi\uDB40\uDC01\uDB40\uDC68\uDB40\uDC7F", "hi"),
                Arguments.of("lone \uD83D and \uDC68 end", "lone and end"),
                Arguments.of("\uE000\uDBFF\uDFFD\uFFFF", ""),
                Arguments.of("\u3164\u2800\u115F\u1160\uFFA0", ""),
                Arguments.of("  many \t spaces\u00A0\u3000here  ", "many spaces here"),
                Arguments.of("Grüße, 東京, नमस्ते, 👍🏽 🫠", "Grüße, 東京, नमस्ते, 👍🏽 🫠"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostile_text_becomes_harmless(String text, String clean) {
        assertEquals(clean, Clean.line(text, 1000).replace('\u200B', '·'));
    }

    @Test
    void ten_thousand_characters_become_as_many_as_fit() {
        String clean = Clean.line("x".repeat(10_000), 280);
        assertEquals("x".repeat(280) + "…", clean);
        assertEquals("xy", Clean.line("xy", 2), "what fits is not shortened");
    }

    @Test
    void no_text_is_said_to_be_none() {
        assertEquals("*(no text)*", Clean.spoiler("\u200B \n", 10));
        assertEquals("||a\\|\\|b||", Clean.spoiler("a||b", 10));
    }

    @Test
    void a_sentence_of_the_house_keeps_its_form_but_mentions_nobody() {
        assertEquals("**Look** at `x`", Clean.own("**Look** at `x`", 100));
        assertEquals("@\u200Beveryone <\u200B@\u200B&1> <t:5:R>", Clean.own("@everyone <@&1> <t:5:R>", 100));
        assertEquals("abc…", Clean.own("abcdef", 4));
    }

    @Test
    void a_cut_never_parts_a_code_point() {
        assertEquals("a…", Clean.shortened("a👍b", 3));
        assertEquals("a👍b", Clean.shortened("a👍b", 4));
        assertTrue(Clean.shortened("👍".repeat(50), 11).codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    }
}
