package casebell.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import casebell.cases.Case;
import casebell.cases.CaseRef;
import casebell.cases.CaseStore;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.MemoryHouse;
import casebell.cases.Order;
import casebell.cases.Sighting;
import casebell.cases.Snapshot;
import casebell.cases.Standing;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LookUpTest {
    private static final CaseRef REF = new CaseRef("demo", "4821");
    private static final URI LINK = URI.create("https://cases.example.org/cases/4821");

    private final MemoryHouse house = new MemoryHouse();
    private final MemoryHouse.Memory<CaseRef, Case> memory = house.ledger();
    private final CaseStore cases = new CaseStore() {
        @Override
        public Optional<Case> find(CaseRef key) {
            return memory.find(key);
        }

        @Override
        public <R> R change(CaseRef key, Function<Optional<Case>, Change<Case, R>> work) {
            return memory.change(key, work);
        }
    };
    private final Deque<CaseSource.Reading> readings = new ArrayDeque<>();
    private int reads;
    private final IntakeDesk desk = new IntakeDesk(cases, new Hearing(cases, new LinkFinder(List.of()), Set.of()));

    LookUpTest() {
        CaseSource source = new CaseSource() {
            @Override
            public String name() {
                return "demo";
            }

            @Override
            public Reading read(CaseRef ref, Optional<Snapshot> known) {
                reads++;
                return readings.isEmpty() ? new Reading.Told(snapshot()) : readings.pop();
            }
        };
        house.handles(Errand.LOOK_UP, new LookUp(cases, Map.of("demo", source), house));
    }

    @Test
    void the_same_message_counts_once() {
        assertEquals(new Sighted.First(REF), sight("1"));
        assertEquals(new Sighted.Counted(REF), sight("1"));
        assertEquals(new Sighted.Again(REF), sight("2"));
        assertEquals(List.of("case.sighted", "case.sighted"), house.recorded());
    }

    @Test
    void a_case_that_its_system_tells_of_is_read_anew_if_it_is_one_of_ours() {
        assertEquals(false, desk.hearOf(CaseFeed.Item.changed(REF), house.instant()));
        assertEquals(List.of(), house.recorded());
        sight("1");
        house.runDue();
        int before = reads;
        assertEquals(true, desk.hearOf(CaseFeed.Item.changed(REF), house.instant()));
        assertEquals(true, desk.hearOf(CaseFeed.Item.changed(REF), house.instant()));
        assertEquals(
                2,
                house.orders().stream()
                        .filter(o -> o.errand() == Errand.LOOK_UP)
                        .count());
        house.runDue();
        assertEquals(before + 2, reads);
    }

    @Test
    void what_the_system_tells_is_judged() {
        sight("1");
        house.runDue();
        assertInstanceOf(Standing.Known.class, stored().standing());
        assertEquals(
                List.of(Errand.JUDGE),
                house.orders().stream().map(Order::errand).toList());
    }

    @Test
    void a_trouble_is_shown_at_once_and_tried_again_without_end() {
        for (int i = 0; i < 12; i++) {
            readings.add(new CaseSource.Reading.Later("The case system is away", Optional.empty()));
        }
        sight("1");
        house.runDue();
        assertEquals(Errand.SHOW_CARD, house.orders().get(0).errand());
        for (int i = 0; i < 20; i++) {
            house.advance(Duration.ofMinutes(5));
            house.runDue();
        }
        assertEquals(13, reads);
        assertInstanceOf(Standing.Known.class, stored().standing());
        assertEquals(Optional.empty(), stored().trouble());
    }

    @Test
    void the_system_says_when_to_come_back() {
        readings.add(new CaseSource.Reading.Later(
                "The case system asks us to wait", Optional.of(house.instant().plusSeconds(90))));
        sight("1");
        house.runDue();
        house.advance(Duration.ofSeconds(89));
        house.runDue();
        assertEquals(1, reads);
        house.advance(Duration.ofSeconds(1));
        house.runDue();
        assertEquals(2, reads);
    }

    @Test
    void what_was_known_stays_known_while_the_system_is_away() {
        sight("1");
        house.runDue();
        readings.add(new CaseSource.Reading.Later("The case system is away", Optional.empty()));
        sight("2");
        house.runDue();
        assertEquals(7, stored().snapshot().orElseThrow().version());
        assertEquals("The case system is away", stored().trouble().orElseThrow().what());
    }

    @Test
    void a_case_that_does_not_exist_is_a_visible_failure() {
        readings.add(new CaseSource.Reading.Absent("There is no such case"));
        sight("1");
        house.runDue();
        assertInstanceOf(Standing.Gone.class, stored().standing());
        assertEquals(
                List.of(Errand.SHOW_CARD),
                house.orders().stream().map(Order::errand).toList());
    }

    @Test
    void not_changed_about_a_case_never_read_is_a_trouble() {
        readings.add(new CaseSource.Reading.Unchanged());
        sight("1");
        house.runDue();
        assertEquals(1, stored().trouble().orElseThrow().attempts());
    }

    @Test
    void the_pause_doubles_up_to_five_minutes() {
        assertEquals(Duration.ofSeconds(5), LookUp.pauseAfter(1));
        assertEquals(Duration.ofSeconds(10), LookUp.pauseAfter(2));
        assertEquals(Duration.ofSeconds(160), LookUp.pauseAfter(6));
        assertEquals(Duration.ofMinutes(5), LookUp.pauseAfter(7));
        assertEquals(Duration.ofMinutes(5), LookUp.pauseAfter(1_000_000));
    }

    private Sighted sight(String message) {
        return desk.sight(REF, LINK, new Sighting(message, "c", "101", house.instant()));
    }

    private Case stored() {
        return cases.find(REF).orElseThrow();
    }

    private static Snapshot snapshot() {
        return new Snapshot(
                7,
                LINK,
                Instant.EPOCH,
                "open",
                "post",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
