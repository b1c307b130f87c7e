package casebell.sandbox.cases.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class CursorsProperties {
    private static final Instant NOW = Instant.parse("2026-04-14T10:00:00Z");
    private final Cursors cursors = new Cursors();

    @Property
    void what_was_issued_opens_again(@ForAll @LongRange(min = 0) long sequence) {
        String cursor = cursors.issue(sequence, NOW);
        assertTrue(Cursors.looksLikeOne(cursor), cursor);
        assertEquals(new Cursors.Place(sequence, NOW), cursors.open(cursor).orElseThrow());
        assertTrue(new Cursors().open(cursor).isEmpty());
    }

    @Property
    void one_changed_letter_and_it_does_not_open(@ForAll @IntRange(min = 0, max = 30) int place, @ForAll boolean up) {
        String cursor = cursors.issue(42, NOW);
        int at = 3 + place;
        char other = cursor.charAt(at) == 'A' ? 'Q' : up ? 'A' : 'g';
        String changed = cursor.substring(0, at) + other + cursor.substring(at + 1);
        assertEquals(changed.equals(cursor), cursors.open(changed).isPresent());
    }

    @Property
    void no_text_breaks_the_reader(@ForAll String text) {
        assertTrue(!Cursors.looksLikeOne(text) || cursors.open(text).isEmpty());
    }
}
