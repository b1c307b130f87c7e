package casebell.policy.text;

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
    static String plain(String text) {
        return ACTIVE.matcher(text).replaceAll("?");
    }

    private static String cut(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
