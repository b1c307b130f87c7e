package casebell.policy.terms;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;

/** Folds away what does not make another word: compatibility forms (NFKC), case, and characters that are not seen. */
final class Folding {
    private static final int MOST_ROUNDS = 4;

    private Folding() {}

    /** The text folded; folding it again changes nothing. */
    static String fold(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isIgnored(c)).forEach(seen::appendCodePoint);
        String folded = once(seen.toString());
        for (int round = 1; round < MOST_ROUNDS; round++) {
            String next = once(folded);
            if (next.equals(folded)) {
                return folded;
            }
            folded = next;
        }
        return folded;
    }

    private static String once(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder folded = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); ) {
            int c = composed.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : (char) c);
            } else {
                Character.toString(c)
                        .toUpperCase(Locale.ROOT)
                        .codePoints()
                        .map(Character::toLowerCase)
                        .forEach(folded::appendCodePoint);
            }
        }
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    /** Whether folding changes nothing of a character, found out in one look instead of four; a no means only that it must be folded. */
    static boolean isSteady(int c, String alone) {
        return !Character.isLowerCase(c)
                && !Character.isUpperCase(c)
                && !Character.isTitleCase(c)
                && Normalizer.isNormalized(alone, Normalizer.Form.NFKC);
    }

    /** Whether it is part of a word. */
    static boolean isOfWord(int c) {
        return Character.isLetterOrDigit(c) || isMark(c);
    }

    /** Whether it is a word by itself, because its script has no spaces between words. */
    static boolean isWholeWord(int c) {
        if (c < 0xE00 || !isOfWord(c)) {
            return false;
        }
        if (Character.isIdeographic(c)) {
            return true;
        }
        UnicodeScript script = UnicodeScript.of(c);
        return script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.KATAKANA
                || script == UnicodeScript.THAI
                || script == UnicodeScript.LAO
                || script == UnicodeScript.KHMER
                || script == UnicodeScript.MYANMAR;
    }

    /** Whether what it becomes hangs on its neighbours: a mark, or a part of a Korean syllable. */
    static boolean hangsOnNeighbours(int c) {
        return isMark(c)
                || (c >= 0x1100 && c <= 0x11FF)
                || (c >= 0x3131 && c <= 0x318E)
                || (c >= 0xA960 && c <= 0xA97F)
                || (c >= 0xD7B0 && c <= 0xD7FF)
                || (c >= 0xFF9E && c <= 0xFFDC);
    }

    /** Whether it is a picture, a flag or a colour of skin, which are never part of a word. */
    static boolean isPicture(int c) {
        return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x1F1E6 && c <= 0x1F1FF);
    }

    /** Whether Unicode calls it ignorable: it is not seen and parts nothing. */
    static boolean isIgnored(int c) {
        if (c < 0xAD) {
            return false;
        }
        return c == 0xAD
                || c == 0x34F
                || c == 0x61C
                || c == 0x3164
                || c == 0xFEFF
                || c == 0xFFA0
                || (c >= 0x115F && c <= 0x1160)
                || (c >= 0x17B4 && c <= 0x17B5)
                || (c >= 0x180B && c <= 0x180F)
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xFFF0 && c <= 0xFFF8)
                || (c >= 0x1BCA0 && c <= 0x1BCA3)
                || (c >= 0x1D173 && c <= 0x1D17A)
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
