package casebell.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @Test
    void the_program_starts_and_ends_with_the_exit_code_of_its_command() throws IOException, InterruptedException {
        Process program = start("config", "chekc");
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(program.waitFor(60, TimeUnit.SECONDS));
        assertEquals(2, program.exitValue(), said);
        assertTrue(said.contains("Did you mean 'casebell config check'?"), said);
    }

    @Test
    void a_house_that_is_asked_to_stop_says_that_it_has_stopped_and_nothing_went_wrong(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path config = Files.writeString(
                folder.resolve("casebell.yaml"),
                "store: {path: '" + folder.resolve("casebell.db") + "'}\npolicy: {path: config/policy}\n");
        Process program = start("run", "--port", "0", "--config", config.toString());
        StringBuilder said = new StringBuilder();
        try (BufferedReader reader = program.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                said.append(line).append('\n');
                if (line.equals("Stop it with Ctrl+C.")) {
                    program.toHandle().destroy();
                }
            }
        } finally {
            program.destroyForcibly();
        }
        assertTrue(program.waitFor(60, TimeUnit.SECONDS));
        String last = said.substring(said.indexOf("Stop it with Ctrl+C."));
        assertEquals("Stop it with Ctrl+C.\nCasebell has stopped.\n", last, said.toString());
        assertEquals(143, program.exitValue(), "what Java says when it was asked to end, and README tells");
    }

    private static Process start(String... words) throws IOException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        List<String> command =
                new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path"), "casebell.app.Main"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
