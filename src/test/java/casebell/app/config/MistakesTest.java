package casebell.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.config.ConfigLoader.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each {@code mistakes/*.yaml} is refused with the text beside it; {@code -Dgolden.write=true} writes the texts anew. */
class MistakesTest {
    private static final Path FOLDER = Path.of("src/test/resources/casebell/app/config/mistakes");
    private static final String TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4";

    private final ConfigLoader loader = new ConfigLoader(
            Map.of("GOOD_TOKEN", "abc.def.ghi", "EMPTY_TOKEN", " ", "SPACED_TOKEN", "two words"),
            InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z")));

    @TestFactory
    Stream<DynamicTest> is_told_as_the_golden_file_says() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    String told = told(file);
                    Path golden = Path.of(file.toString().replace(".yaml", ".txt"));
                    if (Boolean.getBoolean("golden.write")) {
                        Files.writeString(golden, told);
                    }
                    assertEquals(Files.readString(golden), told);
                }));
    }

    @Test
    void no_message_repeats_a_secret() throws IOException {
        for (Path file : files()) {
            String told = told(file);
            for (String secret : List.of(TOKEN, "ZnCjm1XVW7vRze4b7Cq4se7kKWs", "hunter2", "two words", "abc.def")) {
                assertFalse(told.contains(secret), () -> file + " repeats " + secret);
            }
        }
    }

    @Test
    void no_message_holds_control_characters() throws IOException {
        for (Path file : files()) {
            assertTrue(told(file).replace("\n", "").chars().noneMatch(Character::isISOControl), file::toString);
        }
    }

    private String told(Path file) throws IOException {
        Loaded loaded = loader.read(Files.readString(file), "casebell.yaml");
        Loaded.Refused refused = assertInstanceOf(Loaded.Refused.class, loaded, file::toString);
        return refused.mistakes().stream().map(Mistake::toText).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            List<Path> files =
                    all.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
            assertTrue(files.size() >= 25);
            return files;
        }
    }
}
