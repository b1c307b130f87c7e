package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.discord.CommandTable;
import casebell.sandbox.Answer;
import casebell.sandbox.Person;
import casebell.sandbox.world.TeamWorld;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command and every button, pressed by everybody, on a case of everybody's, of another team's and on a confidential one: what the desks really
 * answer is the golden table.
 */
class PermissionsOverTheWireTest {
    private static final Path TABLE = Path.of("src/test/resources/casebell/discord/permissions.txt");
    private static final List<String> PEOPLE = List.of("gus", "ines", "lena", "vera", "noor", "pia", "olek");

    @TempDir
    static Path folder;

    private static RunningHouse running;

    @BeforeAll
    static void open() throws Exception {
        String night = TeamWorld.channels().get("general");
        running = RunningHouse.build(
                folder,
                Path.of("config/policy"),
                "permissions: {actions: {limit-account: [lead]}}\n"
                        + "teams: [{name: night, channels: [" + night + "], members: [\"person:"
                        + TeamWorld.members().get(2).id() + "\"], permissions: {decide: [\"person:"
                        + TeamWorld.members().get(2).id() + "\"]}}]\n");
        running.open();
    }

    @AfterAll
    static void close() {
        running.close();
    }

    @Test
    void every_command_and_button_is_for_those_whom_the_table_names() throws IOException {
        // seen in #case-review, so everybody's; seen in #general, so the night team's
        Map<String, ObjectNode> cards = new HashMap<>();
        running.as("ines").say("case-review", running.link("4853"));
        cards.put("everybody's", running.card("4853", has("The policy suggests")));
        running.as("ines").say("case-review", running.link("4822"));
        cards.put("confidential", running.card("4822", has("The policy suggests")));
        running.as("yuki").say("general", running.link("4852"));
        cards.put("another team's", running.card("4852", has("The policy suggests")));
        assertTrue(running.as("vera")
                .slash("general", "case confidential", Map.of("case", "demo/4822", "set", "on", "reason", "a minor"))
                .text()
                .startsWith("Confidential from now on"));
        ObjectNode withheld = running.card("4822", has("This card tells nothing"));
        assertFalse(withheld.toString().contains("By"), withheld.toString());
        assertEquals(List.of(), RunningHouse.buttons(withheld));

        List<String> lines = new ArrayList<>();
        for (CommandTable.Command command : CommandTable.all()) {
            boolean isAboutCase =
                    command.options().stream().anyMatch(o -> o.name().equals("case"));
            if (isAboutCase) {
                line(lines, command.name(), "everybody's", p -> told(p, command, "4853", "off"));
                line(lines, command.name(), "another team's", p -> told(p, command, "4852", "off"));
                line(lines, command.name(), "confidential", p -> told(p, command, "4822", "on"));
            } else {
                line(lines, command.name(), "", p -> told(p, command, "", "off"));
            }
        }
        for (String label : List.of("Approve", "Change", "Dismiss", "Escalate", "Why")) {
            for (String whose : List.of("everybody's", "another team's")) {
                line(lines, "[" + label + "]", whose, p -> pressed(p, cards.get(whose), label));
            }
        }
        compare(String.join("\n", lines) + "\n");
    }

    @Test
    void who_is_not_of_the_team_meets_its_cases_nowhere_and_a_look_at_a_confidential_case_is_on_the_record() {
        running.as("yuki").say("general", running.link("4855"));
        running.card("4855", has("The policy suggests"));
        Person ines = running.as("ines");
        Person yuki = running.as("yuki");
        assertTrue(yuki.slash("general", "queue", Map.of()).text().contains("demo/4855"));
        assertFalse(ines.slash("general", "queue", Map.of()).text().contains("demo/4855"));
        assertEquals(List.of("demo/4855"), yuki.complete("general", "case show", "case", "4855"));
        assertEquals(List.of(), ines.complete("general", "case show", "case", "4855"));
        assertTrue(yuki.slash("general", "case claim", Map.of("case", "demo/4855"))
                .text()
                .startsWith("You have case"));
        // a link in another channel does not make it another team's
        ines.say("case-review", running.link("4855"));
        assertTrue(ines.slash("general", "case show", Map.of("case", "demo/4855"))
                .text()
                .startsWith("This case is not yours to see"));
        assertEquals(
                "That person may not decide this case.",
                yuki.slash(
                                "general",
                                "case handover",
                                Map.of("case", "demo/4855", "to", "<@" + ines.id() + ">", "note", "yours"))
                        .text());

        running.as("ines").say("case-review", running.link("4823"));
        running.card("4823", has("The policy suggests"));
        Person vera = running.as("vera");
        vera.slash("general", "case confidential", Map.of("case", "demo/4823", "set", "on", "reason", "a source"))
                .text();
        running.card("4823", has("This card tells nothing"));
        assertTrue(vera.slash("general", "case show", Map.of("case", "demo/4823"))
                .text()
                .contains("State: open"));
        assertTrue(vera.slash("general", "case history", Map.of("case", "demo/4823"))
                .text()
                .contains("case.looked-at"));
        assertFalse(ines.slash("general", "queue", Map.of()).text().contains("demo/4823"));
        vera.slash("general", "case confidential", Map.of("case", "demo/4823", "set", "off", "reason", "it is out"))
                .text();
        running.card("4823", has("Approve\""));
    }

    @Test
    void an_action_that_is_for_leads_is_not_approved_by_a_reviewer() {
        running.as("ines").say("case-review", running.link("4854"));
        ObjectNode card = running.card("4854", has("The policy suggests"));
        assertTrue(running.as("olek")
                .slash("general", "operator permissions", Map.of())
                .text()
                .contains("`approve limit-account` lead"));
        assertFalse(running.as("ines").press(card, "Approve").text().startsWith("You may not"));
    }

    private static void line(List<String> lines, String what, String whose, Function<Person, String> act) {
        lines.add(String.format("%-24s %-15s", what, whose)
                + PEOPLE.stream()
                        .map(name -> String.format("%-11s", name + kind(act.apply(running.as(name)))))
                        .collect(Collectors.joining())
                        .stripTrailing());
    }

    private static String kind(String answer) {
        if (answer.startsWith("You may not ")) {
            return " no";
        }
        return answer.startsWith("This case is not yours to see") ? " shut" : " yes";
    }

    private static String pressed(Person who, ObjectNode card, String label) {
        Answer answer = who.press(card, label);
        return answer.event("INTERACTION_MODAL_CREATE").map(form -> "a form").orElseGet(answer::text);
    }

    private static String told(Person who, CommandTable.Command command, String id, String set) {
        Map<String, String> options = new HashMap<>();
        for (CommandTable.Option option : command.options()) {
            String value = switch (option.name()) {
                case "case" -> "demo/" + id;
                case "to" -> "<@" + who.id() + ">";
                case "set" -> set;
                case "hours", "number", "incident", "into" -> "1";
                case "target" -> "demo/u-5";
                default -> "because";
            };
            if (option.required()) {
                options.put(option.name(), value);
            }
        }
        return who.slash("general", command.name(), options).text();
    }

    private static void compare(String table) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(TABLE, table);
        }
        assertEquals(Files.readString(TABLE), table);
    }
}
