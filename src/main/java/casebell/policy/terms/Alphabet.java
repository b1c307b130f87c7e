package casebell.policy.terms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * The letters that the terms of a bundle use, each as a small number, the symbol. A text is a row of symbols: each word after a {@link
 * #SEPARATOR}, and one at its end.
 */
final class Alphabet {
    /** What stands between words. */
    static final int SEPARATOR = 0;
    /** A letter that no term uses. */
    static final int OTHER = 1;
    /** Nothing: a character that is not seen. */
    static final int NOTHING = 2;

    private static final int FIRST = 3;

    private final Map<Integer, Integer> symbols = new HashMap<>();

    Alphabet(Iterable<String> words) {
        TreeSet<Integer> letters = new TreeSet<>();
        words.forEach(word -> word.codePoints().forEach(letters::add));
        letters.forEach(letter -> symbols.put(letter, FIRST + symbols.size()));
    }

    /** How many symbols there are. */
    int width() {
        return FIRST + symbols.size();
    }

    /** The symbol of a folded character. */
    int symbol(int c) {
        Integer known = symbols.get(c);
        return known != null ? known : Folding.isOfWord(c) ? OTHER : SEPARATOR;
    }

    /** Takes each letter that a term uses, with its symbol. */
    void forEach(BiConsumer<Integer, Integer> taker) {
        symbols.forEach(taker);
    }

    /** The symbols of a piece of a term: every word after a separator, and one at the end, unless the last word may go on. */
    String encode(Term.Piece piece) {
        StringBuilder code = new StringBuilder();
        for (String word : piece.words()) {
            code.append((char) SEPARATOR);
            word.codePoints().forEach(c -> code.append((char) symbol(c)));
        }
        return piece.isOpen() ? code.toString() : code.append((char) SEPARATOR).toString();
    }

    /** The words of a folded text. */
    static List<String> words(String folded) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            i += Character.charCount(c);
            boolean isWhole = Folding.isWholeWord(c);
            if ((isWhole || !Folding.isOfWord(c)) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (isWhole) {
                words.add(Character.toString(c));
            } else if (Folding.isOfWord(c)) {
                word.appendCodePoint(c);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
