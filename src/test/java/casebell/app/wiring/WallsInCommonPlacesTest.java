package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.SOON;
import static casebell.app.wiring.RunningHouse.buttons;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.Person;
import casebell.sandbox.world.TeamWorld;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands where everybody reads tells nothing about a case that not everybody may see: pages, digests, notes of shifts. */
class WallsInCommonPlacesTest {
    private static final Duration A_TIER = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private RunningHouse running;
    private Person lena;
    private Person vera;

    @BeforeEach
    void open() throws Exception {
        running = RunningHouse.buildWithNightTeam(folder);
        running.open();
        lena = running.as("lena");
        vera = running.as("vera");
    }

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void a_page_of_a_confidential_case_tells_nothing_and_who_may_not_see_it_cannot_take_it_on() {
        running.as("ines").say("case-review", running.link("4852"));
        running.card("4852", has("The policy suggests"));
        confide("4852");
        vera.slash("leadership", "case escalate", Map.of("case", "demo/4852", "reason", "the source *of* it"))
                .text();
        // leads may not see it, so the tier of the leads is passed over
        ObjectNode second = page(2);
        assertFalse(second.toString().contains("4852") || second.toString().contains("source"), second::toString);
        assertEquals(
                "[\"" + TeamWorld.roles().get("leadership") + "\"]",
                second.path("mention_roles").toString());
        assertEquals(List.of("Acknowledge", "Why"), buttons(second));
        assertEquals(
                "This case is not yours to see: it is another team's, or it is confidential."
                        + " So your press does not count, and the next are paged in their turn.",
                lena.press(second, "Acknowledge").text());
        assertTrue(lena.press(second, "Why").text().startsWith("This case is not yours to see"));
        assertTrue(vera.slash("leadership", "case history", Map.of("case", "demo/4852"))
                .text()
                .contains("a tier that may not see it was passed over"));

        String why = vera.press(second, "Why").text();
        assertTrue(why.contains("Escalated.") && why.contains("demo/4852") && why.contains("the source"), why);
        String taken = vera.press(second, "Acknowledge").text();
        assertTrue(taken.startsWith("Acknowledged. Nobody else will be paged.\nCase `demo/4852`"), taken);
        ObjectNode over = vera.await("leadership", isPage(2).and(has("Acknowledged by <@" + vera.id())), SOON);
        assertFalse(over.toString().contains("4852"), over::toString);
    }

    @Test
    void a_lead_who_may_not_see_a_teams_case_cannot_take_it_on_and_the_ladder_goes_on() {
        running.as("yuki").say("general", running.link("4852"));
        running.card("4852", has("The policy suggests"));
        vera.slash("leadership", "case escalate", Map.of("case", "demo/4852", "reason", "the source of it"))
                .text();
        ObjectNode first = page(1);
        assertFalse(first.toString().contains("4852") || first.toString().contains("the source"), first::toString);
        assertTrue(lena.press(first, "Acknowledge").text().startsWith("This case is not yours to see"));
        running.clock().forward(A_TIER);
        assertTrue(vera.press(page(2), "Acknowledge").text().startsWith("Acknowledged."));
    }

    @Test
    void a_page_that_stands_tells_nothing_any_more_once_its_case_is_confidential() {
        running.as("ines").say("case-review", running.link("4852"));
        running.card("4852", has("The policy suggests"));
        running.as("ines")
                .slash("case-review", "case escalate", Map.of("case", "demo/4852", "reason", "the source of it"))
                .text();
        assertTrue(page(1).toString().contains("demo/4852"));
        confide("4852");
        ObjectNode page = vera.await("leadership", isPage(1).and(has("not everybody here may see")), SOON);
        vera.await("leadership", isPage(1).and(has("4852").negate()), SOON);
        assertFalse(page.toString().contains("the source"), page::toString);
        vera.slash("leadership", "case confidential", Map.of("case", "demo/4852", "set", "off", "reason", "it is out"))
                .text();
        vera.await("leadership", isPage(1).and(has("Escalation · case demo/4852")), SOON);
    }

    @Test
    void a_digest_and_the_note_of_a_shift_count_such_cases_and_do_not_name_them() {
        running.as("yuki").say("general", running.link("4852"));
        running.card("4852", has("The policy suggests"));
        running.as("ines").say("case-review", running.link("4855"));
        running.card("4855", has("The policy suggests"));
        for (String id : List.of("4852", "4855")) {
            vera.slash("leadership", "case claim", Map.of("case", "demo/" + id)).text();
            vera.slash("leadership", "case escalate", Map.of("case", "demo/" + id, "reason", "look"))
                    .text();
        }
        vera.slash("leadership", "digest now", Map.of()).text();
        ObjectNode digest = vera.await("digest", has("Escalated: 2"), SOON);
        assertTrue(digest.toString().contains("demo/4855"), digest::toString);
        assertTrue(digest.toString().contains("a case that not everybody may see"), digest::toString);
        assertFalse(digest.toString().contains("demo/4852"), digest::toString);

        String own = vera.slash("leadership", "handover", Map.of()).text();
        assertTrue(own.contains("demo/4852") && own.contains("demo/4855"), own);
        vera.slash("leadership", "handover", Map.of("post", "yes")).text();
        ObjectNode note = vera.await("case-review", has("Shift note"), SOON);
        assertTrue(note.toString().contains("demo/4855"), note::toString);
        assertFalse(note.toString().contains("demo/4852"), note::toString);
    }

    @Test
    void the_card_of_an_incident_does_not_name_what_set_it_off_once_that_is_confidential() throws Exception {
        running.close();
        running = RunningHouse.build(folder.resolve("flood"), Path.of("config/policy"), 5);
        running.open();
        vera = running.as("vera");
        running.opened("4800");
        Flood.comes(running.house(), running.cases(), running.clock(), 8);
        vera.await("urgent", has("Incident 1 · card").and(has("**demo/4800**")), SOON);
        vera.slash("leadership", "case confidential", Map.of("case", "demo/4800", "set", "on", "reason", "a source"))
                .text();
        running.whileTimeGoesBy(() -> vera.await(
                "urgent",
                has("Incident 1 · card")
                        .and(has("A post whose case not everybody here may see."))
                        .and(has("demo/4800").negate()),
                SOON));
        String shown = vera.slash("leadership", "incident show", Map.of("incident", "1"))
                .text();
        assertTrue(shown.contains("Set off by a case that not everybody may see"), shown);
    }

    private void confide(String id) {
        vera.slash("leadership", "case confidential", Map.of("case", "demo/" + id, "set", "on", "reason", "a source"))
                .text();
        running.card(id, has("This card tells nothing"));
    }

    private ObjectNode page(int step) {
        return vera.await("leadership", isPage(step).and(m -> m.hasNonNull("edited_timestamp")), SOON);
    }

    private static Predicate<ObjectNode> isPage(int step) {
        return m ->
                m.path("embeds").path(0).path("footer").path("text").asText().endsWith("· page " + step);
    }
}
