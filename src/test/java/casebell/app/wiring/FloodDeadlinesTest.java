package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.SOON;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.Person;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cases of a flood are all due at once, and the channel must not drown in it. */
class FloodDeadlinesTest {
    private static final Predicate<ObjectNode> DUE = has("should be decided").and(has("Notice "));

    @TempDir
    private Path folder;

    @Test
    void cases_of_an_incident_that_are_due_together_are_one_notice_and_one_that_somebody_has_is_told_alone()
            throws Exception {
        try (RunningHouse running = RunningHouse.build(folder, Path.of("config/policy"), 5)) {
            running.open();
            Person ines = running.as("ines");
            running.opened("4800");
            Flood.comes(running.house(), running.cases(), running.clock(), 40);
            ines.await(
                    "urgent",
                    has("Incident 1 · card").and(m -> m.toString().matches("(?s).*Incident 1 · 4[0-9] cases.*")),
                    SOON);
            ines.slash("urgent", "case claim", Map.of("case", mostUrgent(ines))).text();
            running.clock().forward(Duration.ofHours(2));
            ObjectNode notice =
                    running.whileTimeGoesBy(() -> ines.await("urgent", DUE.and(has("\"Incident 1\"")), SOON));
            assertTrue(has("Look at a sample on its card").test(notice), notice::toString);
            assertTrue(has("https://discord.com/channels/").test(notice), notice::toString);
            ines.await("urgent", DUE.and(has("<@" + ines.id() + "> has it.")), SOON);
            running.clock().forward(Duration.ofMinutes(5));
            running.opened("4858");
            long notices = ines.messages("urgent").stream().filter(DUE).count();
            assertTrue(notices <= 6, () -> "so many notices: " + notices);
            assertEquals(
                    notices,
                    ines.messages("urgent").stream()
                            .filter(DUE)
                            .map(m -> m.path("embeds")
                                    .path(0)
                                    .path("footer")
                                    .path("text")
                                    .asText())
                            .distinct()
                            .count());
        }
    }

    /** A case of the incident that has no card of its own. */
    private static String mostUrgent(Person ines) {
        return ines.slash("urgent", "queue", Map.of("severity", "high"))
                .text()
                .lines()
                .filter(l -> l.contains("`demo/"))
                .reduce((first, last) -> last)
                .map(l -> l.replaceAll("^.*`(demo/[^`]+)`.*$", "$1"))
                .orElseThrow();
    }
}
