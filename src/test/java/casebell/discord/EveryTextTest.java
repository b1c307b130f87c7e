package casebell.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether every text that the bot can send stands in a golden file, and fits a phone. */
class EveryTextTest {
    private static final Path GOLDEN = Path.of("src/test/resources/casebell/discord");
    private static final Path MAIN = Path.of("src/main/java/casebell");
    private static final Path BY_DESKS = GOLDEN.resolve("sentences-of-the-desks.txt");
    private static final Set<String> TEXTS = Set.of("String", "Optional", "MessageEmbed", "StringBuilder");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Files of the discord room whose sentences nobody reads in the chat: they go to the log, and to whoever starts the house. */
    private static final Set<String> FOR_OPERATORS = Set.of(
            "Buttons.java",
            "Poster.java",
            "DiscordGate.java",
            "DiscordTrouble.java",
            "Arrival.java",
            "Translations.java");

    /** In what only says how a date is written. */
    private static final String YEAR = "uuuu";

    /** Sentences that nothing can bring about: commands are registered in one server only, and only what is registered can be sent. */
    private static final Set<String> OUT_OF_REACH = Set.of(
            "Casebell works only in its own server.", "This command is not known. /help lists what Casebell can do.");

    @Test
    void each_kind_of_answer_is_rendered_into_a_golden_file() {
        JavaClasses tests = new ClassFileImporter()
                .importPaths(
                        Path.of("target/classes/casebell/discord"), Path.of("target/test-classes/casebell/discord"));
        Set<String> made = tests.stream()
                .filter(c -> c.getName().endsWith("Test") || c.getName().endsWith(".Cards"))
                .flatMap(c -> c.getConstructorCallsFromSelf().stream())
                .map(call -> call.getTargetOwner().getName())
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        for (JavaClass room : tests) {
            if (!room.getName().endsWith("Test")) {
                for (Method method : room.reflect().getDeclaredMethods()) {
                    if (!TEXTS.contains(method.getReturnType().getSimpleName())) {
                        continue;
                    }
                    Arrays.stream(method.getParameterTypes())
                            .filter(type -> type.isSealed() && type.getName().startsWith("casebell."))
                            .flatMap(EveryTextTest::kinds)
                            .map(Class::getName)
                            .filter(name -> !made.contains(name))
                            .forEach(missing::add);
                }
            }
        }
        assertEquals(Set.of(), missing, "answers that no golden test renders");
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EveryTextTest::kinds)
                : Stream.of(type);
    }

    @Test
    void each_sentence_of_the_room_stands_in_a_golden_file() throws IOException {
        String golden = flat(rendered());
        Map<String, List<String>> missing = new TreeMap<>();
        for (Path file : sources(MAIN.resolve("discord"))) {
            if (!FOR_OPERATORS.contains(file.getFileName().toString())) {
                List<String> unseen = Sentences.of(Files.readString(file)).stream()
                        .map(EveryTextTest::flat)
                        .filter(s -> !golden.contains(s) && !OUT_OF_REACH.contains(s) && !s.contains(YEAR))
                        .toList();
                if (!unseen.isEmpty()) {
                    missing.put(file.getFileName().toString(), unseen);
                }
            }
        }
        assertEquals(Map.of(), missing, "sentences that no golden file shows");
    }

    /** What the desks say through cards and notices is made of these; a new one is seen here before anybody else sees it. */
    @Test
    void each_sentence_of_the_desks_stands_in_a_golden_file() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String desk : List.of("cases", "intake", "review", "escalation", "liaison", "digest")) {
            for (Path file : sources(MAIN.resolve(desk))) {
                List<String> sentences = Sentences.of(Files.readString(file)).stream()
                        .filter(s -> s.contains(" "))
                        .distinct()
                        .toList();
                if (!sentences.isEmpty()) {
                    all.append('[')
                            .append(MAIN.relativize(file))
                            .append("]\n")
                            .append(String.join("\n", sentences).strip())
                            .append("\n\n");
                }
            }
        }
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(BY_DESKS, all);
        }
        assertEquals(Files.readString(BY_DESKS), all.toString());
    }

    @Test
    void each_text_fits_a_phone() throws IOException {
        List<String> wide = new ArrayList<>();
        for (Path file : goldens()) {
            String name = file.getFileName().toString();
            String content = Files.readString(file);
            if (name.endsWith(".json") && !name.equals("commands.json")) {
                Phone.message(JSON.readTree(content.replace("\\u200B", "")))
                        .forEach(why -> wide.add(name + ": " + why));
            } else if (name.startsWith("replies") || name.equals("said.txt") || name.equals("incident-replies.txt")) {
                texts(content)
                        .forEach((what, text) ->
                                Phone.text(text).forEach(why -> wide.add(name + " [" + what + "]: " + why)));
            }
        }
        assertEquals(List.of(), wide);
    }

    @Test
    void the_ruler_of_the_phone_measures() throws IOException {
        assertTrue(Phone.text("short").isEmpty());
        assertEquals(
                1,
                Phone.text("x".repeat(1901)).stream()
                        .filter(w -> w.contains("1900"))
                        .count());
        assertEquals(1, Phone.text("```\n" + "a b ".repeat(20) + "\n```").size());
        assertEquals(1, Phone.text("a word " + "x".repeat(61)).size());
        JsonNode label =
                JSON.readTree("{\"components\": [{\"components\": [{\"label\": \"" + "Approve ".repeat(6) + "\"}]}]}");
        assertEquals(1, Phone.message(label).size());
    }

    /** By name; each begins with its name in brackets. */
    private static Map<String, String> texts(String file) {
        Map<String, String> texts = new LinkedHashMap<>();
        String name = "";
        StringBuilder text = new StringBuilder();
        for (String line : (file + "\n\n[]").lines().toList()) {
            if (line.startsWith("[")
                    && line.endsWith("]")
                    && (text.isEmpty() || text.toString().endsWith("\n\n"))) {
                texts.put(name, text.toString().strip());
                name = line.substring(1, line.length() - 1);
                text.setLength(0);
            } else {
                text.append(line).append('\n');
            }
        }
        texts.remove("");
        return texts;
    }

    private static List<Path> goldens() throws IOException {
        try (Stream<Path> all = Files.list(GOLDEN)) {
            return all.sorted().toList();
        }
    }

    private static String rendered() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : goldens()) {
            if (!file.equals(BY_DESKS)) {
                String content = Files.readString(file);
                all.append(file.toString().endsWith(".json") ? unescaped(content) : content)
                        .append('\n');
            }
        }
        return all.toString();
    }

    private static String unescaped(String json) {
        return json.replace("\\n", "\n").replace("\\\"", "\"");
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }
}
