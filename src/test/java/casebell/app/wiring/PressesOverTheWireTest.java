package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.buttons;
import static casebell.app.wiring.RunningHouse.field;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.Answer;
import casebell.sandbox.Person;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every button, pressed by those who may, by those who may not, twice at once, and too late. */
class PressesOverTheWireTest {
    private static final String UNKNOWN =
            "This button is not known any more. Use the case's latest card, or /case show.";
    private static final String MAY_NOT_DECIDE = "You may not decide cases. Who may: reviewer, lead or leadership.";

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
    void two_people_approve_and_it_is_done_once() throws Exception {
        ObjectNode card = running.opened("4821");
        assertTrue(
                ines.press(card, "Approve").text().startsWith("Your approval counts. Remove the post: 1 more person"));
        assertTrue(ines.press(running.card("4821", has("Approved by")), "Approve")
                .text()
                .startsWith("You have approved this already."));
        assertTrue(bram.press(card, "Approve").text().startsWith("Approved: remove the post."));
        ObjectNode decided = running.card("4821", has("It will be done"));
        assertEquals(List.of("Undo", "Why"), buttons(decided));
        assertEquals(List.of(), running.cases().actionsByCasebell("4821"));
        running.clock().forward(RunningHouse.UNDO_WINDOW);
        ObjectNode done = running.card("4821", has("✅ Done: remove the post"));
        assertEquals(List.of("Appeal", "Why"), buttons(done));
        assertEquals(1, running.cases().actionsByCasebell("4821").size());
        assertEquals(
                "It is done already: remove the post.",
                ines.press(copyOf(card), "Approve").text());
        assertEquals(
                "It is done already: remove the post.",
                ines.press(copyOf(decided), "Undo").text());
    }

    @Test
    void a_decision_is_undone_in_time_and_then_nothing_is_done() {
        ines.press(running.opened("4823"), "Approve").text();
        ObjectNode decided = running.card("4823", has("Undo"));
        assertEquals(
                "Taken back. The case is open again.",
                bram.press(decided, "Undo").text());
        ObjectNode open = running.card("4823", has("Taken back by <@" + bram.id()));
        assertEquals(List.of("Approve", "Change", "Dismiss", "Escalate", "Why"), buttons(open));
        running.clock().forward(RunningHouse.UNDO_WINDOW);
        running.opened("4856");
        assertEquals(List.of(), running.cases().actionsByCasebell("4823"));
    }

    @Test
    void another_action_is_chosen() {
        ObjectNode card = running.opened("4834");
        Answer menu = ines.press(card, "Change");
        assertTrue(menu.text().startsWith("Choose what to do instead."));
        Answer form = ines.select(menu.message(), "limit-reach");
        assertTrue(instead(form, "limit-reach").text().startsWith("Approved: limit the reach."));
        assertTrue(
                field(running.card("4834", has("It will be done")), "Decision").contains("limit the reach"));
        assertTrue(bram.press(copyOf(card), "Change").text().startsWith("It was approved already"));
        StringWriter record = new StringWriter();
        running.house().store().history().export(record);
        assertTrue(record.toString().contains("It was *quoted* @everyone"), "the reason is on the record");
    }

    @Test
    void another_action_is_proposed_to_a_second_person_with_its_reason() {
        ObjectNode card = running.opened("4822");
        Answer menu = ines.press(card, "Change");
        String action = menu.message()
                .findParent("options")
                .path("options")
                .path(0)
                .path("value")
                .asText();
        instead(ines.select(menu.message(), action), action).text();
        String told = field(running.card("4822", has("Proposed instead")), "Decision");
        assertTrue(told.contains("**: It was \\*quoted\\* @\u200Beveryone"), told);
    }

    @Test
    void a_case_is_dismissed_and_reopened() {
        Answer form = ines.press(running.opened("4858"), "Dismiss");
        assertEquals(
                "Dismissed. Nothing will be done; Reopen on the card, or /case reopen, takes it up again.",
                ines.submit(form, "  satire, @everyone  ").text());
        ObjectNode dismissed = running.card("4858", has("Dismissed by"));
        assertEquals("Dismissed by <@" + ines.id() + ">: satire, @\u200Beveryone", field(dismissed, "Decision"));
        assertEquals(List.of("Reopen", "Why"), buttons(dismissed));
        assertEquals(
                "Taken back. The case is open again.",
                bram.press(dismissed, "Reopen").text());
        running.card("4858", has("Taken back by"));
    }

    @Test
    void why_names_the_rule_and_the_policy() {
        String why = running.as("pia").press(running.opened("4853"), "Why").text();
        assertTrue(why.contains("Rules: self-harm"), why);
        assertTrue(why.contains("Policy ") && why.contains("case version 1"), why);
    }

    @Test
    void nobody_presses_what_is_not_theirs_and_nothing_changes() {
        ObjectNode card = running.opened("4822");
        long before = entries("4822");
        Person gus = running.as("gus");
        for (String button : List.of("Approve", "Change", "Dismiss")) {
            assertEquals(MAY_NOT_DECIDE, gus.press(card, button).text(), button);
            assertEquals(MAY_NOT_DECIDE, running.as("noor").press(card, button).text(), button);
        }
        assertEquals(
                "You may not escalate cases. Who may: reviewer, lead, leadership or liaison.",
                running.as("pia").press(card, "Escalate").text());
        assertTrue(gus.press(card, "Why").text().startsWith("You may not read cases."));
        assertEquals(before, entries("4822"));
        assertEquals(
                0, ines.messages("leadership").stream().filter(has("demo/4822")).count());
    }

    @Test
    void a_role_lost_between_two_presses_counts_at_once() {
        ObjectNode card = running.opened("4824");
        Answer menu = yuki.press(card, "Change");
        menu.text();
        Answer form = yuki.press(card, "Dismiss");
        long before = entries("4824");
        running.giveRoles("yuki");
        try {
            assertEquals(MAY_NOT_DECIDE, yuki.press(card, "Approve").text());
            assertEquals(
                    MAY_NOT_DECIDE, yuki.select(menu.message(), "limit-reach").text());
            assertEquals(MAY_NOT_DECIDE, yuki.submit(form, "because").text());
        } finally {
            running.giveRoles("yuki", "reviewer");
        }
        assertEquals(before, entries("4824"));
        assertTrue(yuki.press(card, "Approve").text().startsWith("Your approval counts."));
    }

    @Test
    void made_up_and_changed_ids_mean_nothing() {
        ObjectNode card = running.opened("4842");
        long before = entries("4842");
        String real = card.findValuesAsText("custom_id").get(0);
        for (String forged : List.of(
                "cb1.AAAA",
                "approve demo/4842",
                real.substring(0, real.length() - 1),
                real + "x",
                real.replace("cb1.", "cb2."),
                "' or 1=1 --",
                "x".repeat(100))) {
            ObjectNode message = copyOf(card);
            ((ObjectNode) message.path("components").path(0).path("components").path(0)).put("custom_id", forged);
            assertEquals(UNKNOWN, ines.pressId(message, forged, 2, List.of()).text(), forged);
            assertEquals(
                    UNKNOWN,
                    ines.pressId(message, forged, 3, List.of("remove-post")).text(),
                    forged);
        }
        ObjectNode menu = copyOf(card);
        ObjectNode row = (ObjectNode) menu.path("components").path(0);
        ObjectNode select = row.putArray("components").addObject();
        select.put("type", 3)
                .put("id", 2)
                .put("custom_id", real)
                .put("min_values", 1)
                .put("max_values", 1);
        select.putArray("options").addObject().put("label", "x").put("value", "remove-post");
        assertEquals(
                UNKNOWN,
                ines.pressId(menu, real, 3, List.of("remove-post")).text(),
                "a button's id does not work as a menu's");
        assertEquals(before, entries("4842"));
    }

    @Test
    void a_button_is_old_after_thirty_days(@TempDir Path other) throws Exception {
        try (RunningHouse old = RunningHouse.start(other)) {
            ObjectNode card = old.opened("4852");
            old.clock().forward(Duration.ofDays(31));
            assertEquals(UNKNOWN, old.as("ines").press(card, "Approve").text());
            assertTrue(old.as("ines")
                    .slash("general", "case approve", java.util.Map.of("case", "demo/4852"))
                    .text()
                    .startsWith("Approved:"));
        }
    }

    @Test
    void the_same_person_pressing_twice_at_once_counts_once() throws Exception {
        ObjectNode card = running.opened("4840");
        List<String> answers = together(
                () -> ines.press(card, "Approve").text(),
                () -> running.discord().as("ines").press(card, "Approve").text());
        assertEquals(
                1,
                answers.stream()
                        .filter(a -> a.startsWith("Your approval counts."))
                        .count(),
                answers::toString);
        assertEquals(
                1,
                answers.stream()
                        .filter(a -> a.startsWith("You have approved this already."))
                        .count(),
                answers::toString);
    }

    @Test
    void two_people_pressing_at_once_are_two_approvals_and_one_decision() throws Exception {
        ObjectNode card = running.opened("4825");
        List<String> answers = together(
                () -> ines.press(card, "Approve").text(),
                () -> bram.press(card, "Approve").text());
        assertEquals(
                1,
                answers.stream()
                        .filter(a -> a.startsWith("Your approval counts."))
                        .count(),
                answers::toString);
        assertEquals(1, answers.stream().filter(a -> a.startsWith("Approved:")).count(), answers::toString);
        running.clock().forward(RunningHouse.UNDO_WINDOW);
        running.card("4825", has("✅ Done"));
        assertEquals(1, running.cases().actionsByCasebell("4825").size());
    }

    @Test
    void a_card_that_shows_an_older_suggestion_decides_nothing() {
        ObjectNode card = copyOf(running.opened("4843"));
        Answer form = ines.press(card, "Dismiss");
        Answer menu = ines.press(card, "Change");
        menu.text();
        running.cases()
                .change("4843", "it spreads", json -> json.withObject("reach").put("views", 99_000_000));
        ines.say("general", running.link("4843"));
        running.card("4843", has("99,000,000"));
        long before = entries("4843");
        for (String told : List.of(
                ines.press(card, "Approve").text(),
                ines.press(card, "Change").text(),
                ines.select(menu.message(), "context-note").text(),
                ines.submit(form, "too late").text())) {
            assertTrue(
                    told.startsWith(
                            "The case or the policy changed since this card was drawn, so your press does not count."),
                    told);
        }
        assertEquals(before, entries("4843"));
        assertTrue(ines.press(running.card("4843"), "Approve").text().startsWith("Approved:"));
    }

    @Test
    void a_case_that_moved_after_the_approval_is_not_acted_on() {
        running.opened("4852");
        running.approved("4852");
        running.cases().actElsewhere("4852", "warn");
        running.clock().forward(RunningHouse.UNDO_WINDOW);
        ObjectNode moved = running.card("4852", has("Nothing was done: the case changed"));
        assertTrue(buttons(moved).contains("Approve"));
        assertFalse(running.cases().actions("4852").stream().anyMatch(a -> a.by().equals("api")));
    }

    @Test
    void what_the_case_system_cannot_do_is_said_on_the_card() {
        ObjectNode card = running.opened("4859");
        Answer menu = ines.press(card, "Change");
        menu.text();
        assertTrue(instead(ines.select(menu.message(), "lock-account"), "lock-account")
                .text()
                .startsWith("Approved: lock the account for"));
        running.clock().forward(RunningHouse.UNDO_WINDOW);
        ObjectNode refused = running.card("4859", has("⛔ Not done"));
        assertEquals(List.of("Escalate", "Why"), buttons(refused));
    }

    /** The card as a slow client still shows it, pressed after the real one has changed. */
    private static ObjectNode copyOf(ObjectNode card) {
        ObjectNode copy = card.deepCopy();
        copy.put("id", running.discord().world().nextId());
        ((ObjectNode) copy.path("embeds").path(0).path("footer")).put("text", "a copy");
        running.discord().world().putMessage(copy);
        return copy;
    }

    /** Sends the form of another action. */
    private Answer instead(Answer form, String action) {
        return ines.submit(form, Map.of("action", action, "reason", "It was *quoted* @everyone"));
    }

    /** How many entries of the record say that somebody of the staff did something with the case. */
    private static long entries(String id) {
        return running.house().store().history().latest("demo/" + id, 1000).stream()
                .filter(step -> step.staffId().isPresent())
                .count();
    }

    @SafeVarargs
    private static List<String> together(java.util.concurrent.Callable<String>... presses) {
        CyclicBarrier start = new CyclicBarrier(presses.length);
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (java.util.concurrent.Callable<String> press : presses) {
            all.add(CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            start.await();
                            return press.call();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    task -> new Thread(task).start()));
        }
        return all.stream().map(CompletableFuture::join).toList();
    }
}
