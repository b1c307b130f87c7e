package casebell.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private static final String TEXT = "one\nt\u00e9 \ud83d\ude00";

    @Test
    void a_text_is_read_as_it_is_and_nothing_is_put_in_place_of_what_is_none() {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        assertEquals(Optional.of(TEXT), Utf8.text(bytes));
        assertEquals(Optional.empty(), Utf8.text(Arrays.copyOf(bytes, bytes.length - 1)));
        byte[] odd = Arrays.copyOf(bytes, bytes.length + 2);
        odd[bytes.length] = (byte) 0xff;
        assertEquals(Optional.empty(), Utf8.text(odd));
        assertEquals(TEXT, Utf8.beginning(odd));
    }

    @Test
    void the_place_behind_a_text_counts_characters_not_their_halves() {
        assertEquals(new Place(2, 5), Utf8.endOf(TEXT));
        assertEquals(new Place(2, 1), Utf8.endOf("one\n"));
        assertEquals(Place.START, Utf8.endOf(""));
    }
}
