package casebell.app.config;

import java.util.regex.Pattern;

/** How text from the file is shown in a message: short, on one line, and never when it may be a secret. */
final class Shown {
    private static final int LONGEST = 80;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|\\p{Cf}|[\\u2028\\u2029]");
    private static final Pattern SECRETIVE =
            Pattern.compile("(?=[^\\s/]*[0-9])(?=[^\\s/]*[A-Za-z])[A-Za-z0-9_+=.-]{24,}|.*://[^/@\\s]*@.*");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");
    private static final String QUIET = "(not repeated here)";

    private Shown() {}

    /** Between quotes, or only its length. */
    static String quoted(String text) {
        if (text.length() > LONGEST || SECRETIVE.matcher(text).matches()) {
            return "a text of " + text.length() + " characters " + QUIET;
        }
        return "'" + plain(text) + "'";
    }

    /** What stands where a secret may have been written. */
    static String quiet() {
        return "a text that is no reference " + QUIET;
    }

    /** A line of the file with its form but without its values, cut where messages end. */
    static String masked(String line) {
        int colon = line.indexOf(':');
        String values = WORD.matcher(line.substring(colon + 1)).replaceAll("·");
        return plain(cut(line.substring(0, colon + 1) + values));
    }

    /** A line of the file as it is, or masked when some word in it may be a secret. */
    static String line(String line) {
        for (String word : line.split("[\\s\"',\\[\\]{}]+", -1)) {
            if (SECRETIVE.matcher(word).matches()) {
                return masked(line);
            }
        }
        return line.contains("token") ? masked(line) : plain(cut(line));
    }

    private static String cut(String line) {
        return line.length() > LONGEST * 2 ? line.substring(0, LONGEST * 2) : line;
    }

    private static String plain(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }
}
