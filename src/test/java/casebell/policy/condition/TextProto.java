package casebell.policy.condition;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the text form of Protocol Buffers, as far as the conformance tests of CEL are written in it. */
final class TextProto {
    private final String text;
    private int at;

    private TextProto(String text) {
        this.text = text;
    }

    /** A value: a group of fields, or one scalar. */
    sealed interface Value {}

    /**
     * Fields in their order; a name can stand several times.
     *
     * @param fields at least none
     */
    record Message(List<Field> fields) implements Value {
        Message {
            fields = List.copyOf(fields);
        }

        Optional<Value> find(String name) {
            return all(name).stream().findFirst();
        }

        List<Value> all(String name) {
            return fields.stream()
                    .filter(f -> f.name().equals(name))
                    .map(Field::value)
                    .toList();
        }

        List<Message> messages(String name) {
            return all(name).stream().map(Message.class::cast).toList();
        }

        /** A text; empty when there is no such field. */
        String text(String name) {
            return find(name).map(v -> ((Scalar) v).text()).orElse("");
        }
    }

    /** A field with its value. */
    record Field(String name, Value value) {}

    /**
     * One value.
     *
     * @param bytes of a quoted text, each as one character; otherwise the word as it stands
     */
    record Scalar(String bytes) implements Value {
        /** As UTF-8. */
        String text() {
            return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }

    static Message read(String text) {
        TextProto proto = new TextProto(text);
        Message message = proto.message();
        if (proto.at < text.length()) {
            throw new IllegalArgumentException("More than a message, from character " + proto.at);
        }
        return message;
    }

    private Message message() {
        List<Field> fields = new ArrayList<>();
        while (skip() && "}>".indexOf(text.charAt(at)) < 0) {
            String name = name();
            boolean isScalar = takes(':');
            skip();
            if (takes('[')) {
                while (!takes(']')) {
                    fields.add(new Field(name, value(isScalar)));
                    takes(',');
                }
            } else {
                fields.add(new Field(name, value(isScalar)));
            }
            takes(',');
            takes(';');
        }
        return new Message(fields);
    }

    private Value value(boolean isScalar) {
        if (takes('{') || takes('<')) {
            Message message = message();
            at++;
            return message;
        }
        if (!isScalar) {
            throw new IllegalArgumentException("A value without a colon, at character " + at);
        }
        StringBuilder bytes = new StringBuilder();
        boolean isQuoted = false;
        while (skip() && "\"'".indexOf(text.charAt(at)) >= 0) {
            bytes.append(quoted());
            isQuoted = true;
        }
        return new Scalar(isQuoted ? bytes.toString() : word());
    }

    private String name() {
        if (!takes('[')) {
            return word();
        }
        int end = text.indexOf(']', at);
        String name = text.substring(at, end);
        at = end + 1;
        return name;
    }

    private String word() {
        skip();
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (start == at) {
            throw new IllegalArgumentException("No word at character " + at);
        }
        return text.substring(start, at);
    }

    private String quoted() {
        char quote = text.charAt(at++);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (text.charAt(at) != quote) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (c == '\\') {
                escaped(bytes);
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        at++;
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private void escaped(ByteArrayOutputStream bytes) {
        char kind = text.charAt(at++);
        int known = "abfnrtv".indexOf(kind);
        if (known >= 0) {
            bytes.write("\u0007\b\f\n\r\t\u000b".charAt(known));
        } else if (kind == 'x') {
            bytes.write(number(16, 2));
        } else if (kind >= '0' && kind <= '7') {
            at--;
            bytes.write(number(8, 3));
        } else if (kind == 'u' || kind == 'U') {
            bytes.writeBytes(Character.toString(number(16, kind == 'u' ? 4 : 8)).getBytes(StandardCharsets.UTF_8));
        } else {
            bytes.write(kind);
        }
    }

    private int number(int radix, int most) {
        int number = 0;
        for (int i = 0; i < most && Character.digit(text.charAt(at), radix) >= 0; i++) {
            number = number * radix + Character.digit(text.charAt(at++), radix);
        }
        return number;
    }

    private boolean takes(char c) {
        if (skip() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    /** Skips what means nothing; false at the end. */
    private boolean skip() {
        while (at < text.length()) {
            if (text.charAt(at) == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }
}
