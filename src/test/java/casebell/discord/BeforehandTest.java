package casebell.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import net.dv8tion.jda.api.entities.MessageEmbed;
import org.junit.jupiter.api.Test;

class BeforehandTest {
    @Test
    void what_fits_is_told_whole() {
        assertEquals("a\nb", Beforehand.fitted(List.of("a", "b")));
        String half = "x".repeat(511);
        assertEquals(half + "\n" + half, Beforehand.fitted(List.of(half, half)));
    }

    @Test
    void what_does_not_fit_is_counted_and_no_line_is_cut() {
        for (int length = 50; length < 360; length++) {
            List<String> lines = Collections.nCopies(25, "y".repeat(length));
            String told = Beforehand.fitted(lines);
            assertTrue(told.length() <= MessageEmbed.VALUE_MAX_LENGTH, told);
            String[] parts = told.split("\n", -1);
            int whole = parts.length - 1;
            for (int i = 0; i < whole; i++) {
                assertEquals(length, parts[i].length());
            }
            assertEquals(
                    "… and " + (25 - whole) + " more; each is told here once it is chosen with **Change**.",
                    parts[whole]);
        }
    }
}
