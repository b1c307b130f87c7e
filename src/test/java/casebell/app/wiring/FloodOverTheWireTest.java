package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.audit.Verification;
import casebell.audit.Verifier;
import casebell.cases.CaseRef;
import casebell.sandbox.Answer;
import casebell.sandbox.Person;
import casebell.sandbox.world.TeamWorld;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The April story as a flood: many threats after one post are one incident, which two people decide in batches; {@code -Dflood.cases=5000} plays it whole. */
class FloodOverTheWireTest {
    private static final Duration LONG = Duration.ofSeconds(Integer.getInteger("flood.patience", 600));
    private static final int FLOOD = Integer.getInteger("flood.cases", 1500);
    private static final List<String> CHANNELS = List.of("case-review", "urgent", "leadership", "general");
    private static final int A_HANDFUL = 7;

    @TempDir
    private Path folder;

    @Test
    void all_threats_are_one_incident_and_two_people_decide_them_in_batches_each_once() throws Exception {
        try (RunningHouse running = RunningHouse.build(folder, Path.of("config/policy"), 5)) {
            running.open();
            Person ines = running.as("ines");
            Person lena = running.as("lena");
            running.opened("4800");
            List<String> ids = Flood.comes(running.house(), running.cases(), running.clock(), FLOOD);

            ObjectNode card =
                    ines.await("urgent", TwoPeople.isIncident().and(has(Flood.number(FLOOD) + " cases")), LONG);
            int direct = FLOOD - FLOOD / 10;
            assertTrue(card.toString().contains("demo/4800"), card.toString());
            decide(ines, lena);
            running.clock().forward(RunningHouse.UNDO_WINDOW);
            ObjectNode done = ines.await(
                    "urgent",
                    TwoPeople.isIncident()
                            .and(has("done " + Flood.number(FLOOD)))
                            .and(has("✅ Done: " + Flood.number(direct) + " decided.")),
                    LONG);
            assertTrue(!done.toString().contains("Look at a sample\""), done.toString());

            for (String id : ids) {
                assertEquals(1, running.cases().actionsByCasebell(id).size(), id);
            }
            for (String channel : CHANNELS) {
                long messages = ines.messages(channel).stream()
                        .filter(m -> m.path("author").path("id").asText().equals(TeamWorld.BOT))
                        .count();
                assertTrue(messages <= A_HANDFUL, messages + " messages in #" + channel);
            }
            assertEquals(
                    1,
                    ines.messages("urgent").stream()
                            .filter(TwoPeople.isIncident())
                            .count());
            String pointed = ines.slash("general", "case show", Map.of("case", "demo/" + ids.get(FLOOD - 1)))
                    .text();
            assertTrue(pointed.contains("This case is part of incident 1: https://discord.com/channels/"), pointed);
            StringBuilder export = new StringBuilder();
            running.house().store().history().export(export);
            assertTrue(Verifier.verify(new StringReader(export.toString())) instanceof Verification.Intact);
            assertEquals(
                    ids.size(),
                    export.toString()
                            .lines()
                            .filter(l -> l.contains("\"action.done\""))
                            .count());
            assertEquals(
                    "done",
                    running.house()
                            .desks()
                            .reviews()
                            .find(new CaseRef("demo", ids.get(0)))
                            .orElseThrow()
                            .stage()
                            .word());
        }
    }

    /**
     * Both groups: looked at and proposed by one person, one after the other, and looked at and approved by another. It takes each of them four presses
     * and two taps, and less than a minute, with the reading.
     */
    private static void decide(Person ines, Person lena) {
        PeoplesTime time = new PeoplesTime(InstantSource.system());
        for (String action : List.of("remove the post", "limit the reach")) {
            String proposed = pressed(ines, "Ines", time, action, "Propose for");
            assertTrue(proposed.startsWith("Proposed: " + action), proposed);
        }
        for (String action : List.of("remove the post", "limit the reach")) {
            String approved = pressed(lena, "Lena", time, action, "Approve for");
            assertTrue(approved.startsWith("Approved: " + action), approved);
        }
        time.shares().forEach((name, share) -> {
            assertEquals(4, share.presses(), name);
            assertEquals(2, share.taps(), name);
            PeoplesTime.Share reading = new PeoplesTime.Share(4, 2, share.words(), Duration.ZERO);
            assertTrue(reading.whole().compareTo(Duration.ofMinutes(1)) < 0, () -> name + " " + reading.whole());
        });
        assertEquals(2, time.shares().size());
    }

    /** Looks at a sample of what waits, and presses the button of it that begins like this. */
    private static String pressed(Person who, String name, PeoplesTime time, String action, String label) {
        ObjectNode card = who.await("urgent", TwoPeople.isIncident().and(has("Look at a sample")), LONG);
        Answer sample = time.press(name, who, card, "Look at a sample");
        assertTrue(sample.text().contains(action), sample.text());
        String whole = RunningHouse.buttons(sample.message()).stream()
                .filter(l -> l.startsWith(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button " + label + " on " + sample));
        return time.press(name, who, sample.message(), whole).text();
    }
}
