package casebell.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What leaves the house must be as the file of its name says; {@code -Dgolden.write=true} writes the files anew. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/casebell/discord");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT);

    private Golden() {}

    /** One test for each file, given what it must hold. */
    static Stream<DynamicTest> files(Map<String, String> contents) {
        return contents.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check(each.getKey(), each.getValue())));
    }

    /** Several texts in one file, each under its name, with every invisible character as its number. */
    static String told(Map<String, String> told) {
        return told.entrySet().stream()
                .map(e -> "[" + e.getKey() + "]\n" + e.getValue().replace("\u200B", "\\u200B") + "\n")
                .collect(Collectors.joining("\n"));
    }

    private static void check(String name, String content) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertEquals(Files.readString(file), content);
    }

    /** The same JSON with its keys in order, and every invisible character as its number. */
    static String sorted(String json) throws IOException {
        String text = JSON.writeValueAsString(JSON.readValue(json, Object.class)) + "\n";
        return text.replace("\u200B", "\\u200B");
    }
}
