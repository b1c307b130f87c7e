package casebell.audit;

import java.util.Iterator;
import java.util.Map;

/** Writes the one form of a value. */
final class CanonicalWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalWriter() {}

    static String write(Json value) {
        StringBuilder out = new StringBuilder();
        write(value, out, 0);
        return out.toString();
    }

    private static void write(Json value, StringBuilder out, int level) {
        if (level >= Limits.MOST_LEVELS && (value instanceof Json.Obj || value instanceof Json.Arr)) {
            throw new IllegalArgumentException(
                    "A value of the record is nested at most " + Limits.MOST_LEVELS + " levels deep");
        }
        if (value instanceof Json.Obj object) {
            writeObject(object, out, level);
        } else if (value instanceof Json.Arr array) {
            writeArray(array, out, level);
        } else if (value instanceof Json.Str text) {
            writeText(text.value(), out);
        } else if (value instanceof Json.Num number) {
            out.append(number.value());
        } else if (value instanceof Json.Bool bool) {
            out.append(bool.value());
        } else {
            out.append("null");
        }
    }

    private static void writeObject(Json.Obj object, StringBuilder out, int level) {
        out.append('{');
        Iterator<Map.Entry<String, Json>> fields = object.fields().entrySet().iterator();
        while (fields.hasNext()) {
            Map.Entry<String, Json> field = fields.next();
            writeText(field.getKey(), out);
            out.append(':');
            write(field.getValue(), out, level + 1);
            if (fields.hasNext()) {
                out.append(',');
            }
        }
        out.append('}');
    }

    private static void writeArray(Json.Arr array, StringBuilder out, int level) {
        out.append('[');
        for (int i = 0; i < array.items().size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            write(array.items().get(i), out, level + 1);
        }
        out.append(']');
    }

    private static void writeText(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> writePlain(text, i, c, out);
            }
        }
        out.append('"');
    }

    /** A lone surrogate has no UTF-8 form, so it is escaped; everything else above the controls stays as it is. */
    private static void writePlain(String text, int at, char c, StringBuilder out) {
        if (c < 0x20 || isLone(text, at, c)) {
            out.append("\\u")
                    .append(HEX[c >> 12])
                    .append(HEX[(c >> 8) & 15])
                    .append(HEX[(c >> 4) & 15])
                    .append(HEX[c & 15]);
        } else {
            out.append(c);
        }
    }

    private static boolean isLone(String text, int at, char c) {
        if (Character.isHighSurrogate(c)) {
            return at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
