package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.SOON;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.sandbox.Answer;
import casebell.sandbox.Person;
import casebell.sandbox.world.Right;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads beside the cards of incidents and cases: begun once, told in, woken, refused, and left. */
class ThreadsOverTheWireTest {
    @TempDir
    private Path folder;

    @Test
    void what_happens_to_an_incident_is_told_in_the_thread_of_its_card_and_presses_there_count() throws Exception {
        try (RunningHouse running = RunningHouse.build(folder, Path.of("config/policy"), 5)) {
            running.open();
            Person ines = running.as("ines");
            Person lena = running.as("lena");
            running.opened("4800");
            Flood.comes(running.house(), running.cases(), running.clock(), 12);
            ObjectNode card = ines.await("urgent", isIncident().and(has("12 cases")), SOON);
            String thread = card.path("id").asText();
            ines.await(thread, has("From 5 cases on, they are one incident."), SOON);

            Answer sample = ines.press(
                    ines.await("urgent", isIncident().and(has("Look at a sample")), SOON), "Look at a sample");
            assertTrue(ines.press(sample.message(), label(sample, "Propose for"))
                    .text()
                    .startsWith("Proposed:"));
            ines.await(thread, has("looked at a random sample from"), SOON);
            ObjectNode proposed = ines.await(thread, has("proposed to decide"), SOON);

            Answer noted = lena.slash(
                    thread, "incident note", Map.of("incident", "1", "note", "The office *knows* @everyone"));
            assertEquals("Your note is on the record, and told in the thread.", noted.text());
            ObjectNode note = ines.await(thread, has("The office"), SOON);
            assertTrue(
                    !note.toString().contains("@everyone")
                            || !note.path("mention_everyone").asBoolean(),
                    note.toString());

            Answer theirs = lena.press(proposed, "Look at a sample");
            assertTrue(lena.press(theirs.message(), label(theirs, "Approve for"))
                    .text()
                    .startsWith("Approved:"));
            ines.await(thread, has("approved."), SOON);
            running.clock().forward(RunningHouse.UNDO_WINDOW);
            ines.await(thread, has("Batch 1 is done:"), SOON);
            assertEquals(
                    1,
                    ines.messages("urgent").stream()
                            .filter(ThreadsOverTheWireTest::isByCasebell)
                            .filter(isIncident())
                            .count());
            assertTrue(ines.slash(thread, "incident close", Map.of("incident", "1", "reason", "The week is over"))
                    .text()
                    .startsWith("The incident is closed."));
            ObjectNode closed = ines.await("urgent", isIncident().and(has(" · closed")), SOON);
            assertTrue(closed.toString().contains("The week is over"), closed.toString());
            assertTrue(!closed.toString().contains("Look at a sample\""), closed.toString());
            ines.await(thread, has("closed the incident. The week is over"), SOON);
            assertTrue(lena.slash(thread, "incident sample", Map.of("incident", "1"))
                    .text()
                    .startsWith("Nothing is decided in this incident any more."));
            assertToldOnce(ines, thread);
            assertEquals(
                    "Incident 1",
                    running.discord().world().channel(thread).path("name").asText());
        }
    }

    @Test
    void a_case_has_a_thread_on_demand_and_an_archived_one_is_woken() throws Exception {
        try (RunningHouse running = RunningHouse.start(folder)) {
            Person ines = running.as("ines");
            String thread = running.opened("4821").path("id").asText();
            Answer why = ines.press(running.card("4821"), "Why");
            assertEquals(
                    "The thread is opened at the card.",
                    ines.press(why.message(), "Open a thread").text());
            ines.await(thread, has("asked for this thread"), SOON);
            assertTrue(ines.slash("general", "case thread", Map.of("case", "demo/4821"))
                    .text()
                    .contains("<#" + thread + ">"));
            ines.press(running.card("4821"), "Approve").text();
            ines.await(thread, has("<@" + ines.id() + "> approved: remove post."), SOON);
            // in the thread itself, and when it was archived meanwhile
            running.as("olek").call("PATCH", "channels/" + thread, Wire.object().put("archived", true));
            assertTrue(ines.slash("general", "case dissent", Map.of("case", "demo/4821", "reason", "a quote"))
                    .text()
                    .startsWith("Your dissent"));
            ines.await(thread, has("dissents. a quote"), SOON);
            assertTrue(!running.discord()
                    .world()
                    .channel(thread)
                    .path("thread_metadata")
                    .path("archived")
                    .asBoolean());
            assertTrue(ines.slash(thread, "case claim", Map.of("case", "demo/4821"))
                    .text()
                    .startsWith("You have case"));
            ines.await(thread, has("<@" + ines.id() + "> has the case."), SOON);
            assertToldOnce(ines, thread);
        }
    }

    @Test
    void a_thread_that_was_begun_before_the_house_could_note_it_is_found_again() throws Exception {
        try (RunningHouse running = RunningHouse.start(folder)) {
            Person ines = running.as("ines");
            ObjectNode card = running.opened("4821");
            // somebody else began it, as if the house had been killed between beginning and noting it
            ines.call(
                    "POST",
                    "channels/" + card.path("channel_id").asText() + "/messages/"
                            + card.path("id").asText() + "/threads",
                    Wire.object().put("name", "Case demo/4821"));
            ines.slash("general", "case note", Map.of("case", "demo/4821", "note", "ask the office"))
                    .text();
            ines.await(card.path("id").asText(), has("ask the office"), SOON);
        }
    }

    @Test
    void without_the_permission_it_is_said_once_and_one_message_of_the_channel_holds_the_latest() throws Exception {
        try (RunningHouse running = RunningHouse.build(folder)) {
            ObjectNode everybody = running.discord()
                    .world()
                    .role(TeamWorld.GUILD)
                    .orElseThrow()
                    .deepCopy();
            long without = everybody.path("permissions").asLong() & ~Right.CREATE_PUBLIC_THREADS.mask();
            running.discord().world().putRole(everybody.put("permissions", Long.toString(without)));
            running.open();
            Person ines = running.as("ines");
            String channel = running.opened("4821").path("channel_id").asText();
            assertEquals(
                    "The thread is opened at the card.",
                    ines.slash("general", "case thread", Map.of("case", "demo/4821"))
                            .text());
            ines.await(channel, has("There is no thread here").and(has("asked for this thread")), SOON);
            assertTrue(ines.slash("general", "case thread", Map.of("case", "demo/4821"))
                    .text()
                    .startsWith("There is no thread: "));
            ines.press(running.card("4821"), "Approve").text();
            ines.slash("general", "case note", Map.of("case", "demo/4821", "note", "ask the office"))
                    .text();
            ines.await(
                    channel,
                    has("There is no thread here")
                            .and(has("approved: remove post"))
                            .and(has("ask the office")),
                    SOON);
            assertEquals(
                    1,
                    ines.messages(channel).stream()
                            .filter(has("There is no thread here"))
                            .count());
        }
    }

    @Test
    void a_deleted_thread_is_not_begun_again_by_itself_and_that_of_a_confidential_case_is_emptied() throws Exception {
        try (RunningHouse running = RunningHouse.start(folder)) {
            Person ines = running.as("ines");
            Person vera = running.as("vera");
            String first = running.opened("4822").path("id").asText();
            ines.slash("general", "case note", Map.of("case", "demo/4822", "note", "for all to read"))
                    .text();
            ines.await(first, has("for all to read"), SOON);
            vera.slash("general", "case confidential", Map.of("case", "demo/4822", "set", "on", "reason", "a minor"))
                    .text();
            running.card("4822", has("This card tells nothing"));
            ines.awaitHeard(
                    h -> h.type().equals("THREAD_UPDATE")
                            && h.data().path("id").asText().equals(first)
                            && h.data().path("thread_metadata").path("archived").asBoolean(),
                    SOON);
            assertEquals(
                    List.of(),
                    ines.messages(first).stream().filter(has("for all to read")).toList());

            String second = running.opened("4823").path("id").asText();
            ines.slash("general", "case thread", Map.of("case", "demo/4823")).text();
            ines.await(second, has("asked for this thread"), SOON);
            running.as("olek").call("DELETE", "channels/" + second, Wire.object());
            ines.slash("general", "case claim", Map.of("case", "demo/4823")).text();
            running.card("4823", has("has it"));
            CaseRef ref = new CaseRef("demo", "4823");
            awaitEntry(running, ref, "thread.gone");
        }
    }

    private static void awaitEntry(RunningHouse running, CaseRef ref, String type) {
        for (int i = 0; i < 2000; i++) {
            if (running.house().store().history().latest(ref.toString(), 20).stream()
                    .anyMatch(s -> s.type().equals(type))) {
                return;
            }
            running.as("ines")
                    .slash("general", "case show", Map.of("case", ref.toString()))
                    .text();
        }
        throw new AssertionError(type + " is not on the record");
    }

    /** No line stands in two messages. */
    private static void assertToldOnce(Person who, String thread) {
        List<String> lines = who.messages(thread).stream()
                .filter(ThreadsOverTheWireTest::isByCasebell)
                .flatMap(m ->
                        m.path("embeds").path(0).path("description").asText().lines())
                .filter(l -> !l.isBlank())
                .toList();
        assertEquals(lines.stream().distinct().toList(), lines);
    }

    private static boolean isByCasebell(ObjectNode message) {
        return message.path("author").path("id").asText().equals(TeamWorld.BOT);
    }

    private static String label(Answer sample, String begins) {
        return RunningHouse.buttons(sample.message()).stream()
                .filter(l -> l.startsWith(begins))
                .findFirst()
                .orElseThrow();
    }

    private static Predicate<ObjectNode> isIncident() {
        return message -> message.path("embeds")
                .path(0)
                .path("footer")
                .path("text")
                .asText()
                .startsWith("Incident 1 · card");
    }
}
