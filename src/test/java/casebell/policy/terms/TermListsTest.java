package casebell.policy.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.text.Findings;
import casebell.policy.text.Mistake;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TermListsTest {
    @Test
    void words_are_found_whole_and_whatever_parts_them() {
        for (String text : List.of(
                "we know where you live",
                "WE KNOW, where... you (live)!",
                "so\twe\nknow where you-live?",
                "we_know#where@you/live",
                "\u201cWe know where you live\u201d",
                "we know where \ud83d\ude21 you \ud83c\uddfa\ud83c\uddf8 live \u2620\ufe0f")) {
            assertEquals(1, count("we know where you live", text), text);
        }
        for (String text :
                List.of("we know where you lived", "awe know where you live", "we know you live", "", " ", "live")) {
            assertEquals(0, count("we know where you live", text), text);
        }
    }

    @Test
    void letters_that_look_otherwise_are_the_same_letters() {
        for (String text : List.of(
                "\uff37\uff25 \uff2b\uff2e\uff2f\uff37",
                "\ud835\udc30\ud835\udc1e \ud835\udc24\ud835\udc27\ud835\udc28\ud835\udc30",
                "w\u200be k\u00adn\u2060ow",
                "\u24e6\u24d4 \u24da\u24dd\u24de\u24e6")) {
            assertEquals(1, count("we know", text), text);
        }
        assertEquals(1, count("stra\u00dfe", "STRASSE"));
        assertEquals(1, count("caf\u00e9", "CAFE\u0301"));
        assertEquals(
                1, count("\u03c3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2", "\u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3"));
        assertEquals(0, count("cafe", "caf\u00e9"));
    }

    @Test
    void scripts_without_spaces_need_none() {
        assertEquals(1, count("\u77e5\u9053\u4f60", "\u6211\u4eec\u77e5\u9053\u4f60\u4f4f\u5728\u54ea\u91cc"));
        assertEquals(1, count("\u30ca\u30a4\u30d5", "\u3053\u306e\u30ca\u30a4\u30d5\u3092\u898b\u3088"));
        assertEquals(0, count("\u77e5\u9053\u4f60", "\u77e5\u9053\u6211"));
        assertEquals(1, count("\uc8fd\uc5ec", "\ub108 \uc8fd\uc5ec!"));
        assertEquals(0, count("\uc8fd\uc5ec", "\uc8fd\uc5ec\ub77c"));
    }

    @Test
    void a_star_stands_for_any_ending_of_its_word() {
        assertEquals(2, count("threaten*", "Threatened and threatening, no threat"));
        assertEquals(1, count("threaten*", "threaten"));
        assertEquals(1, count("threaten* you", "they threatened you"));
        assertEquals(0, count("threaten* you", "they threatened all of you"));
        assertEquals(0, count("hurt*", "unhurt"));
    }

    @Test
    void a_gap_stands_for_at_most_five_words() {
        assertEquals(1, count("pay ... or else", "pay or else"));
        assertEquals(1, count("pay ... or else", "Pay one two three four five or else"));
        assertEquals(0, count("pay ... or else", "Pay one two three four five six or else"));
        assertEquals(0, count("pay ... or else", "or else pay"));
        assertEquals(1, count("pay ... now ... or else", "pay it now please or else"));
        assertEquals(1, count("a a ... a", "a a a"));
        assertEquals(0, count("a a ... a", "a a"));
    }

    @Test
    void hits_are_counted_by_list_and_a_line_may_end_as_it_likes() {
        TermLists lists = lists(List.of("spam\r\nfree\r\n", "\n# none\nfree money   # all of it\nc#\n"));
        assertEquals(List.of("l0", "l1"), lists.names());
        assertEquals(3, lists.count("Free money! Spam. FREE", "l0"));
        assertEquals(1, lists.count("Free money! Spam. FREE", "l1"));
        assertTrue(lists.areIn("I write C", "l1"));
        assertFalse(lists.areIn("nothing", "l0"));
        assertFalse(lists.areIn("free", "other"));
        assertEquals(List.of(), TermLists.none().names());
        assertFalse(TermLists.none().areIn("free", "l0"));
    }

    @Test
    void the_same_text_asked_again_has_the_same_answer_also_when_it_is_another_copy() {
        TermLists lists = lists(List.of("free money"));
        for (int i = 0; i < 300; i++) {
            String text = "free " + "money ".repeat(i % 3) + i;
            int expected = i % 3 == 0 ? 0 : 1;
            assertEquals(expected, lists.count(text, "l0"));
            assertEquals(expected, lists.count(new String(text.toCharArray()), "l0"));
        }
    }

    @Test
    void hostile_lists_end_at_their_limits() {
        String many = IntStream.range(0, 20_002).mapToObj(i -> "t" + i).collect(Collectors.joining("\n"));
        assertEquals(List.of("more than 20000 terms in the bundle"), mistakes(many));
        String parted =
                IntStream.range(0, 1_005).mapToObj(i -> "a" + i + " ... b").collect(Collectors.joining("\n"));
        assertEquals(List.of("more than 1000 terms with a gap, or with '*' before another word"), mistakes(parted));
        String alphabets = IntStream.range(0, 4_000)
                .mapToObj(i -> new String(Character.toChars(0x4E00 + i)).repeat(6))
                .collect(Collectors.joining("\n"));
        assertEquals(List.of("terms that together need a table of more than 8000000 cells"), mistakes(alphabets));
        assertEquals(Findings.MOST + 1, mistakes("kill *\n".repeat(15_000)).size());
    }

    @Test
    void as_many_terms_as_a_bundle_may_have_fit() {
        String many = IntStream.range(0, 20_000)
                .mapToObj(i -> "term " + Integer.toString(i * 7919, 36))
                .collect(Collectors.joining("\n"));
        TermLists lists = lists(List.of(many));
        assertEquals(1, lists.count("a term " + Integer.toString(19_999 * 7919, 36), "l0"));
    }

    @Test
    void terms_within_terms_do_not_multiply() {
        String nested = IntStream.rangeClosed(1, TermReader.MOST_WORDS)
                .mapToObj(i -> "a ".repeat(i))
                .collect(Collectors.joining("\n"));
        assertEquals(12 * 1000 - 66, lists(List.of(nested)).count("a ".repeat(1000), "l0"));
    }

    private static int count(String term, String text) {
        TermLists lists = lists(List.of(term));
        assertEquals(lists.count(text, "l0") > 0, lists.areIn(text, "l0"));
        return lists.count(text, "l0");
    }

    private static TermLists lists(List<String> files) {
        TermListReader reader = new TermListReader();
        Findings findings = new Findings("terms", "");
        for (int i = 0; i < files.size(); i++) {
            reader.read("l" + i, files.get(i), findings);
        }
        TermLists lists = reader.lists(findings);
        assertEquals(List.of(), findings.mistakes());
        return lists;
    }

    private static List<String> mistakes(String file) {
        TermListReader reader = new TermListReader();
        Findings findings = new Findings("terms/l.txt", file);
        reader.read("l", file, findings);
        reader.lists(findings);
        return findings.mistakes().stream().map(Mistake::found).toList();
    }
}
