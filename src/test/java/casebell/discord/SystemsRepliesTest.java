package casebell.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebell.audit.Entry;
import casebell.audit.Json;
import casebell.cases.Change;
import casebell.cases.Deed;
import casebell.cases.MemoryHouse;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.intake.CaseLine;
import casebell.intake.CaseLine.Circuit;
import casebell.intake.Follow;
import casebell.intake.SystemsDesk;
import casebell.intake.SystemsDesk.SystemState;
import casebell.review.Hands;
import casebell.review.HandsDesk;
import casebell.review.HandsStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SystemsRepliesTest {
    private static final CaseLine.Room ROOM = new CaseLine.Room(212, 300, Duration.ofMinutes(5));

    private final MemoryHouse house = new MemoryHouse();

    @Test
    void each_system_has_a_line() {
        assertEquals("""
                **Case systems**
                `cases`: not called yet.
                `forum`: keeps failing and is left alone for a while: The case system cannot be reached. 212 of 300 calls left for 5 min. \
                Followed, not read yet; new cases cannot be read: The case system cannot be reached.
                `sky`: failed, and is being tried again. Followed, read <t:1776157200:R>, and there is more to read.
                `toot`: works. 212 of 300 calls left for 5 min. 0 of 50 actions begun today.""", everySystem());
    }

    String everySystem() {
        return words(
                new SystemState(
                        "cases",
                        List.of(line(Circuit.CLOSED, 0, Optional.empty(), Optional.empty())),
                        Optional.empty()),
                new SystemState(
                        "forum",
                        List.of(line(
                                Circuit.OPEN, 9, Optional.of("The case system cannot be reached"), Optional.of(ROOM))),
                        Optional.of(new Follow.State(
                                Optional.empty(), Optional.of("The case system cannot be reached"), 3, false))),
                new SystemState(
                        "sky",
                        List.of(line(Circuit.TRYING, 9, Optional.empty(), Optional.empty())),
                        Optional.of(new Follow.State(Optional.of(house.instant()), Optional.empty(), 0, true))),
                new SystemState(
                        "toot",
                        List.of(line(Circuit.CLOSED, 9, Optional.empty(), Optional.of(ROOM))),
                        Optional.empty()));
    }

    @Test
    void without_a_system_it_says_so() {
        assertEquals("No case system is configured.", words());
    }

    String inTrouble() {
        return words(
                new SystemState(
                        "cases",
                        List.of(line(Circuit.CLOSED, 9, Optional.of("It answered with status 500"), Optional.empty())),
                        Optional.empty()),
                new SystemState(
                        "full",
                        List.of(line(Circuit.CLOSED, 9, Optional.empty(), Optional.empty())),
                        Optional.empty()));
    }

    String notYours() {
        return SystemsReplies.of(new SystemsDesk.Told.NotAllowed(Deed.READ, Set.of(Role.LEAD)), hands());
    }

    String words(SystemState... systems) {
        return SystemsReplies.of(new SystemsDesk.Told.States(List.of(systems)), hands());
    }

    private HandsDesk hands() {
        MemoryHouse.Memory<String, Hands> memory = house.ledger();
        HandsStore store = new HandsStore() {
            @Override
            public Optional<Hands> find(String key) {
                return memory.find(key);
            }

            @Override
            public <R> R change(String key, Function<Optional<Hands>, Change<Hands, R>> work) {
                return memory.change(key, work);
            }
        };
        Hands today = new Hands(Optional.empty(), LocalDate.of(2026, 4, 14), 1, Optional.empty(), 1);
        memory.change(
                Hands.KEY + "@full",
                stored -> Change.to(today, Entry.ofHouse("action.counted", "full", Json.object()))
                        .answering(true));
        return new HandsDesk(store, Permissions.ofSmallTeam(), 0, Map.of("toot", 50, "full", 1), house);
    }

    private static CaseLine.State line(
            Circuit circuit, long calls, Optional<String> trouble, Optional<CaseLine.Room> room) {
        return new CaseLine.State(circuit, calls, trouble.isPresent() ? calls : 0, trouble, room);
    }
}
