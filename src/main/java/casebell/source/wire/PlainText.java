package casebell.source.wire;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a reader sees of a post's HTML, as plain text: paragraphs and breaks are line ends, every tag goes, references become characters. One pass
 * over the text, whatever is in it. The result is still what a stranger wrote.
 */
public final class PlainText {
    private static final int LONGEST_REFERENCE = 10;
    private static final Set<String> BREAKS = Set.of("br", "p", "/p", "li", "div", "/div", "blockquote", "/blockquote");
    private static final Set<String> UNSEEN = Set.of("script", "style", "template", "noscript", "title");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

    private final String html;
    private final StringBuilder text = new StringBuilder();

    private PlainText(String html) {
        this.html = html;
    }

    /** The text that a reader sees. */
    public static String of(String html) {
        PlainText reading = new PlainText(html);
        reading.read();
        return tidy(reading.text.toString());
    }

    /** Lines without blanks at their ends, and never more than one empty line. Line by line: a pattern would look at a long run of blanks again and again. */
    private static String tidy(String text) {
        StringBuilder tidy = new StringBuilder();
        int empty = 0;
        for (String line : text.replace("\0", "").split("\n", -1)) {
            String bare = line.strip();
            if (bare.isEmpty()) {
                empty++;
            } else {
                tidy.append("\n".repeat(tidy.length() == 0 ? 0 : Math.min(empty, 1) + 1))
                        .append(bare);
                empty = 0;
            }
        }
        return tidy.toString();
    }

    private void read() {
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<' && opensTag(at)) {
                at = tag(at);
            } else if (c == '&') {
                at = reference(at);
            } else {
                text.append(c);
                at++;
            }
        }
    }

    private boolean opensTag(int at) {
        if (at + 1 >= html.length()) {
            return false;
        }
        char next = html.charAt(at + 1);
        return next == '/' || next == '!' || next == '?' || isLetter(next);
    }

    /** Skips a tag or a comment; an unfinished one hides what follows, as it does in a browser. */
    private int tag(int at) {
        if (html.startsWith("<!--", at)) {
            int end = html.indexOf("-->", at + 4);
            return end < 0 ? html.length() : end + 3;
        }
        int nameEnd = at + 1;
        while (nameEnd < html.length() && (isLetter(html.charAt(nameEnd)) || html.charAt(nameEnd) == '/')) {
            if (html.charAt(nameEnd) == '/' && nameEnd > at + 1) {
                break;
            }
            nameEnd++;
        }
        String name = html.substring(at + 1, nameEnd).toLowerCase(Locale.ROOT);
        if (BREAKS.contains(name)) {
            text.append('\n');
        }
        int end = tagEnd(nameEnd);
        if (!UNSEEN.contains(name)) {
            return end;
        }
        int closing = indexOfClosing(name, end);
        return closing < 0 ? html.length() : closing;
    }

    /** After the closing mark; a mark inside quotes closes nothing. */
    private int tagEnd(int from) {
        char quote = 0;
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return html.length();
    }

    private int indexOfClosing(String name, int from) {
        String closing = "</" + name;
        for (int i = html.indexOf("</", from); i >= 0; i = html.indexOf("</", i + 2)) {
            if (html.regionMatches(true, i, closing, 0, closing.length())) {
                return i;
            }
        }
        return -1;
    }

    private int reference(int at) {
        int end = at + 1;
        int last = Math.min(html.length() - 1, at + LONGEST_REFERENCE);
        while (end <= last && html.charAt(end) != ';') {
            end++;
        }
        if (end > last) {
            text.append('&');
            return at + 1;
        }
        String name = html.substring(at + 1, end);
        String character = name.startsWith("#") ? numbered(name.substring(1)) : NAMED.getOrDefault(name, "");
        if (character.isEmpty()) {
            text.append('&');
            return at + 1;
        }
        text.append(character);
        return end + 1;
    }

    private static String numbered(String number) {
        boolean isHex = number.startsWith("x") || number.startsWith("X");
        String digits = isHex ? number.substring(1) : number;
        if (!digits.matches(isHex ? "[0-9A-Fa-f]{1,6}" : "[0-9]{1,7}")) {
            return "";
        }
        int point = Integer.parseInt(digits, isHex ? 16 : 10);
        boolean isCharacter = Character.isValidCodePoint(point) && (point < 0xD800 || point > 0xDFFF) && point != 0;
        return isCharacter ? Character.toString(point) : "";
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
