package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.cases.CaseRef;
import casebell.review.Review;
import casebell.sandbox.Answer;
import casebell.sandbox.Person;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How people share the work, think twice, and tie Casebell's hands. */
class CaseworkOverTheWireTest {
    @TempDir
    static Path folder;

    private static RunningHouse running;

    private final Person ines = running.as("ines");
    private final Person bram = running.as("bram");
    private final Person yuki = running.as("yuki");

    @BeforeAll
    static void open() throws Exception {
        running = RunningHouse.start(folder);
    }

    @AfterAll
    static void close() {
        running.close();
    }

    @Test
    void a_case_is_claimed_snoozed_and_handed_over_by_buttons_and_forms_that_are_authorised_anew() {
        ObjectNode card = running.opened("4842");
        ObjectNode why = ines.press(card, "Why").message();
        assertTrue(ines.press(why, "Claim").text().startsWith("You have case demo/4842: "));
        running.card("4842", has("<@" + ines.id() + "> has it."));
        Answer over = ines.press(why, "Hand over");
        assertTrue(ines.submit(over, Map.of("to", running.as("gus").id(), "note", "look"))
                .text()
                .startsWith("That person may not decide this case."));
        Answer again = ines.press(why, "Hand over");
        assertTrue(ines.submit(again, Map.of("to", bram.id(), "note", "the office called"))
                .text()
                .contains("<@" + bram.id() + ">"));
        running.card("4842", has("handed over by <@" + ines.id() + ">: the office called"));
        Answer hours = ines.press(why, "Snooze");
        assertTrue(ines.submit(hours, Map.of("hours", "2")).text().contains("queue"));
        running.card("4842", has("Out of the queue until"));
        Answer late = ines.press(why, "Snooze");
        running.giveRoles("ines");
        assertTrue(ines.submit(late, Map.of("hours", "4")).text().startsWith("You may not "));
        running.giveRoles("ines", "reviewer");
    }

    @Test
    void a_case_is_claimed_handed_over_and_found_in_the_queue() {
        running.opened("4852");
        assertTrue(told(ines, "case claim", "4852").startsWith("You have case demo/4852: "));
        running.card("4852", has("<@" + ines.id() + "> has it."));
        assertTrue(told(bram, "case claim", "4852").startsWith("<@" + ines.id() + "> has it since"));
        assertTrue(told(bram, "case handover", "4852", "to", "<@" + bram.id() + ">", "note", "mine")
                .startsWith("<@" + ines.id() + "> has it. That person or a lead"));
        assertEquals(
                "That person may not decide this case.",
                told(
                        ines,
                        "case handover",
                        "4852",
                        "to",
                        "<@" + running.as("gus").id() + ">",
                        "note",
                        "yours"));
        assertTrue(told(ines, "case handover", "4852", "to", "bram", "note", "yours")
                .startsWith("Name the person by a mention"));
        assertTrue(told(ines, "case handover", "4852", "to", "<@" + bram.id() + ">", "note", "she *called* @here")
                .startsWith("Handed over to <@" + bram.id() + ">."));
        running.card("4852", has("handed over by <@" + ines.id() + ">"));
        assertTrue(list(bram, "only", "mine").contains("demo/4852"));
        assertFalse(list(ines, "only", "mine").contains("demo/4852"));
        assertFalse(list(ines, "only", "unclaimed").contains("demo/4852"));
        assertTrue(list(ines, "source", "demo").contains("demo/4852"));
        assertEquals("No case like that is waiting for a decision.", list(ines, "source", "nowhere"));
        assertTrue(list(ines, "severity", "grave").contains("is no severity"));
        assertTrue(list(ines, "only", "nice").contains("is not known here"));
    }

    @Test
    void the_next_case_is_the_most_severe_that_nobody_has() {
        running.opened("4843");
        running.opened("4823");
        String first =
                running.as("lena").slash("general", "case next", Map.of()).text();
        assertTrue(first.startsWith("You have case demo/"), first);
        String ref = first.substring("You have case ".length(), first.indexOf(':'));
        assertTrue(list(running.as("lena"), "only", "mine").contains(ref));
    }

    @Test
    void who_keeps_out_of_a_case_presses_nothing_more() {
        running.opened("4824");
        assertTrue(told(ines, "case recuse", "4824").startsWith("You keep out of this case"));
        ObjectNode card = running.card("4824", has("Keeping out of it: <@" + ines.id() + ">"));
        assertTrue(ines.press(card, "Approve").text().startsWith("You keep out of this case because"));
        assertTrue(told(ines, "case claim", "4824").contains("has a conflict of interest"));
    }

    @Test
    void a_second_opinion_and_a_dissent_stand_on_the_card_and_a_snooze_takes_it_out_of_the_queue() {
        running.opened("4834");
        assertTrue(told(ines, "case second-opinion", "4834").startsWith("A second opinion is asked for: 2"));
        assertTrue(told(ines, "case approve", "4834").startsWith("Your approval counts."));
        assertTrue(
                told(bram, "case dissent", "4834", "reason", "it is **satire**").startsWith("Your dissent is on"));
        running.card("4834", has("dissents: it is"));
        assertTrue(told(bram, "case snooze", "4834", "hours", "99").startsWith("A case is snoozed for 1 to 72"));
        String snoozed = told(bram, "case snooze", "4834", "hours", "1");
        assertTrue(snoozed.startsWith("Out of the queue until"), snoozed);
        assertFalse(list(ines, "source", "demo").contains("demo/4834"));
        assertTrue(list(ines, "only", "snoozed").contains("demo/4834"));
        assertTrue(told(yuki, "case approve", "4834").startsWith("Approved:"));
    }

    @Test
    void severe_cases_are_not_dismissed_without_a_reason_and_are_reopened_by_command() {
        ObjectNode card = running.opened("4822");
        assertTrue(told(ines, "case dismiss", "4822").startsWith("A reason is needed when"));
        Answer form = ines.press(card, "Dismiss");
        assertTrue(ines.submit(form, "it is a quote").text().startsWith("Dismissed."));
        assertEquals(
                "Taken back. The case is open again.", told(bram, "case reopen", "4822", "reason", "it is not one"));
        running.card("4822", has("Reopened by <@" + bram.id() + ">"));
    }

    @Test
    void what_was_done_is_taken_back_with_the_same_approvals() {
        ObjectNode card = running.opened("4821");
        assertTrue(told(ines, "case reverse", "4821", "reason", "early").startsWith("The case is open"));
        long before = review("4821").suggestion().caseVersion();
        ines.press(card, "Approve").text();
        bram.press(running.card("4821", has("Approved by")), "Approve").text();
        running.clock().forward(RunningHouse.UNDO_WINDOW);
        running.card(
                "4821",
                has("✅ Done: remove the post")
                        .and(m -> review("4821").suggestion().caseVersion() > before));
        String told = told(ines, "case reverse", "4821", "reason", "it was satire");
        assertTrue(told.startsWith("Your approval counts. Restore: 1 more person must approve"), told);
        ObjectNode proposed = running.card("4821", has("Proposed: to take back what was done"));
        assertTrue(ines.press(proposed, "Approve").text().startsWith("You have approved this already."));
        assertTrue(bram.press(proposed, "Approve").text().startsWith("Approved: restore."));
        running.clock().forward(RunningHouse.UNDO_WINDOW);
        running.card("4821", has("✅ Done: restore"));
        assertEquals(2, running.cases().actionsByCasebell("4821").size());
        assertTrue(told(ines, "case reverse", "4821", "reason", "again").startsWith("This cannot be taken back"));
    }

    @Test
    void an_approval_of_somebody_who_lost_the_role_since_does_not_count() {
        ObjectNode card = running.opened("4825");
        assertTrue(yuki.press(card, "Approve").text().startsWith("Your approval counts."));
        running.giveRoles("yuki");
        try {
            String told = bram.press(running.card("4825", has("Approved by")), "Approve")
                    .text();
            assertTrue(
                    told.contains(
                            "The approval by <@" + yuki.id() + "> does not count any more: the role was lost since."),
                    told);
        } finally {
            running.giveRoles("yuki", "reviewer");
        }
        assertTrue(ines.press(running.card("4825", has("does not count any more")), "Approve")
                .text()
                .startsWith("Approved:"));
    }

    @Test
    void in_safe_mode_nothing_is_done_and_the_card_says_so() {
        running.opened("4853");
        Person olek = running.as("olek");
        assertTrue(safeMode(ines, "on").startsWith("You may not operate Casebell. Who may: leadership or operator."));
        assertTrue(safeMode(ines, "status").startsWith("Safe mode is off"));
        assertTrue(safeMode(olek, "on").startsWith("Safe mode is on since"));
        try {
            running.approved("4853", "safe mode is on");
            running.clock().forward(RunningHouse.UNDO_WINDOW);
            running.card("4853", has("⏸ Not done yet: safe mode is on"));
            assertEquals(List.of(), running.cases().actionsByCasebell("4853"));
        } finally {
            assertTrue(safeMode(olek, "off").startsWith("Safe mode is off. What waited is done within a minute."));
        }
        running.clock().forward(Duration.ofMinutes(1));
        running.card("4853", has("✅ Done"));
        assertEquals(1, running.cases().actionsByCasebell("4853").size());
        assertEquals("Say on, off or status.", safeMode(olek, "maybe"));
    }

    private static Review review(String id) {
        return running.house().desks().reviews().find(new CaseRef("demo", id)).orElseThrow();
    }

    private static String safeMode(Person who, String word) {
        return who.slash("general", "operator safe-mode", Map.of("set", word)).text();
    }

    private static String list(Person who, String option, String value) {
        return who.slash("general", "queue", Map.of(option, value)).text();
    }

    private static String told(Person who, String command, String id, String... options) {
        Map<String, String> all = new HashMap<>(Map.of("case", "demo/" + id));
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        return who.slash("general", command, all).text();
    }
}
