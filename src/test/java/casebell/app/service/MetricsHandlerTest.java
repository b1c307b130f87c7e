package casebell.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.intake.CaseLine;
import casebell.intake.Follow;
import casebell.intake.SystemsDesk.SystemState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsHandlerTest {
    @Test
    void figures_are_told_as_prometheus_reads_them() throws Exception {
        CaseLine.State open = new CaseLine.State(
                CaseLine.Circuit.OPEN,
                20,
                12,
                Optional.of("The case system cannot be reached"),
                Optional.of(new CaseLine.Room(280, 300, Duration.ofMinutes(5))));
        CaseLine.State well = new CaseLine.State(CaseLine.Circuit.CLOSED, 3, 0, Optional.empty(), Optional.empty());
        Follow.State following =
                new Follow.State(Optional.of(Instant.ofEpochSecond(1776157200)), Optional.empty(), 2, true);
        MetricsHandler metrics = new MetricsHandler(
                () -> List.of(
                        new SystemState("cases", List.of(well, well), Optional.empty()),
                        new SystemState("toot", List.of(open), Optional.of(following))),
                source -> source.equals("toot") ? 7 : 0);
        try (HealthService service = HealthService.start(
                "127.0.0.1",
                0,
                () -> HealthService.Health.UP,
                Optional.empty(),
                Optional.empty(),
                Optional.of(metrics))) {
            assertEquals("""
                    # TYPE casebell_system_circuit_open gauge
                    casebell_system_circuit_open{system="cases",line="0"} 0
                    casebell_system_circuit_open{system="cases",line="1"} 0
                    casebell_system_circuit_open{system="toot",line="0"} 1
                    # TYPE casebell_system_calls_total counter
                    casebell_system_calls_total{system="cases",line="0"} 3
                    casebell_system_calls_total{system="cases",line="1"} 3
                    casebell_system_calls_total{system="toot",line="0"} 20
                    # TYPE casebell_system_failures_total counter
                    casebell_system_failures_total{system="cases",line="0"} 0
                    casebell_system_failures_total{system="cases",line="1"} 0
                    casebell_system_failures_total{system="toot",line="0"} 12
                    # TYPE casebell_actions_begun_today gauge
                    casebell_actions_begun_today{system="cases"} 0
                    casebell_actions_begun_today{system="toot"} 7
                    # TYPE casebell_system_calls_left gauge
                    casebell_system_calls_left{system="toot",line="0"} 280
                    # TYPE casebell_follow_failures_in_a_row gauge
                    casebell_follow_failures_in_a_row{system="toot"} 2
                    # TYPE casebell_follow_behind gauge
                    casebell_follow_behind{system="toot"} 1
                    # TYPE casebell_follow_last_read_timestamp_seconds gauge
                    casebell_follow_last_read_timestamp_seconds{system="toot"} 1776157200
                    """, get(service).body());
        }
    }

    private static HttpResponse<String> get(HealthService service) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
