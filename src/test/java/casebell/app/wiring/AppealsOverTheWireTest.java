package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.Answer;
import casebell.sandbox.Person;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An appeal from the command to the case system. */
class AppealsOverTheWireTest {
    @TempDir
    static Path folder;

    private static RunningHouse running;

    private final Person ines = running.as("ines");
    private final Person bram = running.as("bram");
    private final Person yuki = running.as("yuki");
    private final Person tomas = running.as("tomas");

    @BeforeAll
    static void open() throws Exception {
        running = RunningHouse.start(folder);
    }

    @AfterAll
    static void close() {
        running.close();
    }

    @Test
    void an_appeal_is_decided_by_others_told_and_taken_back_in_the_case_system() {
        done("4821");
        assertTrue(told(running.as("noor"), "appeal open", "4821", "it was a quote")
                .startsWith("The appeal is open."));
        running.card("4821", has("⚖️ Appeal 1"));
        ines.await("case-review", has("An appeal waits").and(has("Notice demo/4821")), RunningHouse.SOON);
        assertTrue(ines.slash("general", "appeal list", Map.of()).text().contains("demo/4821"));
        assertTrue(told(ines, "appeal overturn", "4821", "yes").startsWith("You had a part in the decision"));
        assertTrue(told(bram, "appeal uphold", "4821", "no").startsWith("You had a part in the decision"));
        assertTrue(told(yuki, "appeal overturn", "4821", "it was").startsWith("Your approval counts. Restore:"));
        assertTrue(ines.press(running.card("4821", has("Proposed: to take back")), "Approve")
                .text()
                .startsWith("You had a part in the decision"));
        assertTrue(tomas.press(running.card("4821", has("Proposed: to take back")), "Approve")
                .text()
                .startsWith("Approved: restore."));
        running.clock().forward(RunningHouse.UNDO_WINDOW);
        running.card("4821", has("Appeal 1: overturned").and(has("The case system was told.")));
        ines.await("case-review", has("the decision is overturned"), RunningHouse.SOON);
        assertEquals(2, running.cases().actionsByCasebell("4821").size());
        assertEquals(
                "No appeal waits.",
                ines.slash("general", "appeal list", Map.of()).text());
        assertTrue(running.as("lena")
                .slash("general", "digest now", Map.of())
                .text()
                .startsWith("The digest"));
        ines.await("digest", has("1 overturned ("), RunningHouse.SOON);
    }

    @Test
    void an_appeal_is_upheld_and_the_card_says_by_whom() {
        done("4822");
        Answer form = ines.press(running.card("4822", has("Appeal\"")), "Appeal");
        assertTrue(ines.submit(form, "it was a quote").text().startsWith("The appeal is open."));
        Answer uphold = yuki.press(running.card("4822", has("Uphold\"")), "Uphold");
        assertTrue(yuki.submit(uphold, "it was none").text().startsWith("Decided: what was done stands."));
        running.card("4822", has("Appeal 1: upheld, what was done stands, says <@" + yuki.id() + ">"));
        ines.await("case-review", has("The appeal was decided: the decision stands."), RunningHouse.SOON);
        // the Case API is told by an action that does nothing, once
        ObjectNode card = running.card("4822", has("The case system was told."));
        assertFalse(card.toString().contains("Done there by others"), card.toString());
        assertEquals(
                List.of("remove-post", "no-action"),
                running.cases().actionsByCasebell("4822").stream()
                        .map(a -> a.action())
                        .toList());
        assertTrue(told(yuki, "appeal uphold", "4822", "again").startsWith("No appeal of this case waits."));
    }

    private void done(String id) {
        running.opened(id);
        ines.press(running.card(id, has("Approve\"")), "Approve").text();
        bram.press(running.card(id, has("Approved by")), "Approve").text();
        running.clock().forward(RunningHouse.UNDO_WINDOW);
        running.card(id, has("✅ Done"));
    }

    private static String told(Person who, String command, String id, String reason) {
        return who.slash("general", command, new HashMap<>(Map.of("case", "demo/" + id, "reason", reason)))
                .text();
    }
}
