package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.SOON;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.sandbox.Answer;
import casebell.sandbox.Person;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Casebell says in a day at the desk that no golden file of one answer holds: forms, menus, hints, lists, and answers to slips. */
class SaidOverTheWireTest {
    private static final Path SAID = Path.of("src/test/resources/casebell/discord/said.txt");

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void a_day_at_the_desk_reads_as_the_golden_file_says() throws Exception {
        try (RunningHouse running = RunningHouse.start(folder)) {
            Person ines = running.as("ines");
            beforeTheFirstCase(ines);
            aLink(running, ines);
            aCard(running, ines);
            slips(running, ines);
            lists(running, ines);
            afterTheDeed(running, ines);
        }
        String text = String.join("\n", said);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(SAID, text);
        }
        assertEquals(Files.readString(SAID), text);
    }

    private void beforeTheFirstCase(Person ines) {
        slash(ines, "help", Map.of());
        slash(ines, "help", Map.of("about", "appeal"));
        slash(ines, "queue", Map.of());
        slash(ines, "appeal list", Map.of());
        slash(ines, "case show", Map.of("case", "that one"));
    }

    private void aLink(RunningHouse running, Person ines) {
        slash(ines, "case open", Map.of("case", "demo/4834"));
        running.card("4834", has("The policy suggests"));
        running.opened("4834");
        ObjectNode again = ines.say("case-review", "Look: " + running.link("4834"));
        say(
                "a link that was pasted before",
                ines.await("case-review", RunningHouse.answers(again), SOON)
                        .path("content")
                        .asText());
        say("the menu of a message without a link", ines.menu(ines.say("general", "Good morning"), "Open case"));
        ObjectNode message = ines.say("general", running.link("4853") + " " + running.link("4858"));
        say("the menu of a message with two", ines.menu(message, "Open case"));
        running.card("4858", has("The policy suggests"));
        say("completion of a case", String.join("\n", ines.complete("general", "case show", "case", "4834")));
    }

    private void aCard(RunningHouse running, Person ines) {
        ObjectNode card = running.card("4834", has("Approve\""));
        Answer why = ines.press(card, "Why");
        say("[Why]", why);
        say("[Show text]", ines.press(why.message(), "Show text"));
        say("[Change]", ines.press(card, "Change"));
        form("[Dismiss]", ines.press(card, "Dismiss"));
        form("[Dismiss] of high severity", ines.press(running.opened("4853"), "Dismiss"));
        form("[Escalate]", ines.press(card, "Escalate"));
        slash(ines, "case show", Map.of("case", "demo/4834"));
        String history = ines.slash("general", "case history", Map.of("case", "demo/4834"))
                .text();
        say(
                "/case history case:demo/4834, its lines in another order",
                steady(history).lines().distinct().sorted().collect(Collectors.joining("\n")));
    }

    private void slips(RunningHouse running, Person ines) {
        slash(ines, "queue", Map.of("severity", "dreadful"));
        slash(ines, "queue", Map.of("only", "theirs"));
        slash(ines, "case handover", Map.of("case", "demo/4834", "to", "Lena", "note", "yours"));
        slash(ines, "handover", Map.of("hours", "99"));
        slash(running.as("vera"), "case confidential", Map.of("case", "demo/4834", "set", "maybe"));
        slash(running.as("vera"), "operator safe-mode", Map.of("set", "maybe"));
    }

    private void lists(RunningHouse running, Person ines) {
        slash(ines, "queue", Map.of());
        slash(ines, "queue", Map.of("only", "mine"));
        slash(ines, "operator status", Map.of());
        slash(ines, "handover", Map.of("hours", "1"));
        slash(ines, "handover", Map.of("hours", "1", "post", "yes"));
        slash(ines, "policy show", Map.of());
        slash(running.as("olek"), "policy reload", Map.of());
    }

    private void afterTheDeed(RunningHouse running, Person ines) {
        running.approved("4834");
        running.clock().forward(RunningHouse.UNDO_WINDOW);
        ObjectNode done = running.card("4834", has("✅ Done"));
        form("[Appeal]", ines.press(done, "Appeal"));
        say("[Appeal], sent", ines.submit(ines.press(done, "Appeal"), "It was a quote"));
        ObjectNode appealed = running.card("4834", has("Uphold\""));
        slash(ines, "appeal list", Map.of());
        form("[Uphold]", running.as("tomas").press(appealed, "Uphold"));
        form("[Overturn]", running.as("tomas").press(appealed, "Overturn"));
    }

    private void slash(Person who, String command, Map<String, String> options) {
        StringBuilder words = new StringBuilder("/" + command);
        options.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(o -> words.append(' ').append(o.getKey()).append(':').append(o.getValue()));
        say(words.toString(), who.slash("general", command, options));
    }

    private void say(String what, Answer answer) {
        ObjectNode message = answer.message();
        StringBuilder text = new StringBuilder(answer.text());
        message.findValuesAsText("label")
                .forEach(l -> text.append("\n[").append(l).append(']'));
        message.findValuesAsText("placeholder")
                .forEach(l -> text.append("\n[").append(l).append("…]"));
        say(what, text.toString());
    }

    private void form(String what, Answer answer) {
        ObjectNode form = answer.event("INTERACTION_MODAL_CREATE").orElseThrow(() -> new AssertionError(answer));
        StringBuilder text = new StringBuilder("a form: " + form.path("title").asText());
        for (JsonNode label : form.path("components").findValues("label")) {
            text.append("\n").append(label.asText());
        }
        say(what, text.toString());
    }

    private void say(String what, String text) {
        said.add("[" + what + "]\n" + steady(text) + "\n");
    }

    /** Without what is another one at each run. */
    private static String steady(String text) {
        return text.replace("\u200B", "\\u200B")
                .replaceAll("<t:[0-9]+:", "<t:…:")
                .replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1:…")
                .replaceAll("\\b[0-9]{18,20}\\b", "…")
                .replaceAll("(sha256:|`)[0-9a-f]{12}\\b", "$1…")
                .replaceAll("no\\. [0-9]+", "no. …")
                .replaceAll("latest [0-9]+ steps", "latest … steps");
    }
}
