package casebell.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shared policy is answered by the house's own engine: what runs the rest of CEL is never loaded, which a bot that waits would pay for in memory. */
class SharedPolicyIsLightTest {
    private static final Pattern RUNTIME = Pattern.compile("dev\\.cel\\.runtime\\.[A-Za-z.$]+");

    @TempDir
    private Path folder;

    @Test
    void all_tests_of_the_shared_policy_run_without_the_runtime_of_cel_java() throws Exception {
        assertEquals(List.of(), loadedBy(Path.of("config/policy")));
    }

    @Test
    void a_condition_that_only_cel_java_answers_would_be_noticed() throws Exception {
        Files.writeString(folder.resolve("rules.yaml"), """
                categories: {spam: Spam}
                rules:
                  - {id: spam, title: Spam, category: spam, severity: low, when: '[reach.views].map(v, v + 1) == [2]'}
                tests:
                  - {name: Two, facts: {reach: {views: 1}}, expect: {rules: [spam]}}
                """);
        assertTrue(loadedBy(folder).stream().anyMatch(name -> name.contains("Planner")), () -> "nothing is noticed");
    }

    /** Classes of cel-java's runtime that are loaded to test a bundle; an exception that is only named is none. */
    private List<String> loadedBy(Path bundle) throws Exception {
        Path log = folder.resolve("classes.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:off",
                        "-Xlog:class+load=info:file=" + log.getFileName() + "::filecount=0",
                        "-cp",
                        absolute(System.getProperty("java.class.path")),
                        "casebell.app.Main",
                        "policy",
                        "test",
                        bundle.toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), told);
        try (Stream<String> lines = Files.lines(log)) {
            return lines.flatMap(line -> RUNTIME.matcher(line).results())
                    .map(MatchResult::group)
                    .filter(name -> !name.equals("dev.cel.runtime.CelEvaluationException"))
                    .distinct()
                    .toList();
        }
    }

    private static String absolute(String classPath) {
        return List.of(classPath.split(File.pathSeparator)).stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
