package casebell.sandbox.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.cases.book.DoneAction;
import casebell.sandbox.cases.wire.Route;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ActingTest extends WithDemoCases {
    @Test
    void an_action_is_recorded_in_the_case_and_its_version_grows() throws Exception {
        Visitor.Got got = visitor.act("4821", "d-1", 7, Visitor.order("remove-post"));
        assertEquals(201, got.status());
        assertEquals("applied", got.json().path("state").asText());
        assertEquals(8, got.json().path("version").asInt());
        assertEquals("\"8\"", got.etag());
        JsonNode last = visitor.get("/v1/cases/4821").json().path("actions").path(1);
        assertEquals("remove-post", last.path("action").asText());
        assertEquals("api", last.path("by").asText());
        assertEquals("d-1", last.path("decision").asText());
    }

    @Test
    void the_same_key_and_order_is_answered_again_and_done_once() throws Exception {
        Visitor.Got first = visitor.act("4821", "d-1", 7, Visitor.order("remove-post"));
        system.actElsewhere("4821", "warn");
        String respaced = Visitor.order("remove-post").replace("\":", "\" : ");
        Visitor.Got again = visitor.act("4821", "d-1", 7, respaced);
        assertEquals(200, again.status());
        assertEquals(first.json(), again.json());
        assertEquals(1, system.actionsByCasebell("4821").size());
        assertEquals(2, system.requests(Route.ACT).size());
    }

    @Test
    void the_same_key_with_another_order_is_refused() throws Exception {
        visitor.act("4821", "d-1", 7, Visitor.order("remove-post"));
        assertEquals(409, visitor.act("4821", "d-1", 8, Visitor.order("warn")).status());
        assertEquals(
                409, visitor.act("4822", "d-1", 1, Visitor.order("remove-post")).status());
        assertEquals(409, visitor.reverse("4821", "a-4821-1", "d-1", 8).status());
        assertEquals(1, system.actionsByCasebell("4821").size());
        assertEquals(0, system.actionsByCasebell("4822").size());
    }

    @Test
    void a_key_is_kept_for_a_whole_day() throws Exception {
        visitor.act("4821", "d-1", 7, Visitor.order("warn"));
        clock.move(Duration.ofHours(24));
        assertEquals(200, visitor.act("4821", "d-1", 7, Visitor.order("warn")).status());
        clock.move(Duration.ofSeconds(1));
        assertEquals(412, visitor.act("4821", "d-1", 7, Visitor.order("warn")).status());
    }

    @Test
    void an_error_is_not_remembered_under_its_key() throws Exception {
        assertEquals(412, visitor.act("4821", "d-1", 6, Visitor.order("warn")).status());
        assertEquals(201, visitor.act("4821", "d-1", 7, Visitor.order("warn")).status());
    }

    @Test
    void a_moved_version_is_told_and_nothing_is_done() throws Exception {
        system.actElsewhere("4821", "limit-replies");
        Visitor.Got got = visitor.act("4821", "d-1", 7, Visitor.order("remove-post"));
        assertEquals(412, got.status());
        assertEquals(8, got.json().path("version").asInt());
        assertEquals("\"8\"", got.etag());
        assertTrue(system.actionsByCasebell("4821").isEmpty());
    }

    @Test
    void what_cannot_be_done_comes_with_what_can() throws Exception {
        Visitor.Got got = visitor.act("4850", "d-1", 1, Visitor.order("remove-post"));
        assertEquals(422, got.status());
        assertEquals(
                "[\"close-case\",\"no-action\"]", got.json().path("supported").toString());
        assertEquals(1, system.version("4850"));
    }

    @Test
    void a_refusal_is_recorded_with_its_reason() throws Exception {
        Visitor.Got got = visitor.act("4859", "d-1", 1, Visitor.order("suspend-account"));
        assertEquals(201, got.status());
        assertEquals("refused", got.json().path("state").asText());
        assertTrue(got.json().path("detail").asText().contains("court"));
        assertEquals("refused", system.actions("4859").get(0).state());
    }

    @Test
    void a_queued_action_is_applied_when_its_time_has_come() throws Exception {
        Visitor.Got got = visitor.act("4800", "d-1", 3, Visitor.order("sweep-replies"));
        assertEquals("queued", got.json().path("state").asText());
        assertFalse(got.json().has("appliedAt"));
        assertEquals("queued", system.actions("4800").get(0).state());
        clock.move(Duration.ofSeconds(5));
        Visitor.Got later = visitor.get("/v1/cases/4800");
        assertEquals(
                "applied", later.json().path("actions").path(0).path("state").asText());
        assertEquals("\"5\"", later.etag());
        assertEquals(
                "queued",
                visitor.act("4800", "d-1", 3, Visitor.order("sweep-replies"))
                        .json()
                        .path("state")
                        .asText());
    }

    @Test
    void an_action_is_undone_once() throws Exception {
        String id = visitor.act("4821", "d-1", 7, Visitor.order("remove-post"))
                .json()
                .path("id")
                .asText();
        Visitor.Got undone = visitor.reverse("4821", id, "d-2", 8);
        assertEquals(201, undone.status());
        assertEquals(id, undone.json().path("reverses").asText());
        assertEquals(200, visitor.reverse("4821", id, "d-2", 8).status());
        assertEquals(422, visitor.reverse("4821", id, "d-3", 9).status());
        List<DoneAction> ours = system.actionsByCasebell("4821");
        assertEquals(
                List.of("reversed", "applied"),
                ours.stream().map(DoneAction::state).toList());
    }

    @Test
    void a_queued_action_that_is_undone_in_time_is_never_done() throws Exception {
        String id = visitor.act("4800", "d-1", 3, Visitor.order("sweep-replies"))
                .json()
                .path("id")
                .asText();
        visitor.reverse("4800", id, "d-2", 4);
        clock.move(Duration.ofHours(1));
        system.settleQueued();
        assertEquals("reversed", system.actions("4800").get(0).state());
    }

    @Test
    void what_lasts_no_time_cannot_be_undone() throws Exception {
        String id = visitor.act("4821", "d-1", 7, Visitor.order("warn"))
                .json()
                .path("id")
                .asText();
        assertEquals(422, visitor.reverse("4821", id, "d-2", 8).status());
        assertEquals(404, visitor.reverse("4821", "a-none", "d-3", 8).status());
    }

    @Test
    void closing_a_case_closes_it() throws Exception {
        assertEquals(
                201, visitor.act("4821", "d-1", 7, Visitor.order("close-case")).status());
        assertEquals(
                "closed", visitor.get("/v1/cases/4821").json().path("state").asText());
        assertEquals(
                422, visitor.act("4821", "d-2", 8, Visitor.order("close-case")).status());
    }

    @Test
    void a_reader_may_not_act_and_nobody_acts_on_what_is_not_there() throws Exception {
        String[] reader = {
            "Authorization",
            "Bearer " + system.readOnlyToken(),
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            "d-1",
            "If-Match",
            "\"7\""
        };
        String path = "/v1/cases/4821/actions";
        assertEquals(403, visitor.post(path, Visitor.order("warn"), reader).status());
        assertEquals(
                401,
                visitor.post(path, Visitor.order("warn"), "If-Match", "\"7\"").status());
        assertEquals(404, visitor.act("1", "d-1", 1, Visitor.order("warn")).status());
        assertEquals(410, visitor.act("4860", "d-1", 4, Visitor.order("warn")).status());
    }

    @Test
    void a_crooked_request_is_refused_with_all_its_faults_named() throws Exception {
        String path = "/v1/cases/4821/actions";
        Visitor.Got got = visitor.post(path, "k k", 7, "{\"action\":\"explode\",\"durationSeconds\":0,\"notice\":5}");
        assertEquals(400, got.status());
        assertEquals(10, got.json().path("errors").size(), got.body());
        String good = Visitor.order("suspend-account");
        for (String body : new String[] {
            "",
            "[]",
            "null",
            "{",
            good + "{}",
            "{\"a\":1,\"a\":2}",
            "[".repeat(5000),
            good.replace("\"reason\"", "\"durationSeconds\":0,\"reason\""),
            Visitor.order("warn").replace("\"reason\"", "\"durationSeconds\":60,\"reason\""),
            good.replace("Direct threat", "x".repeat(2001)),
            good.replace("\"approvals\":2", "\"approvals\":\"two\"")
        }) {
            assertEquals(400, visitor.post(path, "d-1", 7, body).status(), body);
        }
        assertEquals(400, visitor.post(path, "k".repeat(201), 7, good).status());
        assertEquals(413, visitor.post(path, "d-1", 7, " ".repeat(65_537)).status());
        assertEquals(
                428,
                visitor.post(path, good, visitor.withToken("Content-Type", "application/json"))
                        .status());
        assertEquals(
                415,
                visitor.post(path, good, visitor.withToken("Content-Type", "text/plain"))
                        .status());
        for (String tag : new String[] {"*", "7", "W/\"7\"", "\"7\", \"8\"", "\"seven\""}) {
            assertEquals(
                    400,
                    visitor.post(
                                    path,
                                    good,
                                    visitor.withToken(
                                            "Content-Type",
                                            "application/json",
                                            "Idempotency-Key",
                                            "d",
                                            "If-Match",
                                            tag))
                            .status(),
                    tag);
        }
        assertTrue(system.actionsByCasebell("4821").isEmpty());
    }

    @Test
    void twenty_equal_orders_at_once_are_done_once() throws Exception {
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(workers.submit(() -> {
                begin.await();
                return visitor.act("4821", "d-1", 7, Visitor.order("remove-post"))
                        .status();
            }));
        }
        begin.countDown();
        int created = 0;
        for (Future<Integer> answer : answers) {
            created += answer.get() == 201 ? 1 : 0;
        }
        assertEquals(1, created);
        assertEquals(1, system.actionsByCasebell("4821").size());
        assertTrue(system.awaitActions("4821", 1, Duration.ZERO));
        assertFalse(system.awaitActions("4821", 2, Duration.ZERO));
    }
}
