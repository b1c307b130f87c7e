package casebell.review.incident;

import static casebell.review.incident.FloodHouse.ANNA;
import static casebell.review.incident.FloodHouse.BEN;
import static casebell.review.incident.FloodHouse.INCIDENT;
import static casebell.review.incident.FloodHouse.VISITOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Alarm;
import casebell.cases.CaseRef;
import casebell.cases.Handler;
import casebell.cases.Role;
import casebell.review.Together;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes an incident, and who may decide about many of its cases, when. */
class IncidentTest {
    @TempDir
    Path folder;

    private FloodHouse at;

    @BeforeEach
    void open() {
        at = new FloodHouse(folder, 5);
    }

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    void the_fifth_case_about_a_post_makes_an_incident_and_cases_have_no_card_from_then_on() {
        at.threats(1, 4);
        assertFalse(at.incident().stands());
        assertFalse(at.gathering.holds(new CaseRef("demo", "t4")));
        at.threats(5, 6);
        assertTrue(at.incident().stands());
        assertTrue(at.gathering.holds(new CaseRef("demo", "t6")));
        assertEquals(List.of("demo/p-1"), at.incident().posts());
        assertEquals(6, at.sight.of(at.incident()).size());
    }

    @Test
    void a_threat_against_the_same_person_that_refers_to_nothing_joins_within_hours_and_not_later() {
        at.threats(1, 5);
        CaseRef near = at.threat(6, "remove-post", "", "u-5");
        assertEquals(INCIDENT, at.incidents.member(near).orElseThrow().incident());
        CaseRef other = at.threat(7, "remove-post", "", "u-6");
        assertEquals(
                "incident/2",
                at.incidents.member(other).orElseThrow().incident().toString());
        CaseRef both = at.threat(8, "remove-post", "p-2", "u-5");
        assertEquals(INCIDENT, at.incidents.member(both).orElseThrow().incident());
        CaseRef second = at.threat(9, "remove-post", "p-2", "");
        assertEquals(INCIDENT, at.incidents.member(second).orElseThrow().incident());
    }

    @Test
    void an_alarm_is_raised_once_for_each_ladder_and_person_and_its_case_has_a_card() {
        at.threats(1, 5);
        Alarm alarm = new Alarm("default", "Look.", "Threats", Duration.ofHours(1), "casebell");
        assertTrue(raises(1, alarm));
        assertTrue(raises(1, alarm), "the same case may say it again");
        assertFalse(raises(2, alarm));
        assertFalse(at.gathering.holds(new CaseRef("demo", "t1")));
        assertTrue(at.gathering.holds(new CaseRef("demo", "t2")));
        assertTrue(raises(2, new Alarm("urgent", "Look.", "Threats", Duration.ofHours(1), "casebell")));
    }

    @Test
    void one_post_that_comes_as_many_cases_pages_once_and_again_when_the_target_reports_it_or_a_day_later() {
        Alarm alarm = new Alarm("default", "Look.", "It is spreading", Duration.ofHours(1), "casebell");
        Alarm surging = new Alarm("default", "Look.", "Threats are surging", Duration.ofHours(1), "casebell");
        assertTrue(raises("r1", "user-report", alarm));
        for (int i = 2; i < 50; i++) {
            assertFalse(raises("r" + i, "user-report", alarm));
        }
        assertTrue(raises("r1", "user-report", alarm), "the same case may say it again");
        assertTrue(raises("r50", "user-report", surging), "something else is asked");
        assertTrue(raises("r51", "target-report", alarm), "the target asks why it is still up");
        assertFalse(raises("r52", "representative", alarm));
        assertTrue(at.gathering.raises(
                new CaseRef("other", "r2"), FloodHouse.snapshot(1, "", "", "user-report"), alarm, at.now()));
        at.advance(Duration.ofHours(25));
        assertTrue(raises("r53", "user-report", alarm));
        assertFalse(raises("r54", "user-report", alarm));
    }

    private boolean raises(String id, String foundBy, Alarm alarm) {
        return at.gathering.raises(new CaseRef("demo", id), FloodHouse.snapshot(1, "", "", foundBy), alarm, at.now());
    }

    private boolean raises(int number, Alarm alarm) {
        return at.gathering.raises(
                new CaseRef("demo", "t" + number), FloodHouse.snapshot(number, "p-1", "u-5"), alarm, at.now());
    }

    @Test
    void who_has_proposed_goes_on_with_the_next_verdict_and_waits_for_nobody() {
        at.threats(1, 8);
        for (int i = 9; i <= 12; i++) {
            at.threat(i, "limit-reach", "p-1", "u-5");
        }
        assertEquals(8, sample(ANNA).group().count());
        assertInstanceOf(IncidentAnswer.Proposed.class, propose(ANNA));
        assertEquals(4, sample(ANNA).group().count());
        assertEquals(8, sample(BEN).group().count());
    }

    @Test
    void nobody_decides_about_many_without_having_looked_and_the_proposer_never_approves() {
        at.threats(1, 30);
        assertInstanceOf(IncidentAnswer.NotAllowed.class, at.desk.sample(INCIDENT, VISITOR, Optional.empty()));
        assertInstanceOf(IncidentAnswer.LookFirst.class, at.desk.propose(INCIDENT, ANNA, Optional.empty()));
        IncidentAnswer.Sampled sampled = sample(ANNA);
        assertEquals(Incident.SAMPLE, sampled.excerpts().size());
        assertEquals(
                Incident.SAMPLE,
                sampled.excerpts().stream()
                        .map(IncidentAnswer.Excerpt::ref)
                        .distinct()
                        .count());
        Batch batch = assertInstanceOf(IncidentAnswer.Proposed.class, at.desk.propose(INCIDENT, ANNA, Optional.empty()))
                .batch();
        assertEquals(30, batch.size());
        assertInstanceOf(IncidentAnswer.AlreadyProposed.class, propose(BEN));
        assertInstanceOf(IncidentAnswer.AlreadyYours.class, at.desk.approve(INCIDENT, ANNA, Optional.empty()));
        assertInstanceOf(IncidentAnswer.Begins.class, approve(BEN));
        assertTrue(at.outlet.effects.isEmpty());
        at.advance(FloodHouse.UNDO);
        at.carryOutAll(1);
        assertEquals(30, at.outlet.effects.size());
        assertEquals(Map.of(Together.Part.DECIDED, 30), ended(1).parts());
    }

    @Test
    void a_look_counts_for_half_an_hour_and_for_its_own_verdict() {
        at.threats(1, 6);
        for (int i = 7; i < 10; i++) {
            at.threat(i, "limit-reach", "p-1", "u-5");
        }
        String other = at.sight.groups(at.incident()).get(1).code();
        sample(ANNA);
        assertInstanceOf(IncidentAnswer.LookFirst.class, at.desk.propose(INCIDENT, ANNA, Optional.of(other)));
        at.advance(Incident.LOOK_COUNTS);
        assertInstanceOf(IncidentAnswer.LookFirst.class, at.desk.propose(INCIDENT, ANNA, Optional.empty()));
    }

    @Test
    void what_changed_since_the_proposal_is_left_out_and_said() {
        at.threats(1, 10);
        propose(ANNA);
        at.advance(Duration.ofSeconds(1));
        at.judged(new CaseRef("demo", "t1"), FloodHouse.snapshot(1, "p-1", "u-5"), "limit-reach");
        at.judged(new CaseRef("demo", "t2"), FloodHouse.snapshot(2, "p-1", "u-5"), "remove-post");
        approve(BEN);
        at.threats(11, 12);
        at.carryOutAll(1);
        assertEquals(
                Map.of(Together.Part.DECIDED, 8, Together.Part.OTHER_VERDICT, 1, Together.Part.MOVED, 1),
                ended(1).parts());
        assertEquals(8, at.outlet.effects.size());
    }

    @Test
    void what_the_case_system_cannot_do_for_a_member_is_left_out_and_said_and_stays_open() {
        at.threats(1, 10);
        propose(ANNA);
        approve(BEN);
        at.hindered.add(new CaseRef("demo", "t3"));
        at.hindered.add(new CaseRef("demo", "t7"));
        at.advance(FloodHouse.UNDO);
        at.carryOutAll(1);
        assertEquals(Map.of(Together.Part.DECIDED, 8, Together.Part.IMPOSSIBLE, 2), ended(1).parts());
        assertEquals(8, at.outlet.effects.size());
        for (String id : List.of("t3", "t7")) {
            assertFalse(at.outlet.effects.containsValue("demo/" + id));
            assertEquals(
                    "open",
                    at.reviews
                            .find(new CaseRef("demo", id))
                            .orElseThrow()
                            .stage()
                            .word());
        }
    }

    @Test
    void under_another_policy_nothing_is_decided() {
        at.threats(1, 6);
        propose(ANNA);
        sample(BEN);
        at.policy = "sha256:two";
        assertInstanceOf(IncidentAnswer.PolicyMoved.class, at.desk.approve(INCIDENT, BEN, Optional.empty()));
        assertEquals(Map.of(Together.Part.STOPPED, 6), ended(1).parts(), "it is withdrawn");
        at.policy = "sha256:one";
        propose(ANNA);
        approve(BEN);
        at.policy = "sha256:two";
        at.carryOutAll(2);
        assertEquals(Map.of(Together.Part.OTHER_POLICY, 6), ended(2).parts());
        assertTrue(at.outlet.effects.isEmpty());
    }

    @Test
    void when_the_policy_changed_the_open_cases_are_judged_anew_and_then_decided() {
        at.threats(1, 130);
        sample(ANNA);
        at.policy = "sha256:two";
        assertInstanceOf(IncidentAnswer.PolicyMoved.class, at.desk.propose(INCIDENT, ANNA, Optional.empty()));
        assertInstanceOf(Handler.Outcome.Again.class, at.judgeAnew());
        assertInstanceOf(Handler.Outcome.Again.class, at.judgeAnew());
        assertInstanceOf(Handler.Outcome.Done.class, at.judgeAnew());
        assertInstanceOf(IncidentAnswer.Proposed.class, propose(ANNA));
        approve(BEN);
        at.carryOutAll(1);
        assertEquals(130, at.outlet.effects.size());
    }

    @Test
    void a_batch_is_withdrawn_when_its_proposer_lost_the_role() {
        at.threats(1, 6);
        propose(ANNA);
        sample(BEN);
        at.roles.put(ANNA.id(), Set.of(Role.OPERATOR));
        assertInstanceOf(IncidentAnswer.Lapsed.class, at.desk.approve(INCIDENT, BEN, Optional.empty()));
        assertInstanceOf(IncidentAnswer.NoSuchBatch.class, at.desk.approve(INCIDENT, BEN, Optional.empty()));
    }

    @Test
    void a_batch_is_stopped_half_way_and_what_is_done_stays_done() {
        at.threats(1, 250);
        propose(ANNA);
        approve(BEN);
        assertInstanceOf(Handler.Outcome.Again.class, at.carryOut(1));
        IncidentAnswer.Stopped stopped =
                assertInstanceOf(IncidentAnswer.Stopped.class, at.desk.stop(INCIDENT, ANNA, Optional.empty()));
        assertEquals(
                Map.of(Together.Part.DECIDED, 100, Together.Part.STOPPED, 150),
                ((Batch.Phase.Ended) stopped.batch().phase()).parts());
        at.carryOutAll(1);
        assertEquals(100, at.outlet.effects.size());
        propose(ANNA);
        approve(BEN);
        at.carryOutAll(2);
        assertEquals(250, at.outlet.effects.size());
    }

    @Test
    void cases_of_which_nothing_is_to_be_done_are_dismissed_together() {
        for (int i = 1; i <= 6; i++) {
            at.threat(i, "", "p-1", "u-5");
        }
        propose(ANNA);
        approve(BEN);
        at.carryOutAll(1);
        assertEquals(Map.of(Together.Part.DISMISSED, 6), ended(1).parts());
        assertTrue(at.outlet.effects.isEmpty());
    }

    @Test
    void when_the_case_system_is_away_the_batch_waits_and_does_not_fill_the_order_book() {
        at.threats(1, 50);
        propose(ANNA);
        approve(BEN);
        at.outlet.isAway = true;
        assertInstanceOf(Handler.Outcome.Again.class, at.carryOut(1));
        assertEquals(Map.of(Together.Part.DECIDED, 3), at.incidents.parts(INCIDENT, 1), "three troubles, and it waits");
    }

    @Test
    void a_sample_is_fair() {
        at.threats(1, 40);
        Set<CaseRef> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            seen.addAll(sample(ANNA).excerpts().stream()
                    .map(IncidentAnswer.Excerpt::ref)
                    .collect(Collectors.toSet()));
        }
        assertEquals(40, seen.size(), "in twenty samples of twelve, each of forty comes up");
        assertEquals(20, at.incident().looks().size());
    }

    private IncidentAnswer.Sampled sample(casebell.cases.Staff who) {
        return assertInstanceOf(IncidentAnswer.Sampled.class, at.desk.sample(INCIDENT, who, Optional.empty()));
    }

    private IncidentAnswer propose(casebell.cases.Staff who) {
        sample(who);
        return at.desk.propose(
                INCIDENT, who, Optional.of(at.sight.groups(at.incident()).get(0).code()));
    }

    private IncidentAnswer approve(casebell.cases.Staff who) {
        sample(who);
        return at.desk.approve(INCIDENT, who, Optional.empty());
    }

    private Batch.Phase.Ended ended(int batch) {
        return assertInstanceOf(
                Batch.Phase.Ended.class,
                at.incident().batch(batch).orElseThrow().phase());
    }
}
