package casebell.liaison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.MemoryHouse;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Sight;
import casebell.cases.Staff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiaisonDeskTest {
    private static final CaseSheet NO_CASES = new CaseSheet() {
        @Override
        public Sheet of(String target, Sight sight) {
            return Sheet.EMPTY;
        }

        @Override
        public List<String> targets(String text, Sight sight, int limit) {
            return List.of();
        }
    };

    private static final Staff LIAISON = new Staff("301", Set.of(Role.LIAISON));
    private static final Staff REVIEWER = new Staff("101", Set.of(Role.REVIEWER));

    private final MemoryHouse house = new MemoryHouse();
    private final MemoryHouse.Memory<String, Dossier> memory = house.ledger();
    private final LiaisonStore store = new LiaisonStore() {
        @Override
        public Optional<Dossier> find(String key) {
            return memory.find(key);
        }

        @Override
        public <R> R change(String key, Function<Optional<Dossier>, Change<Dossier, R>> work) {
            return memory.change(key, work);
        }
    };
    private final LiaisonDesk desk = new LiaisonDesk(store, NO_CASES, Permissions.ofSmallTeam(), house);
    private final List<String> reminders = new ArrayList<>();

    LiaisonDeskTest() {
        house.handles(Errand.REMIND, new RemindOfPromise(store, (target, promise) -> {
            reminders.add(target + " " + promise.what());
            return Optional.empty();
        }));
    }

    @Test
    void a_promise_that_is_not_kept_is_reminded_of_when_it_is_due() {
        desk.promise("demo/u-5", LIAISON, "Call the office about the threats", Duration.ofHours(2));
        house.runDue();
        assertEquals(List.of(), reminders);
        house.advance(Duration.ofHours(2));
        house.runDue();
        assertEquals(List.of("demo/u-5 Call the office about the threats"), reminders);
    }

    @Test
    void a_kept_promise_is_not_reminded_of() {
        desk.promise("demo/u-5", LIAISON, "Call the office", Duration.ofHours(2));
        assertInstanceOf(Noted.Done.class, desk.keep("demo/u-5", LIAISON, 1));
        house.advance(Duration.ofHours(2));
        house.runDue();
        assertEquals(List.of(), reminders);
        assertInstanceOf(Noted.Unfit.class, desk.keep("demo/u-5", LIAISON, 1));
    }

    @Test
    void only_liaisons_and_leads_see_and_write() {
        assertInstanceOf(Noted.NotAllowed.class, desk.log("demo/u-5", REVIEWER, "Spoke with the office"));
        assertInstanceOf(Noted.NotAllowed.class, desk.show("demo/u-5", REVIEWER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Reach them at office@house.example", "Call +1 (202) 555-0142", "", "   "})
    void personal_data_and_empty_notes_stay_out(String note) {
        assertInstanceOf(Noted.Unfit.class, desk.log("demo/u-5", LIAISON, note));
    }

    @Test
    void who_may_not_is_told_so_before_anything_else() {
        Staff reviewer = new Staff("9", Set.of(Role.REVIEWER));
        assertInstanceOf(Noted.NotAllowed.class, desk.promise("nonsense", reviewer, "", Duration.ofHours(-1)));
        assertInstanceOf(Noted.NotAllowed.class, desk.log("nonsense", reviewer, ""));
        assertInstanceOf(Noted.NotAllowed.class, desk.keep("nonsense", reviewer, 0));
        assertInstanceOf(Noted.NotAllowed.class, desk.show("nonsense", reviewer));
    }

    @Test
    void the_record_tells_that_there_was_contact_and_not_what_was_said() {
        desk.log("demo/u-5", LIAISON, "They worry about the event on Friday");
        assertEquals(List.of("liaison.contact"), house.recorded());
        assertTrue(!house.links().get(0).toJson().canonical().contains("Friday"));
        Noted shown = desk.show("demo/u-5", LIAISON);
        assertEquals(
                "They worry about the event on Friday",
                ((Noted.Shown) shown).dossier().contacts().get(0).note());
    }
}
