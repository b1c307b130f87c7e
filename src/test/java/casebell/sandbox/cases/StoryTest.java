package casebell.sandbox.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.cases.book.ScriptedCase;
import casebell.sandbox.cases.book.StoryReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest extends WithDemoCases {
    @Test
    void the_flood_waits_to_be_released_and_then_happens_now() throws Exception {
        startWith(DemoOptions::holdingTheFlood);
        assertEquals(200, visitor.get("/v1/cases/4800").status());
        assertEquals(404, visitor.get("/v1/cases/4821").status());
        assertEquals(16, system.held().size());
        String before = visitor.get("/v1/cases?limit=200").json().path("next").asText();
        clock.move(Duration.ofHours(3));
        assertTrue(system.release("4821"));
        assertFalse(system.release("4821"));
        JsonNode read = visitor.get("/v1/cases/4821").json();
        assertEquals(
                Duration.ofMinutes(48),
                Duration.between(Instant.parse(read.path("openedAt").asText()), clock.instant()));
        assertEquals(
                "4821",
                visitor.get("/v1/cases?after=" + before)
                        .json()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asText());
        List<String> rest = system.releaseAll();
        assertEquals(15, rest.size());
        assertTrue(system.held().isEmpty());
    }

    @Test
    void a_case_that_does_not_exist_cannot_be_played() {
        assertThrows(IllegalArgumentException.class, () -> system.release("nope"));
        assertThrows(IllegalArgumentException.class, () -> system.actElsewhere("nope", "warn"));
    }

    @Test
    void somebody_elsewhere_moves_the_version_and_is_staff() {
        system.actElsewhere("4821", "suspend-account");
        assertEquals(8, system.version("4821"));
        assertEquals("staff", system.actions("4821").get(1).by());
        assertTrue(system.actionsByCasebell("4821").isEmpty());
        system.actElsewhere("4821", "close-case");
        assertEquals(9, system.version("4821"));
    }

    @Test
    void a_case_changes_but_never_its_name_or_the_order_of_its_versions() throws Exception {
        system.change("4821", "spreads", json -> {
            json.put("version", 1).put("id", "other");
            ((ObjectNode) json.get("reach")).put("views", 900_000);
        });
        JsonNode read = visitor.get("/v1/cases/4821").json();
        assertEquals(8, read.path("version").asInt());
        assertEquals("4821", read.path("id").asText());
        assertEquals(900_000, read.path("reach").path("views").asInt());
    }

    @Test
    void everything_in_the_flood_refers_to_the_clip() {
        long referring = StoryReader.read().stream()
                .filter(ScriptedCase::held)
                .filter(held -> !held.id().equals("4801"))
                .filter(held -> held.script()
                        .path("content")
                        .path("refersTo")
                        .toString()
                        .contains("\"p-1\""))
                .count();
        assertEquals(15, referring);
    }

    @Test
    void every_case_says_what_it_is_there_for() {
        for (ScriptedCase scripted : StoryReader.read()) {
            assertFalse(scripted.about().isBlank(), scripted.id());
        }
    }

    @Test
    void the_clip_breaks_no_rule_and_lacks_its_context() throws Exception {
        JsonNode clip = visitor.get("/v1/cases/4800").json();
        assertTrue(clip.path("content")
                .path("media")
                .path(0)
                .path("missingContext")
                .asBoolean());
        assertEquals("head-of-state", clip.path("author").path("office").asText());
        assertTrue(clip.path("author").path("followers").asLong() >= 60_000_000);
        clip.path("signals").forEach(score -> assertTrue(score.asDouble() < 0.5));
    }
}
