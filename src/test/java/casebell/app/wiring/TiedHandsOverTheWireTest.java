package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Casebell's hands are tied by a dry run, and by what is taken back too often; what should be seen in time is told. */
class TiedHandsOverTheWireTest {
    private static final String DRY =
            "sources: [{name: demo, type: http, base-url: 'http://127.0.0.1:9', dry-run: true,"
                    + " link-patterns: ['http://127.0.0.1:9/cases/{id}']}]\n";

    @TempDir
    Path folder;

    @Test
    void in_a_dry_run_everything_is_decided_and_nothing_is_written() throws Exception {
        try (RunningHouse running = RunningHouse.build(folder, Path.of("config/policy"), DRY)) {
            running.open();
            running.opened("4821");
            running.card("4821", has("Nothing is written to this case system"));
            running.approved("4821");
            running.clock().forward(RunningHouse.UNDO_WINDOW);
            running.card("4821", has("🧪 Dry run, so nothing was written. It would be done now: remove the post."));
            assertEquals(List.of(), running.cases().actionsByCasebell("4821"));
            assertTrue(running.as("ines")
                    .slash("general", "case history", Map.of("case", "demo/4821"))
                    .text()
                    .contains("action.done"));
        }
    }

    @Test
    void when_too_much_is_taken_back_safe_mode_is_on_and_leads_are_told() throws Exception {
        try (RunningHouse running =
                RunningHouse.build(folder, Path.of("config/policy"), "review: {breaker: {reversals: 1, of: 5}}")) {
            running.open();
            running.opened("4821");
            running.approved("4821");
            running.clock().forward(RunningHouse.UNDO_WINDOW);
            running.card("4821", has("✅ Done"));
            Person ines = running.as("ines");
            ines.slash("general", "case reverse", Map.of("case", "demo/4821", "reason", "satire"))
                    .text();
            running.as("bram")
                    .press(running.card("4821", has("Proposed: to take back")), "Approve")
                    .text();
            running.clock().forward(RunningHouse.UNDO_WINDOW);
            running.card("4821", has("✅ Done: restore"));
            running.as("vera")
                    .await("leadership", has("Safe mode is on: 1 of the latest 2 actions"), RunningHouse.SOON);
            assertTrue(ines.slash("general", "operator safe-mode", Map.of("set", "status"))
                    .text()
                    .contains("by Casebell itself: 1 of the latest 2 actions were taken back"));
        }
    }

    @Test
    void what_becomes_old_or_late_is_told_once_and_marked() throws Exception {
        try (RunningHouse running = RunningHouse.start(folder)) {
            running.opened("4821");
            Person ines = running.as("ines");
            ines.press(running.card("4821", has("Approve\"")), "Approve").text();
            running.clock().forward(Duration.ofHours(25));
            running.card("4821", has("does not count any more: it is too old").and(has("⏰ It should be decided")));
            ines.await("urgent", has("An approval became too old"), RunningHouse.SOON);
            ines.await("urgent", has("It should be decided <t:"), RunningHouse.SOON);
            assertTrue(ines.slash("general", "queue", Map.of()).text().contains("🔴 `demo/4821`"));
            ines.slash("general", "case snooze", Map.of("case", "demo/4852", "hours", "1"))
                    .text();
            running.opened("4852");
        }
    }
}
