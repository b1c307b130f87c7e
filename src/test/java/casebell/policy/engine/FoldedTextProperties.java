package casebell.policy.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.condition.Needed;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A phrase that stands in a text is found eight places at a time, whatever stands around it. */
class FoldedTextProperties {
    private static final String LETTERS = "abABzZ@[`{ \u00e9\u0080\u0161\u0101\u212a\u017f\ud83d\ude00";

    private final FoldedText folded = new FoldedText();

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars(LETTERS.toCharArray()).ofMaxLength(70);
    }

    @Provide
    Arbitrary<String> phrases() {
        return Arbitraries.strings()
                .withChars(LETTERS.toCharArray())
                .ofMinLength(2)
                .ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> plain() {
        return Arbitraries.strings().withChars("abABz ").ofMaxLength(60);
    }

    @Property(tries = 5000)
    void what_stands_there_is_found(
            @ForAll("texts") String before, @ForAll("phrases") String phrase, @ForAll("texts") String after) {
        folded.read(before + phrase + after);
        FoldedText.Phrase sought = new FoldedText.Phrase(folded(phrase));
        assertTrue(folded.mayHave(sought), before + "|" + phrase + "|" + after);
        assertTrue(folded.mayHold(sought), before + "|" + phrase + "|" + after);
    }

    @Property(tries = 5000)
    void in_plain_texts_nothing_else_is_found(
            @ForAll("texts") String earlier, @ForAll("plain") String text, @ForAll("plain") String phrase) {
        folded.read(earlier);
        folded.read(text);
        if (phrase.length() >= 2) {
            assertEquals(
                    folded(text).contains(folded(phrase)), folded.mayHold(new FoldedText.Phrase(folded(phrase))), text);
        }
    }

    @Property(tries = 2000)
    void a_pair_that_is_nowhere_is_noticed_at_a_glance(@ForAll("texts") String earlier, @ForAll("plain") String text) {
        folded.read(earlier);
        folded.read(text);
        FoldedText.Phrase absent = new FoldedText.Phrase("qxqx");
        int before = folded.spent();
        assertFalse(folded.mayHave(absent), text);
        assertEquals(before + 1, folded.spent());
    }

    @Property(tries = 20)
    void long_texts_fit(@ForAll("phrases") String phrase) {
        folded.read(" ".repeat(5000) + phrase);
        assertTrue(folded.mayHold(new FoldedText.Phrase(folded(phrase))));
        folded.read(" ");
        assertEquals(folded(phrase).equals(" "), folded.mayHold(new FoldedText.Phrase(folded(phrase))));
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        text.chars().forEach(c -> folded.append(Needed.folded((char) c)));
        return folded.toString();
    }
}
