package casebell.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is written outside. */
class CleanProperties {
    private static final Pattern ALIVE = Pattern.compile("@(everyone|here|&?[0-9])|[a-z]://|discord\\.gg");
    private static final Pattern UNESCAPED = Pattern.compile("(?<!\\\\)(\\\\\\\\)*[*_~`|>#\\[\\]()<]");

    @Provide
    Arbitrary<String> texts() {
        return HostileText.texts(30);
    }

    @Property(tries = 2000)
    void nothing_in_a_cleaned_line_is_alive(@ForAll("texts") String text) {
        String clean = Clean.line(text, 500);
        assertFalse(ALIVE.matcher(clean).find(), clean);
        assertFalse(UNESCAPED.matcher(clean).find(), clean);
        assertTrue(
                clean.codePoints()
                        .allMatch(c -> c == 0x200B
                                || (!Character.isISOControl(c)
                                        && Character.getType(c) != Character.FORMAT
                                        && Character.getType(c) != Character.SURROGATE
                                        && c != 0x2028
                                        && c != 0x2029)),
                clean);
        assertEquals(clean.strip(), clean);
    }

    @Property(tries = 2000)
    void a_line_is_as_short_as_was_asked(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 600) int most) {
        String clean = Clean.line(text, most);
        assertTrue(clean.length() <= 2 * most + 1, clean);
        assertTrue(clean.codePoints().filter(c -> c != 0x200B && c != '\\').count() <= most + 1L, clean);
    }

    @Property(tries = 2000)
    void nothing_leaves_a_spoiler(@ForAll("texts") String text) {
        String shown = Clean.spoiler(text, 280);
        if (!shown.equals("*(no text)*")) {
            String inside = shown.substring(2, shown.length() - 2);
            assertFalse(
                    Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\|").matcher(inside).find(), shown);
            assertFalse(
                    Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\$").matcher(inside).find(), "the end is not escaped");
        }
    }

    @Property(tries = 1000)
    void a_sentence_of_the_house_mentions_nobody_and_fits(@ForAll("texts") String text) {
        String own = Clean.own(text, 300);
        assertTrue(own.length() <= 300);
        assertFalse(Pattern.compile("@(everyone|here|&?[0-9])|<@").matcher(own).find(), own);
    }
}
