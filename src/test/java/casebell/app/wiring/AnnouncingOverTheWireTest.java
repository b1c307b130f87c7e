package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.config.FollowSettings;
import casebell.app.config.Settings;
import casebell.sandbox.Person;
import casebell.sandbox.world.TeamWorld;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New cases are announced, and the rest is one line: also when Discord does not say what stands, and when a flood comes over what was announced. */
class AnnouncingOverTheWireTest {
    private static final String URGENT = "/channels/" + TeamWorld.channels().get("urgent") + "/messages$";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int A_FLOOD = 60;

    @TempDir
    Path folder;

    private Optional<DemoHouse> opened = Optional.empty();

    private DemoHouse open(int incidentFrom, int perMinute) throws IOException, InterruptedException {
        Settings.SandboxSettings ports = new Settings.SandboxSettings(0, 0)
                .following(FollowSettings.USUAL.reading(Duration.ofSeconds(1)).announcing(perMinute));
        DemoHouse demo = DemoHouse.open(folder, ports, read -> read.gatheringFrom(incidentFrom));
        opened = Optional.of(demo);
        return demo;
    }

    @AfterEach
    void close() {
        opened.ifPresent(DemoHouse::close);
    }

    @Test
    void as_long_as_discord_cannot_say_whether_the_line_stands_it_is_not_posted_again() throws Exception {
        Sandbox there = open(0, 1).sandbox();
        Person ines = there.discord().as("ines");
        ines.await("urgent", has(" · card 1"), RunningHouse.SOON);
        there.discord().faults().loseAnswerOfNext(1, "POST", URGENT, 500);
        there.discord().faults().refuseNext(2, "GET", URGENT, 500);
        ines.await(
                "urgent",
                m -> there.discord().journal().of("GET", TeamWorld.channels().get("urgent")).stream()
                                .filter(l -> l.status() == 500)
                                .count()
                        == 2,
                LONG);
        there.cases().flood(5, "p-1");
        ObjectNode line = ines.await(
                "urgent",
                has("more new case").and(m -> m.path("edited_timestamp").isTextual()),
                LONG);
        assertEquals(List.of(line.path("id").asText()), lines(ines));
    }

    @Test
    void what_was_announced_before_a_flood_keeps_its_card_and_the_line_does_not_count_the_flood() throws Exception {
        Sandbox there = open(30, 2).sandbox();
        Person ines = there.discord().as("ines");
        ines.await("urgent", has("more new case"), RunningHouse.SOON);
        ObjectNode card = ines.await("urgent", has(" · card 1"), RunningHouse.SOON);
        List<String> before = lines(ines);
        there.cases().flood(A_FLOOD, "p-1");
        ines.await("urgent", TwoPeople.isIncident().and(has("cases")), LONG);
        ines.await("urgent", TwoPeople.isIncident().and(m -> casesOf(m) >= A_FLOOD), LONG);
        assertEquals(before, lines(ines), "one line, which stays");
        ObjectNode line = ines.await("urgent", has("more new case"), RunningHouse.SOON);
        int counted = Integer.parseInt(line.toString().replaceFirst("(?s).*And \\*\\*([0-9]+) more.*", "$1"));
        assertTrue(counted < 30, () -> "what the incident shows is not counted: " + line);
        String footer = card.path("embeds").path(0).path("footer").path("text").asText();
        assertEquals(
                1,
                ines.messages("urgent").stream()
                        .filter(has("\"" + footer + "\""))
                        .count(),
                footer);
    }

    private static int casesOf(ObjectNode incident) {
        return Integer.parseInt(incident.toString().replaceFirst("(?s).*?([0-9]+) cases.*", "$1"));
    }

    private static List<String> lines(Person ines) {
        return ines.messages("urgent").stream()
                .filter(has("more new case"))
                .map(m -> m.path("id").asText())
                .toList();
    }
}
