package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.SOON;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.Answer;
import casebell.sandbox.Person;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of button, menu and form, pressed by everybody, on a case of everybody's, of another team's and on a confidential one: the ids were shown to
 * those who may, and are then sent by all. The golden table names each kind; a test of the room next door misses a kind that is not in it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComponentsOverTheWireTest {
    private static final Path TABLE = Path.of("src/test/resources/casebell/discord/presses.txt");
    private static final List<String> PEOPLE = List.of("gus", "ines", "lena", "vera", "noor", "pia", "olek");
    private static final int BUTTON = 2;
    private static final int MENU = 3;

    @TempDir
    static Path folder;

    private static RunningHouse running;

    private final List<String> lines = new ArrayList<>();

    @BeforeAll
    static void open() throws Exception {
        String yuki = TeamWorld.members().get(2).id();
        String tomas = TeamWorld.members().get(4).id();
        String night = "{name: night, channels: [" + TeamWorld.channels().get("general") + "], members: [\"person:"
                + yuki
                + "\", \"person:" + tomas + "\"], permissions: {decide: [\"person:" + yuki + "\", \"person:" + tomas
                + "\"]}}";
        running = RunningHouse.build(
                folder, Path.of("config/policy"), "teams: [" + night + "]\n", read -> read.gatheringFrom(5));
        running.open();
    }

    @AfterAll
    static void close() {
        running.close();
    }

    /** An id that was shown to somebody, and the component that carried it. */
    private record Shown(JsonNode component, String id, int type, String value) {}

    @Test
    @Order(1)
    void every_component_is_for_those_whom_the_table_names() throws IOException {
        lived("everybody's", "4853", "case-review", "ines", "bram", false);
        lived("another team's", "4852", "general", "yuki", "tomas", false);
        lived("confidential", "4854", "case-review", "ines", "lena", true);
        ofIncident();
        String table = lines.stream().sorted().collect(Collectors.joining("\n")) + "\n";
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(TABLE, table);
        }
        assertEquals(Files.readString(TABLE), table);
    }

    /** Lets a case live through all of its stages, keeps every id that was shown on the way, and then has everybody send each. */
    private void lived(String whose, String id, String channel, String first, String second, boolean isSealed) {
        Map<String, Shown> shown = new LinkedHashMap<>();
        Person one = running.as(first);
        Person two = running.as(second);
        one.say(channel, running.link(id));
        ObjectNode card = running.card(id, has("The policy suggests"));
        keep(shown, card, "Approve", "Change", "Dismiss", "Escalate", "Why");
        ObjectNode why = one.press(card, "Why").message();
        keep(shown, why, "Show text", "Open a thread", "Claim", "Snooze", "Hand over");
        ObjectNode menu = one.press(card, "Change").message();
        JsonNode select = menu.findParent("options");
        shown.put(
                "Choose",
                new Shown(
                        select,
                        select.path("custom_id").asText(),
                        MENU,
                        select.path("options").path(0).path("value").asText()));
        one.slash(channel, "case escalate", Map.of("case", "demo/" + id, "reason", "it cannot wait"))
                .text();
        String page = whose.equals("another team's") ? "not everybody here may see" : "demo/" + id;
        keep(shown, running.as("vera").await("leadership", has(page).and(has("Acknowledge\"")), SOON), "Acknowledge");
        one.press(running.card(id, has("Approve\"")), "Approve").text();
        ObjectNode half = running.card(id, has("Approved by"));
        if (RunningHouse.buttons(half).contains("Approve")) {
            two.press(half, "Approve").text();
        }
        keep(shown, running.card(id, has("Undo\"")), "Undo");
        running.clock().forward(RunningHouse.UNDO_WINDOW);
        ObjectNode done = running.card(id, has("✅ Done"));
        keep(shown, done, "Appeal");
        one.submit(one.press(done, "Appeal"), "it was a quote").text();
        ObjectNode appealed = running.card(id, has("Uphold\""));
        keep(shown, appealed, "Uphold", "Overturn");
        if (isSealed) {
            assertTrue(running.as("vera")
                    .slash(channel, "case confidential", Map.of("case", "demo/" + id, "set", "on", "reason", "a minor"))
                    .text()
                    .startsWith("Confidential"));
            running.card(id, has("This card tells nothing"));
        }
        shown.forEach((label, what) -> line(label, whose, who -> sent(who, what)));
    }

    private void ofIncident() {
        Person ines = running.as("ines");
        running.opened("4800");
        Flood.comes(running.house(), running.cases(), running.clock(), 8);
        ObjectNode card = ines.await("urgent", has("Incident 1 · card").and(has("Look at a sample\"")), SOON);
        Map<String, Shown> shown = new LinkedHashMap<>();
        keep(shown, card, "Look at a sample");
        ObjectNode sample = ines.press(card, "Look at a sample").message();
        String propose = label(sample, "Propose for");
        shown.put("Propose", button(sample, propose));
        keep(shown, sample, "Another action…");
        ines.press(sample, propose).text();
        ObjectNode stoppable = ines.await("urgent", has("Incident 1 · card").and(has("Stop\"")), SOON);
        keep(shown, stoppable, "Stop");
        ObjectNode theirs =
                running.as("bram").press(stoppable, "Look at a sample").message();
        shown.put("Confirm", button(theirs, label(theirs, "Approve for")));
        shown.forEach((label, what) -> line(label, "", who -> sent(who, what)));
    }

    /** A form that somebody opened is not taken any more when that person has lost the role. */
    @Test
    @Order(2)
    void a_form_is_refused_when_the_role_was_lost_since_it_was_opened() {
        running.as("ines").say("case-review", running.link("4843"));
        ObjectNode card = running.card("4843", has("The policy suggests"));
        for (String label : List.of("Dismiss", "Escalate")) {
            Person bram = running.as("bram");
            Answer form = bram.press(card, label);
            running.giveRoles("bram");
            assertTrue(bram.submit(form, "because").text().startsWith("You may not "), label);
            running.giveRoles("bram", "reviewer");
        }
        assertTrue(running.card("4843").toString().contains("Dismiss\""));
    }

    private static void keep(Map<String, Shown> shown, ObjectNode message, String... labels) {
        for (String label : labels) {
            shown.put(label, button(message, label));
        }
    }

    private static Shown button(ObjectNode message, String label) {
        for (JsonNode row : message.path("components")) {
            for (JsonNode each : row.path("components")) {
                if (each.path("label").asText().equals(label)) {
                    return new Shown(each, each.path("custom_id").asText(), BUTTON, "");
                }
            }
        }
        throw new AssertionError("There is no button " + label + " on " + message);
    }

    private static String label(ObjectNode message, String begins) {
        return RunningHouse.buttons(message).stream()
                .filter(l -> l.startsWith(begins))
                .findFirst()
                .orElseThrow();
    }

    /** On a message that all of them see: what was shown to one alone is sent as if it had been shown to all. */
    private static String sent(Person who, Shown what) {
        ObjectNode anywhere = running.cards("4853").get(0).deepCopy();
        anywhere.put("id", running.discord().world().nextId());
        ObjectNode row = Wire.object().put("type", 1);
        row.putArray("components").add(what.component());
        anywhere.putArray("components").add(row);
        running.discord().world().putMessage(anywhere);
        Answer answer =
                who.pressId(anywhere, what.id(), what.type(), what.type() == MENU ? List.of(what.value()) : List.of());
        String text =
                answer.event("INTERACTION_MODAL_CREATE").map(form -> "a form").orElseGet(answer::text);
        running.discord()
                .world()
                .removeMessage(
                        anywhere.path("channel_id").asText(),
                        anywhere.path("id").asText());
        return text;
    }

    private void line(String label, String whose, Function<Person, String> act) {
        lines.add(String.format("%-16s %-15s", label, whose)
                + PEOPLE.stream()
                        .map(name -> String.format("%-11s", name + kind(act.apply(running.as(name)))))
                        .collect(Collectors.joining())
                        .stripTrailing());
    }

    private static String kind(String answer) {
        assertTrue(!answer.contains("is not known any more"), answer);
        if (answer.startsWith("You may not ")) {
            return " no";
        }
        return answer.startsWith("This case is not yours to see") ? " shut" : " yes";
    }
}
