package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.field;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.config.Settings;
import casebell.sandbox.Answer;
import casebell.sandbox.Person;
import casebell.sandbox.ozone.Deed;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run --source ozone-demo} starts, seen by the people in the chat. */
class OzoneOverTheWireTest {
    @TempDir
    private static Path folder;

    private static DemoHouse demo;
    private static Person ines;
    private static Person bram;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        demo = DemoHouse.open(folder, Settings.DemoSource.OZONE);
        ines = demo.as("ines");
        bram = demo.as("bram");
    }

    @AfterAll
    static void close() {
        demo.close();
    }

    @Test
    void two_people_remove_a_post_with_exactly_one_effect() {
        demo.paste("11");
        ObjectNode card = demo.card("11", has("What it does there"));
        String told = field(card, "What it does there");
        assertTrue(told.contains("Takes the post down; closes this report and no other"), told);
        assertTrue(told.contains("cannot be done. Ozone mails a warning before it checks"), told);
        assertFalse(
                card.toString().contains("private.example") || card.toString().contains("203.0.113"));
        ines.submit(
                ines.select(ines.press(card, "Change").message(), "remove-post"),
                Map.of("action", "remove-post", "reason", "It is worse"));
        bram.press(demo.card("11", has("Proposed instead")), "Approve");
        demo.card("11", has("Done: remove the post"));
        assertEquals(
                List.of(new Deed(
                        "modEventTakedown", "at://did:plc:gritstone770000000000000/app.bsky.feed.post/3ka", "api")),
                demo.sandbox().ozone().deeds());
        assertEquals(
                "closed", demo.sandbox().ozone().report("11").path("status").asText());
        assertEquals("open", demo.sandbox().ozone().report("12").path("status").asText());
    }

    @Test
    void what_ozone_keeps_from_us_is_told_before_and_refused_with_the_reason() {
        demo.paste("15");
        ObjectNode card =
                demo.card("15", has("**Remove the post**: cannot be done. It bears a tag that is protected there"));
        Answer menu = ines.press(card, "Change");
        assertTrue(menu.text().contains("It bears a tag that is protected there"), menu::text);
        String refused = ines.slash("general", "case approve", Map.of("case", "ozone-demo/15", "action", "remove-post"))
                .text();
        assertTrue(refused.contains("It bears a tag that is protected there"), refused);
        assertTrue(demo.sandbox().ozone().deeds().stream()
                .noneMatch(d -> d.subject().contains("officeofharbour")));
    }
}
