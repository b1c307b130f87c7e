package casebell.app.log;

import java.util.regex.Pattern;

/** Text for a terminal or a log, in which nothing can act as a command. */
public final class Plain {
    private static final Pattern ACTIVE = Pattern.compile("[\\p{Cc}\\p{Cf}\\x{2028}\\x{2029}]");

    private Plain() {}

    /** The text with line ends, escape sequences, other control characters and marks of direction written as escapes. */
    public static String escape(String text) {
        return ACTIVE.matcher(text).replaceAll(match -> escaped(match.group().codePointAt(0)));
    }

    private static String escaped(int c) {
        return switch (c) {
            case '\n' -> "\\\\n";
            case '\r' -> "\\\\r";
            case '\t' -> "\\\\t";
            default -> String.format("\\\\u%04x", c);
        };
    }
}
