package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.SOON;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.Person;
import casebell.sandbox.world.TeamWorld;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When threats surge, the liaisons are asked to speak with the office before it has to ask, once, and again when nobody has. */
class ContactOverTheWireTest {
    private static final Predicate<ObjectNode> ASKED = has("a targeted person should hear from us.");
    private static final Predicate<ObjectNode> LATE = has("nobody has spoken with them yet.");

    @TempDir
    private Path folder;

    @Test
    void the_liaisons_hear_of_a_surge_once_and_of_one_that_nobody_spoke_about_again() throws Exception {
        try (RunningHouse running = RunningHouse.build(folder, Path.of("config/policy"), 5)) {
            running.open();
            Person noor = running.as("noor");
            running.opened("4800");
            Flood.comes(running.house(), running.cases(), running.clock(), 12);
            ObjectNode asked = noor.await("liaison-desk", ASKED, SOON);
            assertEquals(
                    TeamWorld.roles().get("liaison"),
                    asked.path("mention_roles").path(0).asText());
            assertEquals(1, asked.path("mention_roles").size());
            assertTrue(has("Contact with demo/u-5 or their office").test(asked), asked::toString);
            assertTrue(has("DRAFT, not sent. For the target's office").test(asked), asked::toString);

            String shown = show(noor);
            assertTrue(shown.contains("1. Speak with them — Threats") && shown.contains(" — due "), shown);
            running.clock().forward(Duration.ofHours(2));
            running.whileTimeGoesBy(() -> noor.await("liaison-desk", LATE, SOON));

            noor.slash("liaison-desk", "liaison log", Map.of("target", "demo/u-5", "note", "Told them what we found"))
                    .text();
            assertTrue(show(noor).contains(" — kept "), () -> show(noor));
            assertEquals(1, noor.messages("liaison-desk").stream().filter(ASKED).count());
        }
    }

    private static String show(Person noor) {
        return noor.slash("liaison-desk", "liaison show", Map.of("target", "demo/u-5"))
                .text();
    }
}
