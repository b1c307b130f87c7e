package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.review.Stage;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database was lost, and another one takes its place: what the first one showed means nothing to the second. */
class OldCardsOverTheWireTest {
    private static final CaseRef REF = new CaseRef("demo", "4821");

    @TempDir
    private Path folder;

    @Test
    void a_press_on_a_card_of_a_lost_database_never_hits_a_decision_of_the_new_one() throws Exception {
        try (RunningHouse running = RunningHouse.build(folder)) {
            running.open();
            ObjectNode old = running.opened("4821").deepCopy();
            String first = decided(running);
            running.stop();
            for (String part : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(folder.resolve("house.db" + part));
            }
            running.open();
            running.opened("4821");
            // as it stood when the database was lost
            old.put("id", running.discord().world().nextId());
            ((ObjectNode) old.path("embeds").path(0).path("footer")).put("text", "a copy");
            running.discord().world().putMessage(old);
            assertTrue(
                    running.as("ines").press(old, "Approve").text().startsWith("This button is not known any more."));
            Stage.Open open = (Stage.Open) review(running);
            assertEquals(List.of(), open.approvals());
            assertTrue(!decided(running).equals(first), first);
        }
    }

    @Test
    void a_card_that_the_new_database_posts_at_once_is_a_message_of_its_own_and_its_buttons_work() throws Exception {
        try (RunningHouse running = RunningHouse.build(folder)) {
            running.open();
            ObjectNode old = running.opened("4821").deepCopy();
            running.stop();
            for (String part : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(folder.resolve("house.db" + part));
            }
            running.open();
            running.as("ines")
                    .slash("general", "case open", Map.of("case", "demo/4821"))
                    .text();
            ObjectNode fresh = running.card(
                    "4821",
                    m -> !m.path("id").equals(old.path("id"))
                            && has("Approve\"").test(m));
            assertTrue(running.as("ines").press(fresh, "Approve").text().startsWith("Your approval counts."));
        }
    }

    /** Two people approve; the id of what they decided. */
    private static String decided(RunningHouse running) {
        for (String name : List.of("ines", "bram")) {
            running.as(name)
                    .slash("general", "case approve", Map.of("case", "demo/4821"))
                    .text();
        }
        return ((Stage.Decided) review(running)).decision().id();
    }

    private static Stage review(RunningHouse running) {
        return running.house().desks().reviews().find(REF).orElseThrow().stage();
    }
}
