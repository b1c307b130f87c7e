package casebell.sandbox.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FollowingTest extends WithDemoCases {
    @Test
    void small_pages_show_what_one_large_page_shows() throws Exception {
        List<String> large = ids(visitor.get("/v1/cases?limit=200").json());
        List<String> small = new ArrayList<>();
        JsonNode page = visitor.get("/v1/cases?limit=5").json();
        small.addAll(ids(page));
        while (page.path("more").asBoolean()) {
            page = visitor.get("/v1/cases?limit=5&after=" + page.path("next").asText())
                    .json();
            small.addAll(ids(page));
        }
        assertEquals(large, small);
    }

    @Test
    void a_change_moves_a_case_to_the_end_and_nothing_else_comes_again() throws Exception {
        String end = visitor.get("/v1/cases?limit=200").json().path("next").asText();
        assertTrue(ids(visitor.get("/v1/cases?after=" + end).json()).isEmpty());
        system.actElsewhere("4821", "warn");
        JsonNode page = visitor.get("/v1/cases?after=" + end).json();
        assertEquals(List.of("4821"), ids(page));
        assertEquals(8, page.path("items").get(0).path("version").asInt());
        assertFalse(page.path("more").asBoolean());
    }

    @Test
    void an_erased_case_comes_once_more() throws Exception {
        String end = visitor.get("/v1/cases?limit=200").json().path("next").asText();
        system.erase("4855");
        JsonNode page = visitor.get("/v1/cases?after=" + end).json();
        assertEquals(List.of("4855"), ids(page));
        assertTrue(page.path("items").get(0).path("erased").asBoolean());
    }

    @Test
    void a_cursor_is_good_for_seven_days_and_not_for_longer() throws Exception {
        String cursor = visitor.get("/v1/cases?limit=200").json().path("next").asText();
        clock.move(Duration.ofDays(7));
        assertEquals(200, visitor.get("/v1/cases?after=" + cursor).status());
        clock.move(Duration.ofSeconds(1));
        assertEquals(410, visitor.get("/v1/cases?after=" + cursor).status());
    }

    @Test
    void made_up_cursors_and_limits_are_refused() throws Exception {
        String cursor = visitor.get("/v1/cases").json().path("next").asText();
        String forged = cursor.substring(0, 10) + (cursor.charAt(10) == 'A' ? 'B' : 'A') + cursor.substring(11);
        assertEquals(410, visitor.get("/v1/cases?after=" + forged).status());
        for (String bad : new String[] {
            "after=", "after=1", "after=c1.x", "limit=0", "limit=201", "limit=-1", "limit=abc", "limit=99999999999"
        }) {
            assertEquals(400, visitor.get("/v1/cases?" + bad).status(), bad);
        }
    }

    @Test
    void a_follower_under_fire_ends_with_the_last_version_of_every_case() throws Exception {
        List<String> targets = List.of("4800", "4821", "4822", "4823", "4824");
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<?>> writers = new ArrayList<>();
        for (String target : targets) {
            writers.add(workers.submit(() -> {
                begin.await();
                for (int i = 0; i < 60; i++) {
                    system.change(target, "seen more", json -> json.put("moonPhase", "full"));
                }
                return true;
            }));
        }
        Map<String, Integer> seen = new LinkedHashMap<>();
        begin.countDown();
        String cursor = "";
        boolean writing = true;
        boolean more = true;
        while (writing || more) {
            writing = !writers.stream().allMatch(Future::isDone);
            JsonNode page = visitor.get("/v1/cases?limit=3" + (cursor.isEmpty() ? "" : "&after=" + cursor))
                    .json();
            for (JsonNode item : page.path("items")) {
                int version = item.path("version").asInt();
                Integer before = seen.put(item.path("id").asText(), version);
                assertTrue(before == null || before < version, "came twice in one version: " + item);
            }
            cursor = page.path("next").asText();
            more = page.path("more").asBoolean();
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        assertEquals(36, seen.size());
        for (String target : targets) {
            assertEquals(system.version(target), seen.get(target).longValue(), target);
        }
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }
}
