package casebell.review.incident;

import static casebell.review.incident.FloodHouse.ANNA;
import static casebell.review.incident.FloodHouse.BEN;
import static casebell.review.incident.FloodHouse.INCIDENT;
import static casebell.review.incident.FloodHouse.VISITOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.cases.Permissions;
import casebell.cases.Staff;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Incidents end, come back, and become one. */
class EndingTest {
    private static final CaseRef OTHER = new CaseRef("incident", "2");

    @TempDir
    Path folder;

    private FloodHouse at;
    private EndingDesk desk;

    @BeforeEach
    void open() {
        at = new FloodHouse(folder, 5);
        desk = new EndingDesk(at.incidents, Permissions.ofSmallTeam(), at::now);
    }

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    void it_is_closed_when_every_case_is_decided_and_opened_again_by_a_new_one() {
        at.threats(1, 6);
        settle(INCIDENT);
        assertFalse(incident(INCIDENT).isClosed());
        decideAll();
        settle(INCIDENT);
        Incident.Closing closing = incident(INCIDENT).closing().orElseThrow();
        assertEquals(Optional.empty(), closing.staffId());
        assertEquals(6, closing.size());
        assertEquals(List.of(), at.incidents.standing(10));
        assertInstanceOf(IncidentAnswer.IsClosed.class, at.desk.sample(INCIDENT, ANNA, Optional.empty()));
        // its cases go on to have no cards of their own
        assertTrue(at.gathering.holds(new CaseRef("demo", "t6")));
        at.threats(7, 7);
        settle(INCIDENT);
        assertFalse(incident(INCIDENT).isClosed());
        assertEquals(1, at.incidents.standing(10).size());
        assertEquals(List.of("incident.closed", "incident.reopened"), steps(INCIDENT));
    }

    @Test
    void one_that_somebody_closed_is_opened_again_only_by_new_cases() {
        at.threats(1, 6);
        assertInstanceOf(IncidentAnswer.NotAllowed.class, desk.close(INCIDENT, VISITOR, "enough"));
        assertInstanceOf(IncidentAnswer.ReasonWanted.class, desk.close(INCIDENT, ANNA, " "));
        assertInstanceOf(IncidentAnswer.Unknown.class, desk.close(OTHER, ANNA, "enough"));
        assertInstanceOf(IncidentAnswer.Closed.class, desk.close(INCIDENT, ANNA, "enough"));
        assertInstanceOf(IncidentAnswer.IsClosed.class, desk.close(INCIDENT, BEN, "enough"));
        settle(INCIDENT);
        assertTrue(incident(INCIDENT).isClosed());
        at.threats(7, 7);
        settle(INCIDENT);
        assertFalse(incident(INCIDENT).isClosed());
    }

    @Test
    void a_batch_that_is_not_over_keeps_it_open() {
        at.threats(1, 6);
        at.desk.sample(INCIDENT, ANNA, Optional.empty());
        at.desk.propose(INCIDENT, ANNA, Optional.empty());
        assertInstanceOf(IncidentAnswer.StopFirst.class, desk.close(INCIDENT, BEN, "enough"));
        twoFloods();
        assertInstanceOf(IncidentAnswer.StopFirst.class, desk.merge(INCIDENT, OTHER, BEN));
        assertInstanceOf(IncidentAnswer.StopFirst.class, desk.merge(OTHER, INCIDENT, BEN));
    }

    @Test
    void two_become_one_with_all_that_leads_to_them_and_every_look_is_void() {
        at.threats(1, 6);
        twoFloods();
        at.desk.sample(OTHER, ANNA, Optional.empty());
        assertInstanceOf(IncidentAnswer.SameIncident.class, desk.merge(INCIDENT, INCIDENT, BEN));
        assertInstanceOf(IncidentAnswer.NotAllowed.class, desk.merge(INCIDENT, OTHER, VISITOR));
        assertEquals(new IncidentAnswer.Merged(INCIDENT, OTHER, 6), desk.merge(INCIDENT, OTHER, BEN));
        assertEquals(12, at.incidents.count(OTHER, 100));
        assertEquals(0, at.incidents.count(INCIDENT, 100));
        assertTrue(incident(INCIDENT).isMerged());
        assertTrue(incident(OTHER).posts().containsAll(List.of("demo/p-1", "demo/p-2")));
        assertInstanceOf(IncidentAnswer.LookFirst.class, at.desk.propose(OTHER, ANNA, Optional.empty()));
        // what led to the one leads to the other
        at.threats(7, 7);
        assertEquals(
                OTHER,
                at.incidents.member(new CaseRef("demo", "t7")).orElseThrow().incident());
        settle(INCIDENT);
        assertTrue(incident(INCIDENT).isMerged());
        assertInstanceOf(IncidentAnswer.IsClosed.class, desk.merge(OTHER, INCIDENT, BEN));
    }

    @Test
    void two_who_merge_two_incidents_at_once_have_one_outcome() {
        at.threats(1, 6);
        twoFloods();
        List<CompletableFuture<IncidentAnswer>> both = Stream.of(ANNA, BEN)
                .map(who -> CompletableFuture.supplyAsync(
                        () -> who.equals(ANNA) ? desk.merge(INCIDENT, OTHER, who) : desk.merge(OTHER, INCIDENT, who)))
                .toList();
        List<IncidentAnswer> answers =
                both.stream().map(CompletableFuture::join).toList();
        assertEquals(
                1,
                answers.stream().filter(IncidentAnswer.Merged.class::isInstance).count(),
                answers.toString());
        assertEquals(
                1,
                answers.stream()
                        .filter(IncidentAnswer.IsClosed.class::isInstance)
                        .count(),
                answers.toString());
    }

    private void twoFloods() {
        for (int i = 100; i < 106; i++) {
            at.threat(i, "remove-post", "p-2", "u-9");
        }
        assertTrue(incident(OTHER).stands());
    }

    private void decideAll() {
        for (Staff who : List.of(ANNA, BEN)) {
            at.desk.sample(INCIDENT, who, Optional.empty());
        }
        at.desk.propose(INCIDENT, ANNA, Optional.empty());
        assertInstanceOf(IncidentAnswer.Begins.class, at.desk.approve(INCIDENT, BEN, Optional.empty()));
        at.advance(FloodHouse.UNDO);
        at.carryOutAll(1);
    }

    private void settle(CaseRef ref) {
        EndingDesk.settle(at.incidents, ref, at.now());
    }

    private Incident incident(CaseRef ref) {
        return at.incidents.find(ref).orElseThrow();
    }

    private List<String> steps(CaseRef ref) {
        return at.store.history().latest(ref.toString(), 50).stream()
                .map(s -> s.type())
                .filter(t -> t.equals("incident.closed") || t.equals("incident.reopened"))
                .toList();
    }
}
