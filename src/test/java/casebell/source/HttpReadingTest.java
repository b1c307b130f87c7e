package casebell.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Snapshot;
import casebell.intake.CaseSource;
import casebell.intake.CaseSource.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of reading, and what only the Case API has: validators, and parts that may be of the wrong type. */
class HttpReadingTest extends ReadingContract {
    @Override
    SystemUnderTest start() throws IOException {
        return new HttpUnderTest();
    }

    @Test
    void what_the_platform_cannot_do_is_known_before_anybody_approves_it() {
        Snapshot told = system.snapshot();
        assertEquals(
                Optional.of("The case system does not offer it"),
                told.meansOf("limit-account").filter(m -> !m.isPossible()).map(Snapshot.Means::effect));
        assertTrue(told.meansOf("remove-post").orElseThrow().isPossible());
        assertFalse(told.meansOf("remove-post").orElseThrow().canEnd(), "it takes no length of time there");
        assertTrue(told.meansOf("limit-reach").orElseThrow().canEnd());
    }

    @Test
    void as_long_as_nobody_knows_what_it_can_do_nothing_is_said_about_it() {
        server.answers(200, "", system.caseJson(""));
        assertEquals(
                List.of(),
                assertInstanceOf(Reading.Told.class, source().read(system.ref(), Optional.empty()))
                        .snapshot()
                        .means());
    }

    @Test
    void a_case_is_told_and_then_revalidated() {
        CaseSource source = source();
        server.answers(200, "ETag: \"7\"\r\n", system.caseJson(""));
        Snapshot told = assertInstanceOf(Reading.Told.class, source.read(system.ref(), Optional.empty()))
                .snapshot();
        server.plays(out -> out.write(RawServer.head(304, "ETag: \"7\"\r\n")));
        assertEquals(new Reading.Unchanged(), source.read(system.ref(), Optional.of(told)));
        assertEquals(
                new Reading.Told(told),
                source.read(system.ref(), Optional.empty()),
                "what was read is kept, so 'not changed' is enough");
        assertTrue(server.heads().get(1).contains("If-None-Match: \"7\""));
        assertTrue(server.heads().get(2).contains("If-None-Match: \"7\""));
    }

    @Test
    void what_the_platform_can_do_by_now_is_told_although_the_case_has_not_changed() {
        CaseSource source = source();
        server.aside("/v1/capabilities", 200, "{\"actions\":[{\"action\":\"warn\"}]}");
        server.answers(200, "ETag: \"7\"\r\n", system.caseJson(""));
        Snapshot told = assertInstanceOf(Reading.Told.class, source.read(system.ref(), Optional.empty()))
                .snapshot();
        assertFalse(told.meansOf("remove-post").orElseThrow().isPossible());
        server.plays(out -> out.write(RawServer.head(304, "ETag: \"7\"\r\n")));
        server.aside("/v1/capabilities", 200, "{\"actions\":[{\"action\":\"remove-post\"}]}");
        assertEquals(new Reading.Unchanged(), source.read(system.ref(), Optional.of(told)), "asked once an hour");
        system.clock.forward(Duration.ofHours(1));
        Snapshot now = assertInstanceOf(Reading.Told.class, source.read(system.ref(), Optional.of(told)))
                .snapshot();
        assertTrue(now.meansOf("remove-post").orElseThrow().isPossible());
        assertEquals(told, now.withMeans(told.means()), "nothing else is another");
        server.aside("/v1/capabilities", 500, "");
        system.clock.forward(Duration.ofHours(1));
        assertEquals(new Reading.Unchanged(), source.read(system.ref(), Optional.of(now)), "what is known is kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"é\"", "7", "\"a b\"", "\"\u0001\""})
    void a_validator_that_cannot_be_sent_back_is_left_out(String tag) {
        CaseSource source = source();
        server.answers(200, "ETag: " + tag + "\r\n", system.caseJson(""));
        Snapshot told = assertInstanceOf(Reading.Told.class, source.read(system.ref(), Optional.empty()))
                .snapshot();
        assertInstanceOf(Reading.Told.class, source.read(system.ref(), Optional.of(told)));
        assertFalse(server.heads().get(1).contains("If-None-Match"));
    }

    @Test
    void parts_of_the_wrong_type_are_left_absent() {
        server.answers(
                200,
                "",
                system.caseJson(
                        ",\"content\":[1],\"author\":\"x\",\"reach\":{\"views\":1e400,\"shares\":-1.5,\"replies\":\"9\"},"
                                + "\"signals\":{\"a\":7,\"b\":\"x\",\"c\":0.5},\"labels\":{\"a\":1},\"reports\":[1,null,{}],"
                                + "\"actions\":[{\"id\":1}],\"target\":{\"id\":7,\"strikes\":[{\"at\":\"2026-01-01T00:00:00Z\","
                                + "\"category\":\"x\",\"points\":99999999999999}]}"));
        Snapshot told = assertInstanceOf(Reading.Told.class, read()).snapshot();
        assertEquals(Optional.empty(), told.content());
        assertEquals(Optional.empty(), told.author());
        assertEquals(Optional.empty(), told.reach().orElseThrow().views());
        assertEquals(Map.of("c", 0.5), told.signals());
        assertEquals(List.of(), told.labels());
        assertEquals(List.of(), told.reports());
        assertEquals(List.of(), told.actions());
        assertEquals(1, told.target().orElseThrow().strikes().get(0).points());
    }

    private CaseSource source() {
        return system.open(server.base(), "token-token", SystemUnderTest.LONG_ENOUGH, 64 << 10)
                .source();
    }
}
