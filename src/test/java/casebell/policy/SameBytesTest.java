package casebell.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same facts and the same bundle give the same bytes and the same revision, whatever the machine's language, digits, calendar, time zone and charset are, and in
 * whatever order its hash maps stand.
 */
class SameBytesTest {
    @TempDir
    private Path folder;

    @Test
    void other_machines_write_the_same_verdicts() throws Exception {
        String here = WriteVerdicts.digest();
        List<Process> machines = new ArrayList<>();
        machines.add(machine("C", "-Dfile.encoding=ISO-8859-1", "-Duser.timezone=Asia/Tehran"));
        machines.add(machine(
                "tr_TR",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=2"));
        machines.add(machine(
                "ar_EG.UTF-8",
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.extensions=nu-arab-ca-islamic",
                "-Xint"));
        for (Process machine : machines) {
            String said = new String(machine.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, machine.waitFor(), () -> said + complaints());
            assertEquals(here, said.strip());
        }
        assertTrue(here.matches("\\d{3,} verdicts of sha256:[0-9a-f]{64}: [0-9a-f]{64}"), here);
    }

    private Process machine(String language, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WriteVerdicts.class.getName()));
        ProcessBuilder process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(file()));
        process.environment().put("LC_ALL", language);
        return process.start();
    }

    private File file() {
        return folder.resolve("complaints.txt").toFile(); // the JVM's own warnings go there too
    }

    private String complaints() {
        try {
            return Files.readString(file().toPath());
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
