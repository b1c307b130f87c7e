package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.SOON;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.Person;
import casebell.sandbox.world.TeamWorld;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users and staff write pings nobody, breaks no card and forges no line of the log. */
class HostileTextOverTheWireTest {
    private static final String HOSTILE = "@everyone <@&" + TeamWorld.roles().get("leadership")
            + "> ||out|| ```x\r\n2026-04-14 INFO forged\u001b[31m\u2028\u202E https://evil.example <t:1:R>\\";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final PrintStream real = System.err;
    private RunningHouse running;

    @BeforeEach
    void open() throws Exception {
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        running = RunningHouse.build(folder, Path.of("config/policy"), "review: {reading: {excerpt-on-card: true}}");
        running.open();
    }

    @AfterEach
    void close() {
        running.close();
        System.setErr(real);
    }

    @Test
    void hostile_cases_break_nothing() {
        for (String id : List.of("4870", "4871", "4856", "4857")) {
            ObjectNode card = running.opened(id);
            assertEquals(1, card.path("embeds").size());
            String shown = card.path("embeds").path(0).path("description").asText();
            assertTrue(shown.isEmpty() || (shown.startsWith("||") && shown.endsWith("||")), shown);
        }
        running.cases().change("4870", "another text", json -> {
            json.withObject("content").put("text", HOSTILE);
            json.withObject("author").put("handle", HOSTILE).put("office", HOSTILE);
            json.withObject("target").put("handle", HOSTILE);
            json.putArray("labels").add(HOSTILE);
            json.putArray("reports")
                    .addObject()
                    .put("id", "r")
                    .put("at", "2026-01-01T00:00:00Z")
                    .put("by", "bystander")
                    .put("reason", HOSTILE);
        });
        running.as("ines").say("case-review", running.link("4870"));
        ObjectNode card = running.card("4870", has("forged"));
        assertFalse(card.toString().contains("\u202E") || card.toString().contains("\\u001b"), card::toString);
        assertNobodyIsPinged();
        assertTheLogIsClean();
    }

    @Test
    void hostile_words_of_staff_break_nothing() {
        Person ines = running.as("ines");
        running.opened("4852");
        ines.slash("general", "case dismiss", Map.of("case", "demo/4852", "reason", HOSTILE.repeat(40)))
                .text();
        running.card("4852", has("Dismissed by"));
        ines.slash("general", "case open", Map.of("case", HOSTILE)).text();
        ines.slash("general", "case approve", Map.of("case", "demo/4852", "action", HOSTILE))
                .text();
        ines.complete("general", "case show", "case", HOSTILE);
        running.as("noor")
                .slash("liaison-desk", "liaison log", Map.of("target", "demo/u-5", "note", HOSTILE))
                .text();
        running.as("noor")
                .slash("liaison-desk", "liaison show", Map.of("target", HOSTILE))
                .text();
        assertNobodyIsPinged();
        ines.slash("general", "case escalate", Map.of("case", "demo/4852", "reason", HOSTILE.repeat(40)))
                .text();
        ObjectNode page = running.as("vera").await("leadership", has("demo/4852"), SOON);
        assertEquals(
                List.of(TeamWorld.roles().get("lead")),
                new ObjectMapper().convertValue(page.path("mention_roles"), List.class));
        assertTheLogIsClean();
    }

    private void assertNobodyIsPinged() {
        running.discord()
                .world()
                .channels()
                .forEach(channel -> running.discord()
                        .world()
                        .messages(channel.path("id").asText())
                        .forEach(m -> {
                            assertFalse(m.path("mention_everyone").asBoolean(), m::toString);
                            assertEquals(
                                    0,
                                    m.path("mention_roles").size()
                                            + m.path("mentions").size(),
                                    m::toString);
                        }));
    }

    private void assertTheLogIsClean() {
        logged.toString(StandardCharsets.UTF_8).lines().forEach(line -> {
            assertTrue(line.matches("20[0-9]{2}-[0-9T:.-]+Z (INFO|WARN|ERROR) .*"), line);
            assertFalse(line.contains("forged") || line.contains("evil.example"), line);
            assertTrue(line.chars().noneMatch(Character::isISOControl), line);
        });
    }
}
