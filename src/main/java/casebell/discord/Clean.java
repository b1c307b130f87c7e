package casebell.discord;

/**
 * Makes text from outside harmless: it cannot mention, format, preview, hide, turn around or overflow. The result is safe inside a spoiler, in the
 * middle of our own sentence, and in a log line.
 */
final class Clean {
    private static final String MARKDOWN = "\\*_~`|>#[]()<";
    private static final String AT_THE_START = "-+=";
    private static final int MOST_MARKS = 2;
    private static final String BREAK = "\u200B";

    private Clean() {}

    /** The text in one line, at most so many code points of it. No code point becomes more than two characters. */
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
            if (count + (space ? 1 : 0) >= most) {
                return out.append('…').toString();
            }
            if (space) {
                out.append(' ');
                count++;
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

    /** A sentence of the house or of its policy, which may carry formatting of its own: it cannot mention and cannot overflow. */
    static String own(String sentence, int most) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < sentence.length(); ) {
            int c = sentence.codePointAt(i);
            i += Character.charCount(c);
            if (isHidden(c) && c != '\n') {
                continue;
            }
            out.appendCodePoint(c);
            if (c == '@' || (c == '<' && !isClock(sentence, i))) {
                out.append(BREAK);
            }
        }
        return shortened(out.toString(), most);
    }

    private static boolean isClock(String sentence, int after) {
        return sentence.startsWith("t:", after);
    }

    /** At most so many characters, cut between two code points. */
    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private static void append(StringBuilder out, int c) {
        if (isInsideDomain(out, c)) {
            out.append(BREAK);
        }
        if (c == '@' || c == ':') {
            // neither a mention nor an address nor a custom emoji nor a time stamp keeps its form
            out.appendCodePoint(c).append(BREAK);
        } else if (isMarkdown(out, c)) {
            out.append('\\').appendCodePoint(c);
        } else {
            out.appendCodePoint(c);
        }
    }

    /** An invitation to a server needs no scheme to be shown as one. */
    private static boolean isInsideDomain(StringBuilder out, int c) {
        int dot = out.length() - 1;
        return dot > 0
                && Character.isLetter(c)
                && out.charAt(dot) == '.'
                && Character.isLetterOrDigit(out.codePointBefore(dot));
    }

    private static boolean isMarkdown(StringBuilder out, int c) {
        boolean isStart = out.length() == 0;
        boolean endsListNumber = c == '.' && !isStart && out.chars().allMatch(Character::isDigit);
        return endsListNumber || (c < 128 && (MARKDOWN.indexOf(c) >= 0 || (isStart && AT_THE_START.indexOf(c) >= 0)));
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

    /** Controls, directions, zero widths, variation tags, lone surrogates, private use, unassigned but for later emoji. */
    private static boolean isHidden(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (type == Character.UNASSIGNED && !(c >= 0x1F000 && c <= 0x1FAFF))
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x2800
                || c == 0x115F
                || c == 0x1160;
    }
}
