package casebell.policy.condition;

import casebell.policy.condition.TextProto.Message;
import casebell.policy.condition.TextProto.Scalar;
import casebell.policy.condition.TextProto.Value;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One test of the conformance tests of CEL.
 *
 * @param name file, section and test
 * @param expression what is evaluated
 * @param expected what must come of it; empty for an error
 */
record CelSpecCase(String name, String expression, Optional<Message> expected) {
    private static final String TYPES = "type.googleapis.com/google.protobuf.";

    /** The tests of a file, in its order. */
    static List<CelSpecCase> read(Path file) throws IOException {
        Message all = TextProto.read(Files.readString(file));
        List<CelSpecCase> cases = new ArrayList<>();
        for (Message section : all.messages("section")) {
            for (Message test : section.messages("test")) {
                String name = all.text("name") + "/" + section.text("name") + "/" + test.text("name");
                boolean isError = test.find("eval_error").isPresent();
                Message value =
                        test.find("value").map(Message.class::cast).orElseGet(() -> TextProto.read("bool_value: true"));
                cases.add(new CelSpecCase(name, test.text("expr"), isError ? Optional.empty() : Optional.of(value)));
            }
        }
        return cases;
    }

    /** Whether yes or no must come of it. */
    Optional<Boolean> expectedFlag() {
        return expected.flatMap(v -> v.find("bool_value"))
                .map(v -> ((Scalar) v).bytes().equals("true"));
    }

    /** A condition that holds when what is expected comes of the expression; empty when CEL cannot write that down. */
    Optional<String> asCondition() {
        if (expectedFlag().isPresent()) {
            return Optional.of(expression);
        }
        if (expected.isEmpty()) {
            return Optional.of("(" + expression + "\n) == (" + expression + "\n)");
        }
        boolean isNan = expected.get().text("double_value").equalsIgnoreCase("nan");
        return isNan
                ? Optional.of("(" + expression + "\n) != (" + expression + "\n)")
                : literal(expected.get()).map(l -> "(" + expression + "\n) == " + l);
    }

    private static Optional<String> literal(Message value) {
        TextProto.Field field = value.fields().get(0);
        Value of = field.value();
        return switch (field.name()) {
            case "bool_value" -> Optional.of(word(of));
            case "int64_value" -> Optional.of(whole(word(of)).toString());
            case "uint64_value" -> Optional.of(whole(word(of)) + "u");
            case "double_value" -> Optional.of(fraction(word(of)));
            case "null_value" -> Optional.of("null");
            case "string_value" -> Optional.of(quoted(((Scalar) of).text()));
            case "bytes_value" -> Optional.of(bytes(((Scalar) of).bytes()));
            case "type_value" -> Optional.of(word(of));
            case "list_value" -> list((Message) of);
            case "map_value" -> map((Message) of);
            case "object_value" -> object((Message) of);
            default -> Optional.empty();
        };
    }

    private static Optional<String> list(Message list) {
        List<String> items = new ArrayList<>();
        for (Message item : list.messages("values")) {
            Optional<String> literal = literal(item);
            if (literal.isEmpty()) {
                return literal;
            }
            items.add(literal.get());
        }
        return Optional.of("[" + String.join(", ", items) + "]");
    }

    private static Optional<String> map(Message map) {
        List<String> entries = new ArrayList<>();
        for (Message entry : map.messages("entries")) {
            Optional<String> key = literal(entry.messages("key").get(0));
            Optional<String> value = literal(entry.messages("value").get(0));
            if (key.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            entries.add(key.get() + ": " + value.get());
        }
        return Optional.of("{" + String.join(", ", entries) + "}");
    }

    private static Optional<String> object(Message object) {
        TextProto.Field of = object.fields().get(0);
        if (!of.name().equals(TYPES + "Timestamp") && !of.name().equals(TYPES + "Duration")) {
            return Optional.empty();
        }
        Message parts = (Message) of.value();
        long seconds = parts.find("seconds").map(v -> Long.parseLong(word(v))).orElse(0L);
        long nanos = parts.find("nanos").map(v -> Long.parseLong(word(v))).orElse(0L);
        if (of.name().endsWith("Timestamp")) {
            return Optional.of("timestamp(\"" + Instant.ofEpochSecond(seconds, nanos) + "\")");
        }
        Duration span = Duration.ofSeconds(seconds, nanos);
        return Optional.of("duration(\"" + span.getSeconds() + "s\") + duration(\"" + span.getNano() + "ns\")");
    }

    private static String word(Value value) {
        return ((Scalar) value).bytes();
    }

    private static BigInteger whole(String word) {
        return word.matches("-?0[xX].*") ? new BigInteger(word.replaceFirst("0[xX]", ""), 16) : new BigInteger(word);
    }

    private static String fraction(String word) {
        String plain = word.toLowerCase(java.util.Locale.ROOT);
        return plain.matches("-?(inf|infinity)")
                ? "(" + (plain.startsWith("-") ? "-" : "") + "1.0 / 0.0)"
                : String.valueOf(Double.parseDouble(plain));
    }

    private static String quoted(String text) {
        return text.codePoints()
                .mapToObj(c ->
                        c >= ' ' && c < 0x7F && c != '"' && c != '\\' ? Character.toString(c) : "\\U%08x".formatted(c))
                .collect(Collectors.joining("", "\"", "\""));
    }

    private static String bytes(String bytes) {
        return bytes.chars().mapToObj("\\x%02x"::formatted).collect(Collectors.joining("", "b\"", "\""));
    }
}
