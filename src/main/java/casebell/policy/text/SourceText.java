package casebell.policy.text;

import java.util.Arrays;
import java.util.OptionalInt;

/** The text of one file, and places in it. */
final class SourceText {
    private static final int STEP = 64;

    private final String text;
    private int[] marks = new int[16];
    private int lines;

    SourceText(String text) {
        this.text = text;
        begin(0);
        for (int i = 0; i < text.length(); i++) {
            if (endsLine(i)) {
                begin(i + 1);
            }
        }
    }

    /** Only every {@value #STEP}th beginning is kept: a file of nothing but line ends takes no memory. */
    private void begin(int offset) {
        if (lines % STEP == 0) {
            int mark = lines / STEP;
            if (mark == marks.length) {
                marks = Arrays.copyOf(marks, 2 * mark);
            }
            marks[mark] = offset;
        }
        lines++;
    }

    private boolean endsLine(int i) {
        char c = text.charAt(i);
        return c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
    }

    private int startOf(int line) {
        int offset = marks[(line - 1) / STEP];
        for (int more = (line - 1) % STEP; more > 0; more--) {
            offset = nextLine(offset);
        }
        return offset;
    }

    private int nextLine(int offset) {
        int i = offset;
        while (!endsLine(i)) {
            i++;
        }
        return i + 1;
    }

    String text() {
        return text;
    }

    /** The line without its end; empty when there is no such line. */
    String line(int number) {
        if (number < 1 || number > lines) {
            return "";
        }
        int start = startOf(number);
        int end = number < lines ? nextLine(start) : text.length();
        while (end > start && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    Place placeOf(int offset) {
        int low = 0;
        int high = (lines - 1) / STEP;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (marks[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int line = low * STEP + 1;
        int start = marks[low];
        while (line < lines && nextLine(start) <= offset) {
            start = nextLine(start);
            line++;
        }
        return new Place(line, text.codePointCount(start, Math.min(offset, text.length())) + 1);
    }

    /** The first character that is not seen, or that a reader would take for the end of a line. */
    OptionalInt firstHidden() {
        return Shown.firstHidden(text);
    }

    /**
     * Where a character of a value stands in the file. A value is the file's text without its quotes, escapes and indentation, so the
     * characters that are seen stand in the same order in both.
     *
     * @param start where the value begins in the file
     * @param index a character of the value
     */
    Place placeIn(Place start, String value, int index) {
        int at = beginOf(start);
        int last = at;
        for (int i = 0; i <= Math.min(index, value.length() - 1); i++) {
            char wanted = value.charAt(i);
            if (Character.isWhitespace(wanted)) {
                continue;
            }
            int found = text.indexOf(wanted, at);
            if (found < 0) {
                break;
            }
            last = found;
            at = found + 1;
        }
        boolean isPastTheEnd = index >= value.length();
        boolean isGap = !isPastTheEnd && Character.isWhitespace(value.charAt(index));
        return placeOf(isPastTheEnd || isGap ? last + 1 : last);
    }

    private int beginOf(Place start) {
        int line = startOf(Math.min(start.line(), lines));
        int offset = Math.min(text.length(), line + start.column() - 1);
        if (offset < text.length() && "|>".indexOf(text.charAt(offset)) >= 0) {
            int end = text.indexOf('\n', offset);
            return end < 0 ? text.length() : end + 1;
        }
        boolean isQuoted = offset < text.length() && "'\"".indexOf(text.charAt(offset)) >= 0;
        return isQuoted ? offset + 1 : offset;
    }
}
