package casebell.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.intake.CaseSource;
import casebell.intake.CaseSource.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every kind of case system must hold to when the other side does everything wrong: staff get one sentence of ours and nothing of its own. */
abstract class ReadingContract {
    private static final String TOKEN = "very-secret-token-4711";
    private static final long TWO_GIGABYTES = 2L << 30;

    SystemUnderTest system;
    RawServer server;
    private CaseSource source;

    abstract SystemUnderTest start() throws IOException;

    @BeforeEach
    final void start_both() throws IOException {
        system = start();
        server = new RawServer();
        system.aside(server);
        source = source(SystemUnderTest.LONG_ENOUGH, 64 << 10);
    }

    @AfterEach
    final void stop_both() throws IOException {
        server.close();
        system.close();
    }

    @Test
    final void a_case_is_told() {
        server.answers(200, "", system.caseJson(""));
        assertInstanceOf(Reading.Told.class, read());
        assertTrue(server.heads().get(0).contains(system.mainCall()));
    }

    @Test
    final void what_is_known_already_is_not_told_again() {
        Reading.Told told = assertInstanceOf(
                Reading.Told.class,
                system.open(SystemUnderTest.LONG_ENOUGH).source().read(system.ref(), Optional.empty()));
        assertEquals(
                new Reading.Unchanged(),
                system.open(SystemUnderTest.LONG_ENOUGH).source().read(system.ref(), Optional.of(told.snapshot())));
    }

    @Test
    final void away() throws IOException {
        server.leave();
        assertEquals("The case system cannot be reached", later().why());
    }

    @Test
    final void a_head_that_drips_is_cut_off() {
        server.plays(out -> drip(out, RawServer.head(200, "Content-Length: 5\r\n")));
        assertEquals("The case system did not answer in 1 s", soon());
    }

    @Test
    final void a_body_that_drips_is_cut_off() {
        server.plays(out -> {
            out.write(RawServer.head(200, "Content-Length: 9999\r\n"));
            drip(out, system.caseJson("").getBytes(StandardCharsets.UTF_8));
        });
        assertEquals("The case system did not answer in 1 s", soon());
    }

    @Test
    final void two_gigabytes_are_not_read() {
        server.plays(out -> flood(out, "Content-Length: " + TWO_GIGABYTES + "\r\n", false));
        assertEquals("The case system sent more than 64 KiB", later().why());
        server.plays(out -> flood(out, "Transfer-Encoding: chunked\r\n", true));
        assertEquals("The case system sent more than 64 KiB", later().why());
        server.plays(out -> flood(out, "", false));
        assertEquals("The case system sent more than 64 KiB", later().why());
    }

    @Test
    final void what_is_packed_although_we_asked_for_it_unpacked_is_not_unpacked() throws IOException {
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
                        "The case system answered with something that is not JSON; if it stays so, 'base-url' is not its address",
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
    final void what_is_not_json_is_said_to_be_not_json(String body) {
        server.answers(200, "", body);
        assertEquals(
                "The case system answered with something that is not JSON; if it stays so, 'base-url' is not its address",
                later().why());
    }

    @Test
    final void json_of_a_hundred_thousand_levels_is_refused() {
        server.answers(200, "", "[".repeat(30_000));
        assertEquals(
                "The case system answered with something that is not JSON; if it stays so, 'base-url' is not its address",
                later().why());
        source = source(SystemUnderTest.LONG_ENOUGH, 1 << 20);
        server.answers(200, "", "[".repeat(100_000) + "]".repeat(100_000));
        assertEquals(
                "The case system answered with something that is not JSON; if it stays so, 'base-url' is not its address",
                later().why());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "4", "\"4821\"", "{}"})
    final void what_is_no_case_at_all_is_said_to_be_not_this_case(String body) {
        server.answers(200, "", body);
        assertEquals("The case system answered with something that is not this case", later().why());
    }

    @Test
    final void what_is_not_this_case_is_said_to_be_not_this_case() {
        for (String body : system.notThisCase()) {
            source = source(SystemUnderTest.LONG_ENOUGH, 64 << 10);
            server.answers(200, "", body);
            assertEquals("The case system answered with something that is not this case", later().why(), () -> body);
        }
    }

    @Test
    final void personal_data_in_fields_that_we_do_not_know_stays_outside() {
        server.answers(200, "", system.caseJson(system.personalData()));
        String all = assertInstanceOf(Reading.Told.class, read()).toString();
        assertFalse(all.contains("private") || all.contains("203.0.113"), all);
    }

    @Test
    final void a_redirect_is_not_followed_anywhere() throws IOException {
        try (RawServer other = new RawServer()) {
            for (int status : List.of(301, 302, 303, 307, 308)) {
                server.answers(status, "Location: " + other.base() + system.mainCall() + "\r\n", "");
                assertEquals(
                        "The case system sent us to another address, which is not followed; an operator must put it into 'base-url'",
                        later().why());
            }
            server.answers(302, "Location: " + server.base() + system.mainCall() + "\r\n", "");
            later();
            assertEquals(List.of(), other.heads());
            assertEquals(6, server.heads().size());
        }
    }

    @ParameterizedTest
    @CsvSource({"404,The case system has no such case", "410,The case was erased in the case system"})
    final void what_is_gone_is_gone(int status, String why) {
        server.answers(status, "", "{\"detail\":\"ask anna@private.example\"}");
        assertEquals(new Reading.Absent(why), read());
    }

    @ParameterizedTest
    @CsvSource({
        "401,The case system does not accept our token; an operator must renew it",
        "409,The case system refused to tell the case (409)",
        "418,The case system refused to tell the case (418)",
        "422,The case system refused to tell the case (422)",
        "500,The case system answered with an error (500)",
        "503,The case system answered with an error (503)",
        "599,The case system answered with an error (599)"
    })
    final void what_may_pass_is_tried_later(int status, String why) {
        server.answers(status, "", "{\"detail\":\"ask anna@private.example\"}");
        assertEquals(why, later().why());
    }

    @Test
    final void what_is_forbidden_is_for_an_operator() {
        server.answers(403, "", "{\"error\":\"ask anna@private.example\"}");
        assertEquals(system.whyForbidden(), later().why());
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
    final void the_time_to_come_back_is_taken_when_it_makes_sense(String header, Long seconds) {
        server.answers(429, "Retry-After: " + header + "\r\n", "{}");
        Reading.Later later = later();
        assertEquals("The case system asks us to slow down", later.why());
        assertEquals(Optional.ofNullable(seconds).map(system.clock.instant()::plusSeconds), later.notBefore());
    }

    @Test
    final void a_system_that_keeps_failing_is_left_alone_and_heals() {
        server.answers(500, "", "{}");
        for (int i = 0; i < 10; i++) {
            later();
        }
        int calls = server.heads().size();
        assertTrue(later().why().contains("left alone for a while"));
        assertEquals(Optional.of(system.clock.instant().plusSeconds(10)), later().notBefore());
        assertEquals(calls, server.heads().size(), "nobody calls it meanwhile");
        server.answers(200, "", system.caseJson(""));
        system.clock.forward(Duration.ofSeconds(11));
        for (int i = 0; i < 5; i++) {
            assertInstanceOf(Reading.Told.class, read());
        }
    }

    @Test
    final void the_token_is_in_no_text() {
        server.answers(500, "", "{\"detail\":\"" + TOKEN + "\"}");
        assertFalse((later() + "" + source + new Secret(TOKEN)).contains(TOKEN));
        assertTrue(server.heads().get(0).contains(system.sent(TOKEN)), "and yet it was sent");
    }

    final Reading.Later later() {
        return assertInstanceOf(Reading.Later.class, read());
    }

    final Reading read() {
        return source.read(system.ref(), Optional.empty());
    }

    private String soon() {
        source = source(Duration.ofMillis(700), 64 << 10);
        return assertTimeoutPreemptively(Duration.ofSeconds(10), () -> later().why());
    }

    private CaseSource source(Duration limit, int largest) {
        return system.open(server.base(), TOKEN, limit, largest).source();
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
