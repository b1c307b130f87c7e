package casebell.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Change;
import casebell.cases.Deed;
import casebell.cases.Grant;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.SealedCases;
import casebell.cases.Sighting;
import casebell.cases.Snapshot;
import casebell.cases.Staff;
import casebell.cases.Team;
import casebell.cases.Walls;
import casebell.intake.Hearing;
import casebell.intake.IntakeDesk;
import casebell.intake.LinkFinder;
import casebell.review.CustodyDesk;
import casebell.review.Handled;
import casebell.review.QueueDesk;
import casebell.review.Review;
import casebell.review.ReviewStore;
import casebell.review.RoleRegister;
import casebell.review.Suggestion;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who sees which cases in the queue, with the real tables. */
class TeamsInTheQueueTest {
    private static final Instant NOW = Instant.parse("2026-04-14T09:00:00Z");
    private static final Staff DAY = new Staff("101", Set.of(Role.REVIEWER));
    private static final Staff NIGHT = new Staff("102", Set.of(Role.REVIEWER), Set.of("77"));
    private static final Staff VERA = new Staff("103", Set.of(Role.LEADERSHIP));
    private static final URI LINK = URI.create("https://cases.example.org/cases/1");

    @TempDir
    Path folder;

    private SqlStore store;
    private CaseStore cases;
    private QueueDesk queue;
    private CustodyDesk custody;

    @BeforeEach
    void cases_wait() {
        InstantSource clock = InstantSource.fixed(NOW);
        store = SqlStore.open(folder.resolve("casebell.db"), clock);
        Team day = team("day", Set.of("forum"), Set.of(), new Grant(Set.of(), Set.of(), Set.of(DAY.id())));
        Team night = team("night", Set.of("forum-2"), Set.of("900"), new Grant(Set.of(), Set.of("77"), Set.of()));
        Walls walls = new Walls(new Team.All(List.of(day, night), Optional.empty()), store.custodies(), clock);
        cases = new SealedCases(store.cases(), walls);
        Permissions permissions = Permissions.ofSmallTeam().behind(walls);
        IntakeDesk intake = new IntakeDesk(cases, hearing(), Optional.of(walls));
        queue = new QueueDesk(store.reviews(), permissions, RoleRegister.SILENT, clock);
        custody = new CustodyDesk(cases, store.custodies(), permissions, clock);
        for (String seen : List.of("forum/1 900", "forum-2/2 500", "demo/3 900", "demo/4 500", "demo/5 500")) {
            CaseRef ref = CaseRef.read(seen.split(" ", 2)[0]).orElseThrow();
            intake.sight(ref, LINK, new Sighting("m" + ref.id(), seen.split(" ", 2)[1], "101", NOW));
            judged(ref);
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_reviewer_sees_the_cases_of_the_own_teams_and_those_of_nobody() {
        assertEquals(List.of("demo/4", "demo/5", "forum/1"), list(DAY));
        assertEquals(List.of("demo/3", "demo/4", "demo/5", "forum-2/2"), list(NIGHT));
        assertEquals(List.of("demo/3", "demo/4", "demo/5", "forum-2/2", "forum/1"), list(VERA));
        assertEquals(
                List.of("demo/3"),
                store.reviews().matching("demo/3", sight(NIGHT), 9).stream()
                        .map(l -> l.ref().toString())
                        .toList());
        assertEquals(List.of(), store.reviews().matching("demo/3", sight(DAY), 9));
    }

    @Test
    void who_pastes_the_link_in_another_channel_does_not_take_the_case_there() {
        CaseRef ref = new CaseRef("forum-2", "2");
        new IntakeDesk(cases, hearing()).sight(ref, LINK, new Sighting("again", "500", "101", NOW));
        assertEquals(new Handled.Closed(), queue.claim(ref, DAY));
        assertTrue(queue.claim(ref, NIGHT) instanceof Handled.Claimed);
    }

    @Test
    void a_confidential_case_is_for_the_few_and_only_they_make_one() {
        CaseRef ref = new CaseRef("demo", "4");
        assertEquals(new Handled.NotAllowed(Deed.CONFIDE, Set.of(Role.LEADERSHIP)), custody.seal(ref, DAY, "a source"));
        assertEquals(new Handled.Unfit("Say why, in 1 to 500 characters"), custody.seal(ref, VERA, " "));
        assertEquals(new Handled.Confidential(true, true), custody.seal(ref, VERA, "a source"));
        assertEquals(new Handled.Confidential(true, false), custody.seal(ref, VERA, "a source"));
        assertFalse(list(DAY).contains("demo/4"));
        assertTrue(list(VERA).contains("demo/4"));
        assertEquals(new Handled.Closed(), queue.claim(ref, DAY));
        assertEquals(new Handled.Confidential(false, true), custody.unseal(ref, VERA, "it is out"));
        assertTrue(list(DAY).contains("demo/4"));
        assertEquals(new Handled.Unknown(), custody.seal(new CaseRef("demo", "unseen"), VERA, "x"));
    }

    @Test
    void what_the_case_system_calls_confidential_is_sealed_with_the_reading_until_a_person_lifts_it() {
        CaseRef ref = new CaseRef("demo", "5");
        told(ref);
        assertFalse(list(DAY).contains("demo/5"));
        custody.unseal(ref, VERA, "a mistake there");
        told(ref);
        assertTrue(list(DAY).contains("demo/5"));
    }

    private Hearing hearing() {
        return new Hearing(cases, new LinkFinder(List.of()), Set.of());
    }

    private void told(CaseRef ref) {
        Snapshot snapshot = new Snapshot(
                7,
                LINK,
                NOW,
                "open",
                "post",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of("confidential"),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        cases.change(ref, stored -> {
            Case next = stored.orElseThrow().known(snapshot, NOW);
            return Change.to(next, Entry.ofHouse("case.read", ref.toString(), Json.object()))
                    .answering(true);
        });
    }

    private casebell.cases.Sight sight(Staff who) {
        Walls walls = new Walls(
                new Team.All(
                        List.of(team(
                                "night",
                                Set.of("forum-2"),
                                Set.of("900"),
                                new Grant(Set.of(), Set.of("77"), Set.of()))),
                        Optional.empty()),
                store.custodies(),
                InstantSource.fixed(NOW));
        return Permissions.ofSmallTeam().behind(walls).sight(who);
    }

    private static Team team(String name, Set<String> sources, Set<String> channels, Grant members) {
        return new Team(name, sources, channels, members, Optional.empty(), Map.of());
    }

    private List<String> list(Staff who) {
        return queue.list(who, ReviewStore.Filter.ALL, 20).stream()
                .map(l -> l.ref().toString())
                .sorted()
                .toList();
    }

    private void judged(CaseRef ref) {
        Suggestion suggestion = new Suggestion(
                1,
                1,
                "sha256:test",
                List.of("a-rule"),
                "high",
                "A reason",
                List.of(),
                Optional.empty(),
                List.of(),
                1,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                NOW);
        store.reviews()
                .change(
                        ref,
                        stored -> Change.to(
                                        Review.begin(ref, suggestion),
                                        Entry.ofHouse("case.judged", ref.toString(), Json.object()))
                                .answering(true));
    }
}
