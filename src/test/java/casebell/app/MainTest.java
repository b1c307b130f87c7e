package casebell.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void the_program_starts_and_ends_with_the_exit_code_of_its_command() throws IOException, InterruptedException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        Process program = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), "casebell.app.Main", "config", "chekc")
                .redirectErrorStream(true)
                .start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(program.waitFor(60, TimeUnit.SECONDS));
        assertEquals(2, program.exitValue(), said);
        assertTrue(said.contains("Did you mean 'casebell config check'?"), said);
    }
}
