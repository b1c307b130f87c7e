package casebell.sandbox.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadingTest extends WithDemoCases {
    @Test
    void a_case_is_read_with_its_version_as_entity_tag() throws Exception {
        Visitor.Got got = visitor.get("/v1/cases/4821");
        assertEquals(200, got.status());
        assertEquals("\"7\"", got.etag());
        assertEquals(7, got.json().path("version").asInt());
        assertEquals(system.caseUrl("4821"), got.json().path("url").asText());
    }

    @Test
    void a_known_version_is_not_sent_again() throws Exception {
        for (String known : new String[] {"\"7\"", "W/\"7\"", "\"6\", \"7\"", "*"}) {
            Visitor.Got got = visitor.get("/v1/cases/4821", "If-None-Match", known);
            assertEquals(304, got.status(), known);
            assertEquals("\"7\"", got.etag());
        }
        assertEquals(
                200, visitor.get("/v1/cases/4821", "If-None-Match", "\"6\"").status());
    }

    @Test
    void every_case_of_the_story_is_as_the_contract_says() throws Exception {
        int read = 0;
        for (JsonNode item : visitor.get("/v1/cases?limit=200").json().path("items")) {
            Visitor.Got got = visitor.get("/v1/cases/" + item.path("id").asText());
            assertEquals(item.path("erased").asBoolean() ? 410 : 200, got.status());
            assertFalse(got.body().contains("now-P"), got.body());
            assertFalse(got.body().contains("$person"), got.body());
            assertFalse(got.json().has("demo"), got.body());
            read++;
        }
        assertEquals(36, read);
    }

    @Test
    void times_are_counted_from_the_start() throws Exception {
        Instant opened = Instant.parse(
                visitor.get("/v1/cases/4821").json().path("openedAt").asText());
        assertEquals(Duration.ofMinutes(48), Duration.between(opened, clock.instant()));
    }

    @Test
    void unknown_and_erased_cases_are_told_apart() throws Exception {
        assertEquals(404, visitor.get("/v1/cases/1").status());
        assertEquals(410, visitor.get("/v1/cases/4860").status());
        system.erase("4821");
        assertEquals(410, visitor.get("/v1/cases/4821").status());
        assertFalse(visitor.send("/cases/4821", "GET", "").body().contains("chamber"));
    }

    @Test
    void nobody_reads_without_the_token() throws Exception {
        for (String path : new String[] {"/v1/cases/4821", "/v1/cases", "/v1/capabilities"}) {
            assertEquals(401, visitor.send(path, "GET", "").status());
            assertEquals(
                    401,
                    visitor.send(path, "GET", "", "Authorization", "Bearer wrong")
                            .status());
            assertEquals(
                    401,
                    visitor.send(path, "GET", "", "Authorization", system.token())
                            .status());
        }
        assertEquals(
                200,
                visitor.send("/v1/cases", "GET", "", "Authorization", "Bearer " + system.readOnlyToken())
                        .status());
    }

    @Test
    void absent_stays_absent() throws Exception {
        JsonNode minimal = visitor.get("/v1/cases/4856").json();
        assertEquals(6, minimal.size(), minimal.toString());
    }

    @Test
    void hostile_text_arrives_byte_for_byte() throws Exception {
        String text = visitor.get("/v1/cases/4870")
                .json()
                .path("content")
                .path("text")
                .asText();
        for (String trap : new String[] {
            "@everyone", "<@&123>", "||", "\u200B", "\u202E", "\u001B[31m", "\r\n2026", "<script>", "\u0007"
        }) {
            assertTrue(text.contains(trap), trap);
        }
        assertEquals(
                10_000,
                visitor.get("/v1/cases/4871")
                        .json()
                        .path("content")
                        .path("text")
                        .asText()
                        .length());
    }

    @Test
    void capabilities_are_listed_and_say_whether_there_are_hooks() throws Exception {
        JsonNode capabilities = visitor.get("/v1/capabilities").json();
        assertEquals(15, capabilities.path("actions").size());
        assertFalse(capabilities.path("webhooks").asBoolean());
    }

    @Test
    void what_is_not_there_or_not_allowed_is_said_so() throws Exception {
        assertEquals(
                404, visitor.send("/v2/cases", "GET", "", visitor.withToken()).status());
        assertEquals(
                404,
                visitor.send("/v1/cases/%2e%2e%2fetc", "GET", "", visitor.withToken())
                        .status());
        assertEquals(
                405,
                visitor.send("/v1/cases/4821", "DELETE", "", visitor.withToken())
                        .status());
        assertEquals(
                405,
                visitor.send("/v1/cases", "POST", "{}", visitor.withToken()).status());
    }
}
