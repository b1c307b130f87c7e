package casebell.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.example.AskThePolicy;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy is a library of its own: what the jar {@code casebell-policy} holds runs with CEL, RE2, ASM and Jackson, and nothing else of the house. */
class PolicyAloneTest {
    private static final Pattern NEEDED = Pattern.compile(
            "(asm|cel|compiler|runtime|common|protobuf|protobuf-java|antlr4-runtime|guava|failureaccess"
                    + "|re2j|jspecify|jackson-core|jackson-databind|jackson-annotations|jackson-dataformat-yaml|snakeyaml|threeten-extra)-[0-9].*[.]jar");

    @TempDir
    private Path folder;

    @Test
    void the_example_of_the_readme_runs_without_chat_database_and_web_server() throws Exception {
        Path classes = Path.of(
                Policy.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        copy(classes, "casebell/policy");
        copy(
                Path.of(AskThePolicy.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()),
                "casebell/example");
        List<String> path = new ArrayList<>(List.of(folder.toString()));
        for (String jar : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
            Path file = Path.of(jar);
            if (NEEDED.matcher(file.getFileName().toString()).matches() && !jar.contains("tools")) {
                path.add(jar);
            }
        }
        Path complaints = folder.resolve("complaints.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(File.pathSeparator, path),
                        AskThePolicy.class.getName())
                .redirectError(complaints.toFile()) // the JVM's own warnings go there too
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said + Files.readString(complaints));
        assertEquals("high, 2 people: A direct threat of violence against a person", said.strip());
    }

    @Test
    void the_readme_shows_this_example() throws IOException {
        String source = Files.readString(Path.of("src/test/java/casebell/example/AskThePolicy.java"));
        String body = source.substring(source.indexOf("        if (PolicyReader"), source.indexOf("\n    }\n}"))
                .lines()
                .map(l -> l.substring(8))
                .collect(Collectors.joining("\n"));
        assertTrue(Files.readString(Path.of("README.md")).contains("```java\n" + body + "\n```"), body);
    }

    private void copy(Path from, String part) throws IOException {
        try (Stream<Path> files = Files.walk(from.resolve(part))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
