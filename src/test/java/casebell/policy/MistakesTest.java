package casebell.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.policy.text.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each folder of {@code mistakes} is refused with the text in its {@code told.txt}; {@code -Dgolden.write=true} writes the texts anew. */
class MistakesTest {
    private static final Path FOLDER = Path.of("src/test/resources/casebell/policy/mistakes");

    @TestFactory
    Stream<DynamicTest> is_told_as_the_golden_file_says() throws IOException {
        return bundles().stream()
                .map(bundle -> DynamicTest.dynamicTest(bundle.getFileName().toString(), () -> {
                    String told = told(bundle);
                    Path golden = bundle.resolve("told.txt");
                    if (Boolean.getBoolean("golden.write")) {
                        Files.writeString(golden, told);
                    }
                    assertEquals(Files.readString(golden), told);
                }));
    }

    @Test
    void no_message_holds_control_characters_or_more_than_a_screen_is_wide() throws IOException {
        for (Path bundle : bundles()) {
            String told = told(bundle);
            assertTrue(told.replace("\n", "").chars().noneMatch(Character::isISOControl), bundle::toString);
            assertTrue(told.lines().allMatch(line -> line.length() < 400), bundle::toString);
        }
    }

    @Test
    void every_message_names_its_file_and_a_place_that_is_in_it() throws IOException {
        for (Path bundle : bundles()) {
            for (Mistake mistake : mistakes(bundle)) {
                Path file = bundle.resolve(mistake.file());
                if (Files.isRegularFile(file)) {
                    long lines = Files.readString(file).lines().count();
                    assertTrue(mistake.place().line() <= lines + 1, mistake::toText);
                }
            }
        }
    }

    private static String told(Path bundle) {
        return mistakes(bundle).stream()
                .map(Mistake::toText)
                .map(text -> text.replace(bundle.toString(), "(bundle)"))
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static List<Mistake> mistakes(Path bundle) {
        return assertInstanceOf(PolicyReader.Read.Refused.class, PolicyReader.read(bundle), bundle::toString)
                .mistakes();
    }

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            List<Path> bundles = all.filter(Files::isDirectory).sorted().toList();
            assertTrue(bundles.size() >= 70);
            return bundles;
        }
    }
}
