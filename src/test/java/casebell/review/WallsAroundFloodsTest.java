package casebell.review;

import static casebell.review.ReviewHouse.ANNA;
import static casebell.review.ReviewHouse.BEN;
import static casebell.review.ReviewHouse.REF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Alarm;
import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Custody;
import casebell.cases.CustodyStore;
import casebell.cases.Deed;
import casebell.cases.Grant;
import casebell.cases.MemoryHouse;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Snapshot;
import casebell.cases.Team;
import casebell.cases.Walls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The walls between teams and around confidential cases hold for incidents and for decisions about many. */
class WallsAroundFloodsTest {
    private final ReviewHouse at = new ReviewHouse();
    private final MemoryHouse.Memory<CaseRef, Custody> memory = at.house.ledger();
    private final CustodyStore custodies = new CustodyStore() {
        @Override
        public Optional<Custody> find(CaseRef ref) {
            return memory.find(ref);
        }

        @Override
        public <R> R change(CaseRef ref, Function<Optional<Custody>, Change<Custody, R>> work) {
            return memory.change(ref, work);
        }
    };

    @BeforeEach
    void a_case_waits() {
        at.advice = ReviewHouse.suggestion(1, Set.of());
        at.told(7);
    }

    private Walls walls(String... members) {
        Team team = new Team(
                "harbour",
                Set.of("demo"),
                Set.of(),
                new Grant(Set.of(), Set.of(), Set.of(members)),
                Optional.empty(),
                Map.of());
        return new Walls(new Team.All(List.of(team), Optional.empty()), custodies, at.house);
    }

    private Together.Part decided(Permissions permissions) {
        List<Together.Part> parts = new ArrayList<>();
        Instant now = at.house.instant();
        List<Approval> approvals =
                List.of(new Approval(ANNA.id(), ANNA.roles(), now), new Approval(BEN.id(), BEN.roles(), now));
        new Together(
                        at.reviews,
                        permissions,
                        new PressTerms(Duration.ZERO, Duration.ofDays(1), () -> at.policy),
                        at.house)
                .decide(
                        REF,
                        new Together.Terms(
                                "batch 1", at.review().suggestion().verdict(), now, approvals, Optional.empty()),
                        () -> false,
                        parts::add);
        return parts.get(0);
    }

    @Test
    void a_case_that_is_not_for_every_approver_is_left_out() {
        Permissions permissions = Permissions.ofSmallTeam();
        assertEquals(Together.Part.NOT_THEIRS, decided(permissions.behind(walls(ANNA.id()))));
        Permissions narrowed = new Permissions(
                Map.of(Deed.DECIDE, Grant.to(Set.of(Role.REVIEWER))),
                Map.of("remove-post", new Grant(Set.of(Role.LEAD), Set.of(), Set.of())));
        assertEquals(Together.Part.NOT_THEIRS, decided(narrowed));
        assertEquals(Together.Part.DECIDED, decided(permissions.behind(walls(ANNA.id(), BEN.id()))));
        assertEquals(List.of(ANNA.id(), BEN.id()), at.review().handling().involved());
    }

    @Test
    void a_confidential_case_joins_no_incident_and_has_its_own_card() {
        List<String> joined = new ArrayList<>();
        Floods floods = new Floods() {
            @Override
            public void judged(CaseRef ref, Snapshot snapshot, boolean isAttack, Instant now) {
                joined.add(ref.toString());
            }

            @Override
            public boolean raises(CaseRef ref, Snapshot snapshot, Alarm alarm, Instant now) {
                return false;
            }

            @Override
            public boolean holds(CaseRef ref) {
                return true;
            }

            @Override
            public Optional<CaseRef> holder(CaseRef ref) {
                return Optional.of(new CaseRef("incident", "1"));
            }

            @Override
            public void retold(CaseRef ref, Snapshot snapshot, Instant now) {}

            @Override
            public void moved(CaseRef ref, Instant now) {}
        };
        Floods open = new OpenFloods(floods, walls(ANNA.id()));
        Snapshot snapshot = ReviewHouse.snapshot(7);
        Alarm alarm = new Alarm("default", "Look", "Because", java.time.Duration.ofHours(1), "casebell");
        open.judged(REF, snapshot, true, at.house.instant());
        assertTrue(open.holds(REF));
        assertFalse(open.raises(REF, snapshot, alarm, at.house.instant()));
        custodies.change(
                REF,
                stored -> Change.to(
                                Custody.of(REF)
                                        .sealed(new Custody.Seal(
                                                Optional.of(ANNA.id()), "a source", at.house.instant())),
                                Entry.ofHouse("case.sealed", REF.toString(), Json.object()))
                        .answering(true));
        open.judged(REF, snapshot, true, at.house.instant());
        assertEquals(List.of(REF.toString()), joined);
        assertFalse(open.holds(REF));
        assertTrue(open.raises(REF, snapshot, alarm, at.house.instant()));
    }
}
