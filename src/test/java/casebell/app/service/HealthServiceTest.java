package casebell.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServiceTest {
    private final AtomicReference<HealthService.Health> health = new AtomicReference<>(HealthService.Health.UP);
    private HealthService service;

    @BeforeEach
    void start() throws IOException {
        service = HealthService.start("127.0.0.1", 0, health::get, Optional.empty());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_house_that_works_is_200() throws Exception {
        HttpResponse<String> answer = ask("GET", "/health");
        assertEquals(200, answer.statusCode());
        assertEquals("{\"status\":\"up\"}", answer.body());
    }

    @Test
    void a_house_that_does_not_is_503_and_says_why() throws Exception {
        health.set(HealthService.Health.AWAY);
        assertEquals(503, ask("GET", "/health").statusCode());
        assertEquals(
                "{\"status\":\"not connected to Discord\"}",
                ask("GET", "/health").body());
        health.set(HealthService.Health.BROKEN);
        assertEquals(
                "{\"status\":\"the store cannot be read\"}",
                ask("GET", "/health").body());
    }

    @Test
    void nothing_else_is_answered() throws Exception {
        assertEquals(404, ask("GET", "/health/../etc").statusCode());
        assertEquals(404, ask("GET", "/").statusCode());
        assertEquals(405, ask("POST", "/health").statusCode());
    }

    @Test
    void a_taken_port_is_explained() {
        IOException taken = assertThrows(
                IOException.class,
                () -> HealthService.start("127.0.0.1", service.port(), health::get, Optional.empty()));
        assertTrue(taken.getMessage().contains("Is Casebell running already?"), taken.getMessage());
        assertTrue(taken.getMessage().contains("service.port"), taken.getMessage());
    }

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
