package casebell.policy.format;

import java.util.List;
import java.util.regex.Pattern;

/** Writes single values, with quotes only where YAML needs them. */
final class Scalars {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_(/$.][^\\n\\t]*");
    private static final List<String> INSIDE_FLOW = List.of(",", "[", "]", "{", "}");
    private static final Pattern LOOKS_LIKE_ANOTHER_TYPE =
            Pattern.compile("(?i)(null|~|true|false|yes|no|on|off|y|n|\\.inf|\\.nan|[-+.0-9][-+.0-9_a-fox:]*)");

    private Scalars() {}

    /**
     * A value on one line.
     *
     * @param wasText whether it was written with quotes or as a block, so that a value that looks like a number stays a text
     * @param inFlow whether it stands inside of brackets
     */
    static String write(String value, boolean wasText, boolean inFlow) {
        if (isPlain(value, inFlow)
                && !(wasText && LOOKS_LIKE_ANOTHER_TYPE.matcher(value).matches())) {
            return value;
        }
        boolean needsEscapes = value.chars().anyMatch(c -> c < ' ' || c == 0x7f || (c >= 0x80 && c < 0xa0));
        if (!needsEscapes && value.contains("\"") && !value.contains("'")) {
            return "'" + value + "'";
        }
        return doubleQuoted(value);
    }

    private static boolean isPlain(String value, boolean inFlow) {
        return PLAIN.matcher(value).matches()
                && value.equals(value.strip())
                && !value.contains(": ")
                && !value.contains(" #")
                && !value.endsWith(":")
                && value.chars().noneMatch(c -> c < ' ' || c == 0x7f)
                && !(inFlow && (INSIDE_FLOW.stream().anyMatch(value::contains) || value.contains(":")));
    }

    private static String doubleQuoted(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ' || c == 0x7f || (c >= 0x80 && c < 0xa0)) {
                        out.append("\\u%04X".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
