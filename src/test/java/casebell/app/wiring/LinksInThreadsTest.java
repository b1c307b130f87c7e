package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.SOON;
import static casebell.app.wiring.RunningHouse.answers;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.sandbox.Person;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link pasted in a thread is heard: in the threads of the watched channels, and in those that Casebell opened. */
class LinksInThreadsTest {
    @TempDir
    Path folder;

    private RunningHouse running;
    private Person ines;

    @BeforeEach
    void open() throws Exception {
        running = RunningHouse.buildWithNightTeam(folder);
        running.open();
        ines = running.as("ines");
    }

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void in_a_thread_of_a_watched_channel_and_the_thread_is_answered() {
        String thread = threadOn("case-review");
        ObjectNode said = ines.say(thread, "and this: " + running.link("4852"));
        running.card("4852", has("The policy suggests"));
        ines.await(
                thread, m -> m.path("id").equals(said.path("id")) && has("👀").test(m), SOON);
        ObjectNode again = ines.say(thread, running.link("4852"));
        ObjectNode pointer = ines.await(thread, answers(again), SOON);
        assertTrue(pointer.path("content").asText().startsWith("This case has a card already: "), pointer::toString);
    }

    @Test
    void in_a_thread_that_casebell_opened_in_a_channel_that_is_not_watched() {
        String thread = ownThread();
        ines.say(thread, running.link("4852"));
        running.card("4852", has("The policy suggests"));
    }

    @Test
    void a_thread_of_a_channel_that_is_not_watched_is_not_read() {
        ines.say(threadOn("policy"), running.link("4844"));
        ines.say("case-review", running.link("4852"));
        running.card("4852", has("The policy suggests"));
        assertEquals(0, running.cards("4844").size());
    }

    @Test
    void what_was_written_in_threads_while_casebell_was_away_is_read_back() throws Exception {
        String thread = threadOn("case-review");
        ines.say(thread, running.link("4852"));
        running.card("4852", has("The policy suggests"));
        String own = ownThread();
        running.stop();
        ines.say(thread, running.link("4855"));
        ines.say(own, running.link("4856"));
        String archived = threadOn("case-review");
        ines.say(archived, running.link("4858"));
        running.as("olek").call("PATCH", "channels/" + archived, Wire.object().put("archived", true));
        running.open();
        for (String id : new String[] {"4855", "4856", "4858"}) {
            running.card(id, has("The policy suggests"));
        }
        assertEquals(
                0,
                ines.messages(thread).stream().filter(has("has a card already")).count(),
                "what was heard before is not answered again");
    }

    @Test
    void a_case_that_is_first_seen_in_a_thread_of_a_teams_channel_is_that_teams() {
        Person yuki = running.as("yuki");
        String thread = threadOn("general");
        yuki.say(thread, running.link("4852"));
        running.card("4852", has("The policy suggests"));
        yuki.slash(thread, "case open", Map.of("case", "demo/4855")).text();
        running.card("4855", has("The policy suggests"));
        for (String id : new String[] {"4852", "4855"}) {
            assertEquals(
                    "night",
                    running.house()
                            .desks()
                            .permissions()
                            .walls()
                            .orElseThrow()
                            .teamsOf(new CaseRef("demo", id))
                            .get(0)
                            .name());
            assertTrue(ines.slash("case-review", "case show", Map.of("case", "demo/" + id))
                    .text()
                    .startsWith("This case is not yours to see"));
        }
    }

    /** Casebell opens a thread in a channel that is not watched. */
    private String ownThread() {
        ines.say("case-review", running.link("4840"));
        ObjectNode card = running.card("4840", has("The policy suggests"));
        assertEquals(TeamWorld.channels().get("urgent"), card.path("channel_id").asText());
        ines.slash("case-review", "case thread", Map.of("case", "demo/4840")).text();
        ines.await(card.path("id").asText(), has("asked for this thread"), SOON);
        return card.path("id").asText();
    }

    /** Somebody opens a thread on a message. */
    private String threadOn(String channel) {
        Person olek = running.as("olek");
        ObjectNode said = olek.say(channel, "Let us talk about it here.");
        olek.call(
                "POST",
                "channels/" + said.path("channel_id").asText() + "/messages/"
                        + said.path("id").asText() + "/threads",
                Wire.object().put("name", "talk"));
        return said.path("id").asText();
    }
}
