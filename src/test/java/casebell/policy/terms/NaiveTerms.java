package casebell.policy.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts terms as one would by hand: word by word, term by term. What the automaton must never differ from. */
final class NaiveTerms {
    private static final Pattern WORD = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]|"
            + "[\\p{L}\\p{Nd}\\p{M}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]]+");

    private NaiveTerms() {}

    static int count(List<Term> list, String text) {
        List<String> words = words(text);
        int count = 0;
        for (Term term : list) {
            for (int end = 0; end < words.size(); end++) {
                count += endsAt(term, term.pieces().size() - 1, end, words) ? 1 : 0;
            }
        }
        return count;
    }

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(Folding.fold(text));
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    private static boolean endsAt(Term term, int number, int end, List<String> words) {
        Term.Piece piece = term.pieces().get(number);
        int begin = end - piece.words().size() + 1;
        if (begin < 0) {
            return false;
        }
        for (int i = 0; i < piece.words().size(); i++) {
            String word = words.get(begin + i);
            String asked = piece.words().get(i);
            boolean mayGoOn = piece.isOpen() && i == piece.words().size() - 1;
            if (mayGoOn ? !word.startsWith(asked) : !word.equals(asked)) {
                return false;
            }
        }
        if (number == 0) {
            return true;
        }
        for (int before = begin - 1; before >= Math.max(0, begin - 1 - piece.gap()); before--) {
            if (endsAt(term, number - 1, before, words)) {
                return true;
            }
        }
        return false;
    }
}
