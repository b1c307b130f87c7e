package casebell.policy.format;

import java.util.ArrayList;
import java.util.List;

/** A condition in its canonical form: one space where there was any, broken before {@code &&} and {@code ||} when it is long. */
final class ConditionLines {
    private ConditionLines() {}

    /** The condition on one line. What stands in quotes stays as it is; a comment of CEL cannot be kept on one line and leaves the text as it is. */
    static String oneLine(String text) {
        StringBuilder out = new StringBuilder();
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                int end = endOfQuote(text, i);
                pad(out, space);
                space = false;
                out.append(text, i, end);
                i = end;
            } else if (Character.isWhitespace(c)) {
                space = true;
                i++;
            } else if (c == '/' && text.startsWith("//", i)) {
                return text.strip();
            } else {
                pad(out, space);
                space = false;
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }

    private static void pad(StringBuilder out, boolean space) {
        if (space && !out.isEmpty()) {
            out.append(' ');
        }
    }

    private static int endOfQuote(String text, int start) {
        char quote = text.charAt(start);
        String triple = String.valueOf(quote).repeat(3);
        if (text.startsWith(triple, start)) {
            int end = text.indexOf(triple, start + 3);
            return end < 0 ? text.length() : end + 3;
        }
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i + 1;
            }
        }
        return text.length();
    }

    /**
     * Lines of at most {@code width} characters where the condition lets itself be broken: before an operator that stands in no brackets, and, in an
     * operand that is still too long, before those in its outermost brackets, four spaces further in.
     *
     * @param line as {@link #oneLine} gives it
     */
    static List<String> wrapped(String line, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String part : parts(line, 0)) {
            if (!current.isEmpty() && current.length() + 1 + part.length() > width) {
                lines.add(current.toString());
                current.setLength(0);
            }
            current.append(current.isEmpty() ? "" : " ").append(part);
        }
        lines.add(current.toString());
        return lines.stream()
                .flatMap(l -> (l.length() <= width ? List.of(l) : inside(l)).stream())
                .toList();
    }

    private static List<String> inside(String line) {
        List<String> parts = parts(line, 1);
        List<String> lines = new ArrayList<>();
        for (String part : parts) {
            lines.add((lines.isEmpty() ? "" : "    ") + part);
        }
        return lines;
    }

    /** Pieces that begin with {@code &&} or {@code ||}, but for the first; broken in at most so many brackets. */
    private static List<String> parts(String line, int deepest) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' || c == '\'') {
                i = endOfQuote(line, i) - 1;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (c == ' ' && depth <= deepest && (line.startsWith(" && ", i) || line.startsWith(" || ", i))) {
                parts.add(line.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(line.substring(start));
        return parts;
    }
}
