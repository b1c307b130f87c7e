package casebell.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import casebell.cases.CaseRef;
import casebell.sandbox.mastodon.LocalMastodon;
import casebell.sandbox.mastodon.MastodonOptions;
import casebell.source.Secret;
import casebell.source.mastodon.MastodonSystem;
import casebell.source.wire.CaseHook;
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

/** Deliveries of a Mastodon over real HTTP. */
class HookHandlerTest {
    private static final String SECRET = "hook-secret-4711";

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<CaseRef> heard = new CopyOnWriteArrayList<>();
    private boolean isOpen = true;
    private LocalMastodon mastodon;
    private HealthService service;

    @BeforeEach
    void start() throws IOException {
        mastodon = LocalMastodon.start(MastodonOptions.using(workers, InstantSource.system()));
        CaseHook hook =
                MastodonSystem.KIND.hook().orElseThrow().make("toot", new Secret(SECRET), InstantSource.system());
        HookHandler handler = new HookHandler(Map.of("toot", hook), item -> {
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
        mastodon.close();
        workers.shutdownNow();
    }

    @Test
    void a_genuine_delivery_is_taken() throws Exception {
        assertEquals(
                200,
                deliver("/hooks/toot", mastodon.delivery("report.updated", "11", SECRET))
                        .statusCode());
        assertEquals(List.of(new CaseRef("toot", "11")), heard);
    }

    @Test
    void a_genuine_delivery_about_something_else_does_nothing() throws Exception {
        assertEquals(
                200,
                deliver("/hooks/toot", mastodon.delivery("status.created", "11", SECRET))
                        .statusCode());
        assertEquals(List.of(), heard);
    }

    @Test
    void a_forged_delivery_is_refused_without_a_word_about_why() throws Exception {
        HttpResponse<String> refused = deliver("/hooks/toot", mastodon.delivery("report.updated", "11", "another"));
        assertEquals(401, refused.statusCode());
        assertEquals("Not signed as agreed\n", refused.body());
        assertFalse(refused.body().contains(SECRET));
        assertEquals(List.of(), heard);
    }

    @Test
    void a_house_that_is_not_open_asks_to_come_again() throws Exception {
        isOpen = false;
        assertEquals(
                503,
                deliver("/hooks/toot", mastodon.delivery("report.updated", "11", SECRET))
                        .statusCode());
    }

    @Test
    void nobody_else_delivers_here() throws Exception {
        LocalMastodon.Delivery good = mastodon.delivery("report.updated", "11", SECRET);
        for (String path : List.of("/hooks/", "/hooks/other", "/hooks/toot/", "/hooks/toot/x", "/hooks/../health")) {
            assertEquals(404, deliver(path, good).statusCode(), path);
        }
        HttpRequest get = HttpRequest.newBuilder(address("/hooks/toot")).build();
        assertEquals(
                405,
                HttpClient.newHttpClient()
                        .send(get, HttpResponse.BodyHandlers.ofString())
                        .statusCode());
        assertEquals(List.of(), heard);
    }

    private HttpResponse<String> deliver(String path, LocalMastodon.Delivery delivery) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address(path))
                .header("X-Hub-Signature", delivery.signature())
                .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + service.port() + path);
    }
}
