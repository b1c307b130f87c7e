package casebell.source.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.cases.Snapshot;
import casebell.intake.CaseSource.Reading;
import casebell.source.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A case system that does everything wrong, over real HTTP. Whatever it does, staff get one sentence of ours and nothing of its own. */
class HostileReadingTest {
    private static final CaseRef REF = new CaseRef("demo", "4821");
    private static final String TOKEN = "very-secret-token-4711";
    private static final String CASE =
            "{\"id\":\"4821\",\"version\":7,\"url\":\"https://cases.example.org/cases/4821\","
                    + "\"openedAt\":\"2026-04-14T09:12:00Z\",\"state\":\"open\",\"kind\":\"post\"%s}";
    private static final long TWO_GIGABYTES = 2L << 30;
    /** Where nothing is waited for, a busy machine must not look like a slow case system. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private Instant now = Instant.parse("2026-04-14T10:00:00Z");
    private RawServer server;
    private HttpCaseSource source;

    @BeforeEach
    void start() throws IOException {
        server = new RawServer();
        source = source(LONG_ENOUGH);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void a_case_is_told_and_then_revalidated() {
        server.answers(200, "ETag: \"7\"\r\n", CASE.formatted(""));
        Snapshot told = assertInstanceOf(Reading.Told.class, read()).snapshot();
        server.plays(out -> out.write(RawServer.head(304, "ETag: \"7\"\r\n")));
        assertEquals(new Reading.Unchanged(), source.read(REF, Optional.of(told)));
        assertEquals(new Reading.Told(told), read(), "what was read is kept, so 'not changed' is enough");
        assertTrue(server.heads().get(1).contains("If-None-Match: \"7\""));
        assertTrue(server.heads().get(2).contains("If-None-Match: \"7\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"é\"", "7", "\"a b\"", "\"\u0001\""})
    void a_validator_that_cannot_be_sent_back_is_left_out(String tag) {
        server.answers(200, "ETag: " + tag + "\r\n", CASE.formatted(""));
        Snapshot told = assertInstanceOf(Reading.Told.class, read()).snapshot();
        assertInstanceOf(Reading.Told.class, source.read(REF, Optional.of(told)));
        assertFalse(server.heads().get(1).contains("If-None-Match"));
    }

    @Test
    void away() throws IOException {
        server.close();
        assertEquals("The case system cannot be reached", later().why());
    }

    @Test
    void a_head_that_drips_is_cut_off() {
        server.plays(out -> drip(out, RawServer.head(200, "Content-Length: 5\r\n")));
        assertEquals("The case system did not answer in 1 s", soon());
    }

    @Test
    void a_body_that_drips_is_cut_off() {
        server.plays(out -> {
            out.write(RawServer.head(200, "Content-Length: 9999\r\n"));
            drip(out, CASE.formatted("").getBytes(StandardCharsets.UTF_8));
        });
        assertEquals("The case system did not answer in 1 s", soon());
    }

    @Test
    void two_gigabytes_are_not_read() {
        server.plays(out -> flood(out, "Content-Length: " + TWO_GIGABYTES + "\r\n", false));
        assertEquals("The case system sent more than 64 KiB", later().why());
        server.plays(out -> flood(out, "Transfer-Encoding: chunked\r\n", true));
        assertEquals("The case system sent more than 64 KiB", later().why());
        server.plays(out -> flood(out, "", false));
        assertEquals("The case system sent more than 64 KiB", later().why());
    }

    @Test
    void what_is_packed_although_we_asked_for_it_unpacked_is_not_unpacked() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[32 << 20]);
        }
        server.plays(out -> {
            out.write(RawServer.head(200, "Content-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n"));
            bomb.writeTo(out);
        });
        String why = later().why();
        assertTrue(List.of(
                        "The case system answered with something that is not JSON",
                        "The case system sent more than 64 KiB")
                .contains(why));
        assertTrue(server.heads().get(0).contains("Accept-Encoding: identity"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": ",
                "<!doctype html>",
                "[[[",
                "{} {}",
                "\u0000",
                "{\"id\":1e99999999999999999999999999999999999999999}"
            })
    void what_is_not_json_is_said_to_be_not_json(String body) {
        server.answers(200, "", body);
        assertEquals("The case system answered with something that is not JSON", later().why());
    }

    @Test
    void json_of_a_hundred_thousand_levels_is_refused() {
        source = source(Duration.ofSeconds(5));
        server.answers(200, "", "[".repeat(30_000));
        assertEquals("The case system answered with something that is not JSON", later().why());
        HttpCaseSource large = new HttpCaseSource(settings(Duration.ofSeconds(5), 1 << 20), () -> now);
        server.answers(200, "", "[".repeat(100_000) + "]".repeat(100_000));
        assertEquals(
                "The case system answered with something that is not JSON",
                assertInstanceOf(Reading.Later.class, large.read(REF, Optional.empty()))
                        .why());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "4",
                "\"4821\"",
                "{}",
                "{\"id\":\"9\",\"version\":7,\"url\":\"https://a.example/1\",\"openedAt\":\"2026-04-14T09:12:00Z\",\"state\":\"open\",\"kind\":\"post\"}",
                "{\"id\":\"4821\",\"version\":7.5,\"url\":\"https://a.example/1\",\"openedAt\":\"2026-04-14T09:12:00Z\",\"state\":\"open\",\"kind\":\"post\"}",
                "{\"id\":\"4821\",\"version\":\"7\",\"url\":\"https://a.example/1\",\"openedAt\":\"2026-04-14T09:12:00Z\",\"state\":\"open\",\"kind\":\"post\"}",
                "{\"id\":\"4821\",\"version\":7,\"url\":\"javascript:alert(1)\",\"openedAt\":\"2026-04-14T09:12:00Z\",\"state\":\"open\",\"kind\":\"post\"}",
                "{\"id\":\"4821\",\"version\":7,\"url\":\"https://a.example/1\",\"openedAt\":\"+999999999-12-31T23:59:59Z\",\"state\":\"open\",\"kind\":\"post\"}",
                "{\"id\":\"4821\",\"version\":7,\"url\":\"https://a.example/1\",\"openedAt\":\"2026-04-14T09:12:00Z\",\"state\":{\"a\":1},\"kind\":\"post\"}",
                "{\"id\":\"4821\",\"version\":7,\"url\":\"https://a.example/1\",\"openedAt\":\"2026-04-14T09:12:00Z\",\"state\":\"open\"}"
            })
    void what_is_not_this_case_is_said_to_be_not_this_case(String body) {
        server.answers(200, "", body);
        assertEquals("The case system answered with something that is not this case", later().why());
    }

    @Test
    void parts_of_the_wrong_type_are_left_absent() {
        server.answers(
                200,
                "",
                CASE.formatted(
                        ",\"content\":[1],\"author\":\"x\",\"reach\":{\"views\":1e400,\"shares\":-1.5,\"replies\":\"9\"},"
                                + "\"signals\":{\"a\":7,\"b\":\"x\",\"c\":0.5},\"labels\":{\"a\":1},\"reports\":[1,null,{}],"
                                + "\"actions\":[{\"id\":1}],\"target\":{\"id\":7,\"strikes\":[{\"at\":\"2026-01-01T00:00:00Z\","
                                + "\"category\":\"x\",\"points\":99999999999999}]}"));
        Snapshot told = assertInstanceOf(Reading.Told.class, read()).snapshot();
        assertEquals(Optional.empty(), told.content());
        assertEquals(Optional.empty(), told.author());
        assertEquals(Optional.empty(), told.reach().orElseThrow().views());
        assertEquals(java.util.Map.of("c", 0.5), told.signals());
        assertEquals(List.of(), told.labels());
        assertEquals(List.of(), told.reports());
        assertEquals(List.of(), told.actions());
        assertEquals(1, told.target().orElseThrow().strikes().get(0).points());
    }

    @Test
    void personal_data_in_fields_that_we_do_not_know_stays_outside() {
        server.answers(
                200,
                "",
                CASE.formatted(
                        ",\"reporterEmail\":\"anna@private.example\",\"author\":{\"id\":\"u-1\",\"handle\":\"@a\","
                                + "\"email\":\"anna@private.example\",\"ip\":\"203.0.113.9\"},\"reports\":[{\"id\":\"r\",\"at\":"
                                + "\"2026-04-14T09:12:00Z\",\"by\":\"target\",\"text\":\"call me: anna@private.example\","
                                + "\"reporter\":{\"email\":\"anna@private.example\"}}]"));
        String all = assertInstanceOf(Reading.Told.class, read()).toString();
        assertFalse(all.contains("private.example") || all.contains("203.0.113.9"), all);
    }

    @Test
    void a_redirect_is_not_followed_anywhere() throws IOException {
        try (RawServer other = new RawServer()) {
            for (int status : List.of(301, 302, 303, 307, 308)) {
                server.answers(status, "Location: " + other.base() + "/v1/cases/4821\r\n", "");
                assertEquals("The case system sent us to another address, which is not followed", later().why());
            }
            server.answers(302, "Location: " + server.base() + "/v1/cases/4821\r\n", "");
            later();
            assertEquals(List.of(), other.heads());
            assertEquals(6, server.heads().size());
        }
    }

    @ParameterizedTest
    @CsvSource({"404,The case system has no such case", "410,The case was erased in the case system"})
    void what_is_gone_is_gone(int status, String why) {
        server.answers(status, "", "{\"detail\":\"ask anna@private.example\"}");
        assertEquals(new Reading.Absent(why), read());
    }

    @ParameterizedTest
    @CsvSource({
        "401,The case system does not accept our token; an operator must renew it",
        "403,The case system does not accept our token; an operator must renew it",
        "418,The case system refused to tell the case (418)",
        "500,The case system answered with an error (500)",
        "503,The case system answered with an error (503)",
        "599,The case system answered with an error (599)"
    })
    void what_may_pass_is_tried_later(int status, String why) {
        server.answers(status, "", "{\"detail\":\"ask anna@private.example\"}");
        assertEquals(why, later().why());
    }

    @ParameterizedTest
    @CsvSource({
        "7,7",
        "0,0",
        "999999999,900",
        "99999999999999999999,",
        "-5,",
        "soon,",
        "'Tue, 14 Apr 2026 10:02:00 GMT',120",
        "'Fri, 31 Dec 9999 23:59:59 GMT',900"
    })
    void the_time_to_come_back_is_taken_when_it_makes_sense(String header, Long seconds) {
        server.answers(429, "Retry-After: " + header + "\r\n", "{}");
        Reading.Later later = later();
        assertEquals("The case system asks us to slow down", later.why());
        assertEquals(Optional.ofNullable(seconds).map(now::plusSeconds), later.notBefore());
    }

    @Test
    void a_system_that_keeps_failing_is_left_alone_and_heals() {
        server.answers(500, "", "{}");
        for (int i = 0; i < 10; i++) {
            later();
        }
        int calls = server.heads().size();
        assertTrue(later().why().contains("left alone for a while"));
        assertEquals(Optional.of(now.plusSeconds(10)), later().notBefore());
        assertEquals(calls, server.heads().size(), "nobody calls it meanwhile");
        server.answers(200, "", CASE.formatted(""));
        now = now.plusSeconds(11);
        for (int i = 0; i < 5; i++) {
            assertInstanceOf(Reading.Told.class, read());
        }
    }

    @Test
    void the_token_is_in_no_text() {
        server.answers(500, "", "{\"detail\":\"" + TOKEN + "\"}");
        assertFalse((later() + "" + settings(Duration.ofSeconds(1), 1)).contains(TOKEN));
        assertTrue(server.heads().get(0).contains("Bearer " + TOKEN), "and yet it was sent");
    }

    private String soon() {
        source = source(Duration.ofMillis(700));
        return assertTimeoutPreemptively(Duration.ofSeconds(5), () -> later().why());
    }

    private Reading.Later later() {
        return assertInstanceOf(Reading.Later.class, read());
    }

    private Reading read() {
        return source.read(REF, Optional.empty());
    }

    private HttpCaseSource source(Duration limit) {
        return new HttpCaseSource(settings(limit, 64 << 10), () -> now);
    }

    private HttpSourceSettings settings(Duration limit, int largest) {
        return new HttpSourceSettings("demo", server.base(), new Secret(TOKEN), limit, largest);
    }

    private void drip(OutputStream out, byte[] bytes) throws IOException {
        for (byte each : bytes) {
            out.write(each);
            out.flush();
            server.pause(100);
        }
    }

    private static void flood(OutputStream out, String headers, boolean chunked) throws IOException {
        out.write(RawServer.head(200, headers));
        byte[] block = new byte[1 << 16];
        java.util.Arrays.fill(block, (byte) 'a');
        for (long sent = 0; sent < TWO_GIGABYTES; sent += block.length) {
            if (chunked) {
                out.write("10000\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write(block);
            if (chunked) {
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        throw new UncheckedIOException(new IOException("somebody read two gigabytes"));
    }
}
