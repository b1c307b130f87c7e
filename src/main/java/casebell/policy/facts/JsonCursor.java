package casebell.policy.facts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks through JSON in UTF-8 as machines write it. It knows fewer forms than JSON has, and takes none that JSON has not: whatever it does not know, it says
 * that it does not, and a full reader must look.
 */
final class JsonCursor {
    /** The longest name. */
    private static final int LONGEST_NAME = 1_000;
    /** The longest text, as for the full reader. */
    private static final int LONGEST_TEXT = 1 << 20;
    /** So many digits make the same number as a fraction of two whole numbers. */
    private static final int MOST_DIGITS = 15;

    private static final int MOST_WHOLE_DIGITS = 18;
    /** Before the point, and after it. */
    private static final int MOST_PLACES = 9;

    private static final double[] TEN_TO = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    /** What a decoder puts in place of bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\ufffd';

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long SPACES = ' ' * ONES;

    private final byte[] json;
    private int at;
    /** Where the last name, text or number begins and ends. */
    private int from;

    private int to;
    /** As {@link Word} tells words. */
    private long first;

    private long last;
    private boolean isAscii;
    private boolean isEscaped;

    JsonCursor(byte[] json) {
        this.json = json;
    }

    private void blank() {
        while (at < json.length && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
    }

    /** Passes this sign, if it is the next one. */
    boolean is(char sign) {
        if (at < json.length && json[at] == sign) {
            at++;
            return true;
        }
        blank();
        if (at < json.length && json[at] == sign) {
            at++;
            return true;
        }
        return false;
    }

    boolean isAtEnd() {
        blank();
        return at == json.length;
    }

    /** Passes this word, if it is the next one. */
    boolean isWord(byte[] word) {
        blank();
        if (json.length - at < word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (json[at + i] != word[i]) {
                return false;
            }
        }
        at += word.length;
        return true;
    }

    /** Passes a name and its colon: {@link #hash}, {@link #is(Word)} and {@link #name} tell about it. */
    boolean key() {
        if (!is('"')) {
            return false;
        }
        from = at;
        to = plainFrom(from);
        if (to >= json.length || json[to] != '"' || to - from > LONGEST_NAME) {
            return false;
        }
        at = to + 1;
        look();
        return is(':');
    }

    private void look() {
        first = Word.first(json, from, to);
        last = Word.last(json, from, to);
    }

    /** Of the last name, as {@link Word#hash()}. */
    int hash() {
        return Word.hash(first, last, to - from);
    }

    /** Whether the last name is this one. */
    boolean is(Word word) {
        return word.is(json, from, to, first, last);
    }

    /** The last name. */
    String name() {
        return new String(json, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Passes a text: {@link #text} and others tell about it. */
    boolean string() {
        if (!is('"')) {
            return false;
        }
        from = at;
        isAscii = true;
        isEscaped = false;
        for (int i = plainFrom(from); i < json.length; i = plainFrom(i + 1)) {
            byte next = json[i];
            if (next == '"') {
                to = i;
                at = i + 1;
                return to - from <= LONGEST_TEXT;
            }
            if (next >= 0 && next != '\\') {
                return false;
            }
            isAscii &= next >= 0;
            isEscaped |= next == '\\';
            i += next == '\\' ? 1 : 0;
        }
        return false;
    }

    /** The first place from here on where no plain sign of a text stands. */
    private int plainFrom(int begin) {
        int i = begin;
        for (; i <= json.length - Long.BYTES; i += Long.BYTES) {
            long eight = Word.eight(json, i);
            long quotes = eight ^ QUOTES;
            long slashes = eight ^ BACKSLASHES;
            // a high bit where a byte is a quote, a backslash, below a space or beyond ASCII; above the first one it
            // may be wrong
            long odd = ((quotes - ONES) | (slashes - ONES) | (eight - SPACES) | eight) & HIGHS;
            if (odd != 0) {
                return i + (Long.numberOfTrailingZeros(odd) >> 3);
            }
        }
        while (i < json.length && json[i] >= ' ' && json[i] != '"' && json[i] != '\\') {
            i++;
        }
        return i;
    }

    /** The last text; {@code null} when it holds something unusual. */
    @Nullable
    String text() {
        if (isAscii && !isEscaped) {
            return new String(json, from, to - from, StandardCharsets.ISO_8859_1);
        }
        String text = new String(json, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            return null;
        }
        return isEscaped ? unescaped(text) : text;
    }

    /** The last text, as one of these words; {@code null} when it is none of them, or is written in an unusual way. */
    @Nullable
    String among(List<Word> words) {
        look();
        for (int i = 0; i < words.size(); i++) {
            if (is(words.get(i))) {
                return words.get(i).text();
            }
        }
        return null;
    }

    /** The last text, when it is a moment in the usual form. */
    @Nullable
    Instant moment() {
        return Moments.plain(json, from, to - from);
    }

    private static @Nullable String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            c = text.charAt(++i);
            int meant = "\"\\/bfnrt".indexOf(c);
            if (meant >= 0) {
                plain.append("\"\\/\b\f\n\r\t".charAt(meant));
            } else if (c == 'u' && text.length() - i > 4) {
                int code = hexadecimal(text, i + 1);
                if (code < 0) {
                    return null;
                }
                plain.append((char) code);
                i += 4;
            } else {
                return null;
            }
        }
        return plain.toString();
    }

    private static int hexadecimal(String text, int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }

    /** A whole number of at most eighteen signs; {@code null} for anything else. */
    @Nullable
    Long whole() {
        blank();
        int begin = at;
        boolean isNegative = is('-');
        long digits = digits(MOST_WHOLE_DIGITS - (at - begin));
        boolean isOne = digits >= 0 && isOver();
        return isOne ? (Long) (isNegative ? -digits : digits) : null;
    }

    /** A number that is not negative, of few digits; not a number for anything else. */
    double number() {
        blank();
        int begin = at;
        long digits = digits(MOST_PLACES);
        if (digits < 0) {
            return Double.NaN;
        }
        int places = 0;
        if (at < json.length && json[at] == '.') {
            at++;
            int point = at;
            while (at < json.length && json[at] >= '0' && json[at] <= '9' && at - point < MOST_PLACES) {
                digits = 10 * digits + (json[at++] - '0');
            }
            places = at - point;
            if (places == 0) {
                return Double.NaN;
            }
        }
        return isOver() && at - begin <= MOST_DIGITS ? digits / TEN_TO[places] : Double.NaN;
    }

    /** Negative when there are none, more than so many, or a zero before others. */
    private long digits(int most) {
        int begin = at;
        long number = 0;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            if (at - begin >= most) {
                return -1;
            }
            number = 10 * number + (json[at++] - '0');
        }
        return at == begin || (json[begin] == '0' && at - begin > 1) ? -1 : number;
    }

    /** Whether a number ends here. */
    private boolean isOver() {
        return at < json.length && (json[at] == ',' || json[at] == '}' || json[at] == ']' || json[at] <= ' ');
    }
}
