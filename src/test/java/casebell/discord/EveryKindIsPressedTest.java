package casebell.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A kind of component that nobody presses in the walk over all roles is missed here. */
class EveryKindIsPressedTest {
    private static final Map<Buttons.Kind, String> ROWS = Map.ofEntries(
            Map.entry(Buttons.Kind.APPROVE, "Approve"),
            Map.entry(Buttons.Kind.CHANGE, "Change"),
            Map.entry(Buttons.Kind.CHOOSE, "Choose"),
            Map.entry(Buttons.Kind.DISMISS, "Dismiss"),
            Map.entry(Buttons.Kind.ESCALATE, "Escalate"),
            Map.entry(Buttons.Kind.APPEAL, "Appeal"),
            Map.entry(Buttons.Kind.UPHOLD, "Uphold"),
            Map.entry(Buttons.Kind.OVERTURN, "Overturn"),
            Map.entry(Buttons.Kind.UNDO, "Undo"),
            Map.entry(Buttons.Kind.WHY, "Why"),
            Map.entry(Buttons.Kind.SHOW_TEXT, "Show text"),
            Map.entry(Buttons.Kind.CLAIM, "Claim"),
            Map.entry(Buttons.Kind.SNOOZE, "Snooze"),
            Map.entry(Buttons.Kind.HAND_OVER, "Hand over"),
            Map.entry(Buttons.Kind.PROPOSE_OTHER, "Another action…"),
            Map.entry(Buttons.Kind.THREAD, "Open a thread"),
            Map.entry(Buttons.Kind.ACKNOWLEDGE, "Acknowledge"),
            Map.entry(Buttons.Kind.SAMPLE, "Look at a sample"),
            Map.entry(Buttons.Kind.PROPOSE, "Propose"),
            Map.entry(Buttons.Kind.CONFIRM, "Confirm"),
            Map.entry(Buttons.Kind.STOP, "Stop"));

    @Test
    void the_walk_presses_every_kind_of_component() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("src/test/resources/casebell/discord/presses.txt"));
        List<Buttons.Kind> missed = Arrays.stream(Buttons.Kind.values())
                .filter(kind -> rows.stream()
                        .noneMatch(row -> row.startsWith(String.format("%-16s ", ROWS.getOrDefault(kind, "?")))))
                .toList();
        assertEquals(List.of(), missed);
    }
}
