package casebell.liaison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.cases.Change;
import casebell.cases.Errand;
import casebell.cases.MemoryHouse;
import casebell.cases.Order;
import casebell.cases.Outreach;
import casebell.cases.Permissions;
import casebell.cases.Role;
import casebell.cases.Sight;
import casebell.cases.Staff;
import java.time.Duration;
import java.time.Instant;
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

    private static final CaseRef OPEN = new CaseRef("demo", "1");
    private static final CaseRef WALLED = new CaseRef("demo", "9");
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
        house.handles(Errand.REMIND, new RemindOfPromise(store, new LiaisonBoard() {
            @Override
            public Optional<Instant> ask(String target, Dossier.Promise promise, String draft) {
                reminders.add("asked: " + target + " " + promise.what() + " (" + draft + ")");
                return Optional.empty();
            }

            @Override
            public Optional<Instant> remind(String target, Dossier.Promise promise) {
                reminders.add(target + " " + promise.what());
                return Optional.empty();
            }
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
    void contact_that_the_policy_asks_for_is_put_before_the_liaisons_at_once_and_again_when_it_is_due() {
        reachOut("demo/u-5", OPEN, "Threats are surging");
        assertEquals(List.of("asked: demo/u-5 Speak with them — Threats are surging (a draft)"), reminders);
        house.advance(Duration.ofMinutes(59));
        house.runDue();
        assertEquals(1, reminders.size());
        house.advance(Duration.ofMinutes(1));
        house.runDue();
        assertEquals("demo/u-5 Speak with them — Threats are surging", reminders.get(1));
        assertEquals(List.of("liaison.asked"), house.recorded());
        assertTrue(store.find("demo/u-5").orElseThrow().promises().get(0).isOfHouse());
    }

    @Test
    void however_many_cases_ask_it_is_asked_once_until_a_day_after_the_contact() {
        reachOut("demo/u-5", OPEN, "Threats are surging");
        reachOut("demo/u-5", new CaseRef("demo", "2"), "Threats are surging");
        assertEquals(1, reminders.size());
        desk.log("demo/u-5", LIAISON, "Told them what was found");
        assertEquals(List.of("liaison.asked", "liaison.contact", "liaison.kept"), house.recorded());
        reachOut("demo/u-5", OPEN, "Threats are surging");
        house.advance(Duration.ofHours(23));
        reachOut("demo/u-5", OPEN, "Threats are surging");
        assertEquals(1, reminders.size(), "a contact keeps what was asked, and counts for a day");
        house.advance(Duration.ofHours(2));
        reachOut("demo/u-5", OPEN, "Threats are surging again");
        assertEquals("asked: demo/u-5 Speak with them — Threats are surging again (a draft)", reminders.get(1));
        assertEquals(2, store.find("demo/u-5").orElseThrow().promises().size());
    }

    @Test
    void what_nobody_has_answered_is_asked_again_a_day_after_it_was_due_and_one_contact_keeps_both() {
        reachOut("demo/u-5", OPEN, "Threats are surging");
        house.advance(Duration.ofHours(24));
        reachOut("demo/u-5", OPEN, "Threats are surging");
        assertEquals(2, reminders.size(), "asked, and reminded of");
        house.advance(Duration.ofHours(2));
        reachOut("demo/u-5", OPEN, "Threats are surging");
        assertEquals(3, reminders.size());
        desk.log("demo/u-5", LIAISON, "Spoke with them");
        assertEquals(List.of(), store.find("demo/u-5").orElseThrow().owed());
    }

    @Test
    void what_a_liaison_has_promised_is_not_kept_by_a_contact_and_what_the_house_asked_can_be_kept_by_its_number() {
        desk.promise("demo/u-5", LIAISON, "Write again on Monday", Duration.ofDays(3));
        reachOut("demo/u-5", OPEN, "Threats are surging");
        assertInstanceOf(Noted.Done.class, desk.keep("demo/u-5", LIAISON, 2));
        reachOut("demo/u-5", OPEN, "Threats are surging");
        assertEquals(1, reminders.size(), "kept by its number counts like a contact");
        house.advance(Duration.ofHours(25));
        reachOut("demo/u-5", OPEN, "Threats are surging");
        desk.log("demo/u-5", LIAISON, "Spoke with them");
        assertTrue(store.find("demo/u-5").orElseThrow().open(1).isPresent());
        assertTrue(store.find("demo/u-5").orElseThrow().open(3).isEmpty());
    }

    @Test
    void a_case_that_liaisons_may_not_know_of_asks_for_nothing_and_so_does_a_name_that_cannot_be_written() {
        reachOut("demo/u-5", WALLED, "Threats are surging");
        reachOut("demo/u 5 and more", OPEN, "Threats are surging");
        assertEquals(List.of(), reminders);
        assertEquals(List.of(), house.recorded());
    }

    private void reachOut(String target, CaseRef ref, String reason) {
        Outreach asked = new Outreach(ref, reason, Duration.ofHours(1), "a draft");
        new ReachOut(store, each -> !each.equals(WALLED), house)
                .decide(Order.of(Errand.REACH_OUT, target, "", house.instant()).noting(asked.toNote()));
        house.runDue();
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
