package casebell.policy.text;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** How a piece of a file is shown in a message: short, on one line, with nothing that acts on a terminal. */
public final class Shown {
    private static final int LONGEST = 80;
    private static final Pattern ACTIVE = Pattern.compile("[\\p{Cc}\\p{Cf}\\x{2028}\\x{2029}]");

    private Shown() {}

    /** Between quotes; a long text is cut and its length told. */
    public static String quoted(String text) {
        if (text.length() <= LONGEST) {
            return "'" + plain(text) + "'";
        }
        return "'" + plain(cut(text, LONGEST / 2)) + "...' (" + text.length() + " characters)";
    }

    /** On one line, with a question mark for every character that is not seen. */
    public static String plain(String text) {
        return ACTIVE.matcher(text).replaceAll("?");
    }

    /**
     * Where the first character stands that nobody sees, that a reader would take for the end of a line, or that turns the order of what follows: a text with one says something
     * else than what people read. The joiners and marks that some languages are written with may stand.
     */
    static OptionalInt firstHidden(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x7F) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                if (isTag(Character.toCodePoint(c, text.charAt(i + 1)))) {
                    return OptionalInt.of(i);
                }
                i++;
            } else if (isHidden(c)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isHidden(char c) {
        return switch (c) {
            case '\t', '\n', '\r' -> false;
            case 0xAD, 0x180E, 0x200B, 0x2028, 0x2029, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB -> true;
            default ->
                Character.isISOControl(c)
                        || Character.isSurrogate(c)
                        || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2060 && c <= 0x206F);
        };
    }

    /** Letters that only programs read. */
    private static boolean isTag(int character) {
        return character >= 0xE0000 && character <= 0xE007F;
    }

    private static String cut(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
