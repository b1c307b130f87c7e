package casebell.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON strictly: no comments, no fractions, no name given twice, within limits of size and depth. */
final class JsonReader {
    private final String text;
    private int at;

    JsonReader(String text) {
        if (text.length() > Limits.MOST_CHARACTERS) {
            throw new JsonException(
                    "An entry may hold at most " + Limits.MOST_CHARACTERS + " characters, found more",
                    Limits.MOST_CHARACTERS);
        }
        this.text = text;
    }

    Json readWhole() {
        Json value = readValue(0);
        skipSpace();
        if (at < text.length()) {
            throw fault("Expected the end of the text");
        }
        return value;
    }

    private Json readValue(int level) {
        skipSpace();
        char c = peek();
        if (level >= Limits.MOST_LEVELS && (c == '{' || c == '[')) {
            throw fault("Nested more than " + Limits.MOST_LEVELS + " levels deep");
        }
        return switch (c) {
            case '{' -> readObject(level);
            case '[' -> readArray(level);
            case '"' -> new Json.Str(readText());
            case 't' -> readWord("true", new Json.Bool(true));
            case 'f' -> readWord("false", new Json.Bool(false));
            case 'n' -> readWord("null", new Json.Nil());
            default -> readNumber();
        };
    }

    private Json readObject(int level) {
        at++;
        Map<String, Json> fields = new LinkedHashMap<>();
        skipSpace();
        if (peek() == '}') {
            at++;
            return new Json.Obj(fields);
        }
        while (true) {
            skipSpace();
            String name = readText();
            skipSpace();
            expect(':');
            if (fields.put(name, readValue(level + 1)) != null) {
                throw fault("A name is given twice");
            }
            skipSpace();
            if (peek() == '}') {
                at++;
                return new Json.Obj(fields);
            }
            expect(',');
        }
    }

    private Json readArray(int level) {
        at++;
        List<Json> items = new ArrayList<>();
        skipSpace();
        if (peek() == ']') {
            at++;
            return new Json.Arr(items);
        }
        while (true) {
            items.add(readValue(level + 1));
            skipSpace();
            if (peek() == ']') {
                at++;
                return new Json.Arr(items);
            }
            expect(',');
        }
    }

    private String readText() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = peek();
            at++;
            if (c == '"') {
                return out.toString();
            }
            if (c < 0x20) {
                throw fault("A control character stands unescaped");
            }
            out.append(c == '\\' ? readEscape() : c);
        }
    }

    private char readEscape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> readCodeUnit();
            default -> throw fault("Unknown escape");
        };
    }

    private char readCodeUnit() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = "0123456789abcdef".indexOf(Character.toLowerCase(peek()));
            if (digit < 0) {
                throw fault("Expected four hexadecimal digits");
            }
            value = value * 16 + digit;
            at++;
        }
        return (char) value;
    }

    private Json readNumber() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String digits = text.substring(start, at);
        boolean fraction = at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0;
        if (fraction || !digits.matches("0|-?[1-9][0-9]{0,18}")) {
            throw fault("Expected a value: an object, an array, a string, a whole number, true, false or null");
        }
        try {
            return new Json.Num(Long.parseLong(digits));
        } catch (NumberFormatException tooLarge) {
            throw fault("The number is too large");
        }
    }

    private Json readWord(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw fault("Expected " + word);
        }
        at += word.length();
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw fault("The text ends too early");
        }
        return text.charAt(at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw fault("Expected '" + wanted + "'");
        }
        at++;
    }

    private JsonException fault(String message) {
        return new JsonException(message, at);
    }
}
