package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.rest.Journal;
import casebell.sandbox.world.Wire;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a bot meets on bad days, each on request. */
class LimitsAndFaultsTest {
    private static Joined joined;
    private static TextChannel room;

    @BeforeAll
    static void the_bot_joins() {
        joined = Joined.now();
        room = joined.channel("digest");
    }

    @AfterAll
    static void it_leaves() {
        joined.close();
    }

    @AfterEach
    void nothing_goes_wrong_any_more() {
        joined.discord.faults().clear();
    }

    private static long stored(String content) {
        return joined.as("ines").messages("digest").stream()
                .filter(m -> m.path("content").asText().equals(content))
                .count();
    }

    @Test
    void every_answer_tells_its_bucket() {
        HttpResponse<String> answer =
                joined.post("digest", Wire.object().put("content", "x")).response();
        for (String header : List.of(
                "Via",
                "X-RateLimit-Bucket",
                "X-RateLimit-Limit",
                "X-RateLimit-Remaining",
                "X-RateLimit-Reset",
                "X-RateLimit-Reset-After")) {
            assertTrue(answer.headers().firstValue(header).isPresent(), header);
        }
        String bucket = answer.headers().firstValue("X-RateLimit-Bucket").orElse("");
        HttpResponse<String> elsewhere =
                joined.post("general", Wire.object().put("content", "x")).response();
        assertEquals(
                bucket, elsewhere.headers().firstValue("X-RateLimit-Bucket").orElse(""), "the same route");
    }

    @Test
    void an_empty_bucket_refuses_with_all_that_a_client_needs() {
        joined.discord.faults().bucket("POST", "/messages$", 2, Duration.ofMinutes(1));
        assertEquals(
                200, joined.post("urgent", Wire.object().put("content", "1")).status());
        HttpResponse<String> second =
                joined.post("urgent", Wire.object().put("content", "2")).response();
        assertEquals("0", second.headers().firstValue("X-RateLimit-Remaining").orElse(""));
        Joined.Bare third = joined.post("urgent", Wire.object().put("content", "3"));
        assertEquals(429, third.status());
        assertFalse(third.body().path("global").asBoolean(true));
        assertTrue(third.body().path("retry_after").asDouble() > 50);
        assertTrue(
                third.response().headers().firstValue("Retry-After").orElse("").matches("[0-9]+"));
        assertEquals(
                "user",
                third.response().headers().firstValue("X-RateLimit-Scope").orElse(""));
        assertTrue(third.response().headers().firstValue("Via").isPresent());
        assertEquals(
                200,
                joined.post("general", Wire.object().put("content", "another channel"))
                        .status());
    }

    @Test
    void jda_holds_back_by_the_headers_and_is_never_refused() {
        joined.discord.faults().bucket("POST", "/messages$", 2, Duration.ofSeconds(1));
        for (int i = 0; i < 3; i++) {
            room.sendMessage("held " + i).complete();
        }
        assertEquals(1, stored("held 2"));
        assertTrue(joined.discord.journal().of("POST", room.getId() + "/messages").stream()
                .noneMatch(l -> l.status() == 429));
    }

    @Test
    void a_limit_on_everything_is_waited_for() {
        joined.discord.faults().limitEverythingAtNext(1, "POST", "/messages$", 1);
        room.sendMessage("after all").complete();
        assertEquals(1, stored("after all"));
    }

    @Test
    void an_error_of_the_server_fails_at_once_and_an_absence_is_retried() {
        joined.discord.faults().refuseNext(1, "POST", "/messages$", 500);
        assertThrows(
                ErrorResponseException.class, () -> room.sendMessage("failed").complete());
        assertEquals(0, stored("failed"));
        joined.discord.faults().refuseNext(1, "POST", "/messages$", 502);
        room.sendMessage("retried").complete();
        assertEquals(1, stored("retried"));
        joined.discord.faults().away(true);
        assertEquals(503, joined.bare("GET", "users/@me", "").status());
    }

    @Test
    void an_answer_that_was_lost_is_stored_once_where_there_is_a_nonce_and_twice_where_there_is_none() {
        joined.discord.faults().loseAnswerOfNext(1, "POST", "/messages$", 503);
        room.sendMessage("stored").setNonce("lost-1").complete();
        assertEquals(1, stored("stored"));
        joined.discord.faults().loseAnswerOfNext(1, "POST", "/threads$", 503);
        room.createThreadChannel("twice").complete();
        assertEquals(
                2,
                joined.discord.world().channels().stream()
                        .filter(c -> c.path("name").asText().equals("twice"))
                        .count());
    }

    @Test
    void an_answer_comes_late() throws Exception {
        joined.discord.faults().slowNext(1, "POST", "/messages$", Duration.ofMillis(400));
        long before = System.nanoTime();
        var sent = room.sendMessage("slow").submit();
        joined.as("ines").await("digest", m -> m.path("content").asText().equals("slow"), Joined.SOON);
        sent.get(10, TimeUnit.SECONDS);
        assertTrue(System.nanoTime() - before >= Duration.ofMillis(400).toNanos());
    }

    @Test
    void a_connection_breaks_with_or_without_effect() {
        joined.discord.faults().dropNext(1, "POST", "/messages$", true);
        assertThrows(
                RuntimeException.class,
                () -> room.sendMessage("broken after").setNonce("b-1").complete());
        assertEquals(1, stored("broken after"));
        joined.discord.faults().dropNext(1, "POST", "/messages$", false);
        assertThrows(
                RuntimeException.class, () -> room.sendMessage("broken before").complete());
        assertEquals(0, stored("broken before"));
        List<Journal.Line> broken = joined.discord.journal().lines().stream()
                .filter(l -> l.status() == 0)
                .toList();
        assertEquals(2, broken.size());
    }
}
