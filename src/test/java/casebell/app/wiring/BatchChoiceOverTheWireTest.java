package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.SOON;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.Answer;
import casebell.sandbox.Person;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people decide many cases together, and not as the policy suggests. */
class BatchChoiceOverTheWireTest {
    @TempDir
    private Path folder;

    @Test
    void another_action_that_the_policy_offers_is_chosen_in_a_form_with_its_reason_and_done_for_each_case()
            throws Exception {
        try (RunningHouse running = RunningHouse.build(folder, Path.of("config/policy"), 5)) {
            running.open();
            Person ines = running.as("ines");
            Person lena = running.as("lena");
            running.opened("4800");
            List<String> ids = Flood.comes(running.house(), running.cases(), running.clock(), 9);
            ObjectNode card = ines.await("urgent", has("Incident 1 · card").and(has("Look at a sample\"")), SOON);
            ObjectNode sample = ines.press(card, "Look at a sample").message();
            Answer form = ines.press(sample, "Another action…");
            String other = form.event("INTERACTION_MODAL_CREATE")
                    .orElseThrow()
                    .findParent("options")
                    .path("options")
                    .path(0)
                    .path("value")
                    .asText();
            String refused = ines.slash("general", "incident propose", Map.of("incident", "1", "action", other))
                    .text();
            assertTrue(refused.startsWith("This needs a reason"), refused);
            assertTrue(ines.slash(
                            "general", "incident propose", Map.of("incident", "1", "action", "restore", "reason", "x"))
                    .text()
                    .startsWith("The policy does not offer 'restore'"));
            String proposed = ines.submit(form, Map.of("action", other, "reason", "Most are quotes"))
                    .text();
            assertTrue(proposed.contains("not as suggested: Most are quotes"), proposed);
            ines.await("urgent", has("Incident 1 · card").and(has("not as suggested: Most are quotes")), SOON);
            ObjectNode theirs = lena.press(card, "Look at a sample").message();
            String label = RunningHouse.buttons(theirs).stream()
                    .filter(l -> l.startsWith("Approve for"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(lena.press(theirs, label).text().startsWith("Approved:"));
            long many = Long.parseLong(label.replaceAll("\\D", ""));
            assertTrue(many >= 5, "the others were judged when less was known, or are less severe: " + label);
            running.clock().forward(RunningHouse.UNDO_WINDOW);
            ines.await(
                    "urgent",
                    has("Incident 1 · card").and(has("✅ Done:")).and(m -> done(running, ids, other) == many),
                    SOON);
            long done = done(running, ids, other);
            assertEquals(
                    ids.stream()
                            .filter(id -> !running.cases().actionsByCasebell(id).isEmpty())
                            .count(),
                    done);
        }
    }

    private static long done(RunningHouse running, List<String> ids, String action) {
        return ids.stream()
                .filter(id -> running.cases().actionsByCasebell(id).stream()
                        .anyMatch(a -> a.action().equals(action)))
                .count();
    }
}
