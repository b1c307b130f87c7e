package casebell.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import casebell.policy.text.Mistake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the folder of a bundle and is no plain file of it is refused by its name, never passed over, never followed out, never waited for. */
class HostileFolderTest {
    private static final String SOUND = """
            categories: {spam: Spam}
            rules:
              - {id: spam, title: Spam, category: spam, severity: low, when: 'signal("spam", 0.0) >= 0.8'}
            """;

    @TempDir
    private Path outside;

    private Path folder;

    @BeforeEach
    void a_sound_bundle() throws IOException {
        folder = Files.createDirectory(outside.resolve("bundle"));
        Files.writeString(folder.resolve("rules.yaml"), SOUND);
    }

    @Test
    void a_link_out_of_the_folder_is_refused() throws IOException {
        Path secret = Files.writeString(outside.resolve("secret.yaml"), "name: secret\n");
        Files.createSymbolicLink(folder.resolve("more.yaml"), secret);
        assertEquals(
                "more.yaml:1:1\n  found     a link that leads out of the folder or to nothing\n  expected  the file itself",
                only().toText());
        Files.delete(folder.resolve("more.yaml"));
        Files.createSymbolicLink(folder.resolve("more.yaml"), Path.of("nowhere"));
        assertEquals("a link that leads out of the folder or to nothing", only().found());
        Files.delete(folder.resolve("more.yaml"));
        Files.createSymbolicLink(folder.resolve("again"), folder);
        assertEquals("a link to a folder, which would not be read", only().found());
    }

    @Test
    void a_mounted_folder_whose_files_are_links_within_it_is_read_as_if_they_were_files() throws IOException {
        String plain = ready(folder).revision();
        Files.createDirectory(folder.resolve("..2026_04_14"));
        Files.move(folder.resolve("rules.yaml"), folder.resolve("..2026_04_14/rules.yaml"));
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_04_14"));
        Files.createSymbolicLink(folder.resolve("rules.yaml"), Path.of("..data/rules.yaml"));
        assertEquals(plain, ready(folder).revision());
        assertEquals(
                plain,
                ready(Files.createSymbolicLink(outside.resolve("link"), folder)).revision());
    }

    @Test
    void a_pipe_is_not_waited_for() throws Exception {
        int made = new ProcessBuilder("mkfifo", folder.resolve("pipe.yaml").toString())
                .start()
                .waitFor();
        assertEquals(0, made);
        assertEquals("a pipe, a device or something else that is no plain file", only().found());
    }

    @Test
    void what_looks_like_a_file_of_the_bundle_and_would_not_be_read_is_named() throws IOException {
        Files.createDirectory(folder.resolve("a.yaml"));
        assertEquals("a folder that is named like a file", only().found());
        Files.delete(folder.resolve("a.yaml"));
        Path shouting = Files.writeString(folder.resolve("MORE.YAML"), "name: x\n");
        assertEquals("a file named *.YAML, which would not be read", only().found());
        Files.delete(shouting);
        Files.createDirectories(folder.resolve("a/b/c/d/e"));
        Files.writeString(folder.resolve("a/b/c/d/e/rules.yaml"), "name: x\n");
        assertEquals(
                "a/b/c/d/e:1:1\n  found     a folder more than 4 deep, which would not be read\n  expected  folders at most 4 deep",
                only().toText());
    }

    @Test
    void a_name_that_machines_read_differently_or_that_hides_something_is_refused() throws IOException {
        for (String name : List.of("über.yaml", "a\nb.yaml", "x\u202elmay.yaml", "a\u001b[31m.yaml")) {
            Path file = Files.writeString(folder.resolve(name), "name: x\n");
            Mistake mistake = only();
            assertEquals("a name that is not the same on every machine", mistake.found());
            assertEquals(2, mistake.toText().lines().skip(1).count(), mistake::toText);
            Files.delete(file);
        }
    }

    @Test
    void a_hundred_thousand_files_are_not_looked_at() throws IOException {
        for (int i = 0; i < 10_001; i++) {
            Files.createFile(folder.resolve("f" + i));
        }
        assertEquals("more than 10000 files and folders", only().found());
    }

    @Test
    void what_is_hidden_is_not_counted() throws IOException {
        Path git = Files.createDirectory(folder.resolve(".git"));
        for (int i = 0; i < 300; i++) {
            Files.writeString(git.resolve("f" + i + ".yaml"), "rules: 7");
        }
        assertEquals(1, ready(folder).size());
    }

    @Test
    void names_and_bytes_both_count_for_the_revision_and_the_place_of_the_folder_does_not() throws IOException {
        String before = ready(folder).revision();
        Path elsewhere = Files.createDirectories(outside.resolve("else where/ü"));
        Files.write(elsewhere.resolve("rules.yaml"), SOUND.getBytes(StandardCharsets.UTF_8));
        assertEquals(before, ready(elsewhere).revision());
        Files.move(folder.resolve("rules.yaml"), folder.resolve("rule.yaml"));
        assertNotEquals(before, ready(folder).revision());
    }

    private static Policy ready(Path folder) {
        return assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(folder))
                .policy();
    }

    private Mistake only() {
        List<Mistake> mistakes = assertInstanceOf(PolicyReader.Read.Refused.class, PolicyReader.read(folder))
                .mistakes();
        assertEquals(1, mistakes.size(), mistakes::toString);
        return mistakes.get(0);
    }
}
