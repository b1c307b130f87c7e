package casebell.discord;

/**
 * Makes text from outside harmless: it cannot mention, format, preview, hide, turn around or overflow. The result is safe inside a spoiler, in the
 * middle of our own sentence, and in a log line.
 */
final class Clean {
    private static final String MARKDOWN = "\\*_~`|>#[]()<>-+=";
    private static final int MOST_MARKS = 2;

    private Clean() {}

    /** The text in one line, at most so many code points of it. */
    static String line(String text, int most) {
        StringBuilder out = new StringBuilder();
        int count = 0;
        int marks = 0;
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isSpace(c)) {
                space = out.length() > 0;
                continue;
            }
            if (isHidden(c)) {
                continue;
            }
            marks = isMark(c) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                continue;
            }
            if (count >= most) {
                return out.append('…').toString();
            }
            if (space) {
                out.append(' ');
                space = false;
            }
            append(out, c);
            count++;
        }
        return out.toString();
    }

    /** An excerpt behind a spoiler, which the text cannot leave. */
    static String spoiler(String text, int most) {
        String line = line(text, most);
        return line.isEmpty() ? "*(no text)*" : "||" + line + "||";
    }

    private static void append(StringBuilder out, int c) {
        if (c == '@') {
            out.append("@\u200B");
        } else if (c == ':') {
            // neither an address nor a custom emoji nor a time stamp keeps its form
            out.append(":\u200B");
        } else if (c < 128 && MARKDOWN.indexOf(c) >= 0) {
            out.append('\\').appendCodePoint(c);
        } else {
            out.appendCodePoint(c);
        }
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || Character.isSpaceChar(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Controls, directions, zero widths, variation tags, lone surrogates, private use, unassigned. */
    private static boolean isHidden(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x2800
                || c == 0x115F
                || c == 0x1160;
    }
}
