package casebell.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.cases.CaseRef;
import casebell.sandbox.discourse.DiscourseOptions;
import casebell.sandbox.discourse.LocalDiscourse;
import casebell.source.Secret;
import casebell.source.discourse.DiscourseSystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliveries of a Discourse over real HTTP. */
class DiscourseDeliveryTest {
    private static final String SECRET = "hook-secret-4711";

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<CaseRef> heard = new CopyOnWriteArrayList<>();
    private boolean isOpen = true;
    private LocalDiscourse discourse;
    private HealthService service;

    @BeforeEach
    void start() throws IOException {
        discourse = LocalDiscourse.start(DiscourseOptions.using(workers, InstantSource.system()));
        HookHandler handler = new HookHandler(
                Map.of(
                        "forum",
                        DiscourseSystem.KIND
                                .hook()
                                .orElseThrow()
                                .make("forum", new Secret(SECRET), InstantSource.system())),
                item -> {
                    if (!isOpen) {
                        throw new IllegalStateException("not open");
                    }
                    heard.add(item.ref());
                });
        service = HealthService.start(
                "127.0.0.1", 0, () -> HealthService.Health.UP, Optional.empty(), Optional.of(handler));
    }

    @AfterEach
    void stop() {
        service.close();
        discourse.close();
        workers.shutdownNow();
    }

    @Test
    void a_genuine_delivery_is_taken_and_a_forged_one_is_not() throws Exception {
        assertEquals(200, deliver("1", discourse.delivery("reviewable", "11", SECRET)));
        assertEquals(401, deliver("2", discourse.delivery("reviewable", "12", "another")));
        assertEquals(List.of(new CaseRef("forum", "11")), heard);
    }

    @Test
    void a_delivery_that_came_while_the_house_was_not_open_is_taken_when_it_comes_again_under_the_same_number()
            throws Exception {
        LocalDiscourse.Delivery delivery = discourse.delivery("reviewable", "11", SECRET);
        isOpen = false;
        assertEquals(503, deliver("7", delivery));
        isOpen = true;
        assertEquals(200, deliver("7", delivery));
        assertEquals(List.of(new CaseRef("forum", "11")), heard);
    }

    private int deliver(String eventId, LocalDiscourse.Delivery delivery) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/hooks/forum"))
                .header("X-Discourse-Event-Signature", delivery.signature())
                .header("X-Discourse-Event-Id", eventId)
                .header("X-Discourse-Event-Type", "reviewable")
                .header("X-Discourse-Event", "reviewable_transitioned_to")
                .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
