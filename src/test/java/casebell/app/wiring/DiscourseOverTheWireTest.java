package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.field;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.config.Settings;
import casebell.intake.CaseFeed;
import casebell.sandbox.Answer;
import casebell.sandbox.Person;
import casebell.sandbox.discourse.Deed;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run --source discourse-demo} starts, seen by the people in the chat. */
class DiscourseOverTheWireTest {
    @TempDir
    private static Path folder;

    private static DemoHouse demo;
    private static Person ines;
    private static Person bram;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        demo = DemoHouse.open(folder, Settings.DemoSource.DISCOURSE);
        ines = demo.as("ines");
        bram = demo.as("bram");
    }

    @AfterAll
    static void close() {
        demo.close();
    }

    @Test
    void two_people_delete_a_post_and_it_is_deleted_once() {
        demo.paste("11");
        ObjectNode card = demo.card("11", has("What it does there"));
        String told = field(card, "What it does there");
        assertTrue(told.contains("**Suspend the account**: cannot be done. Discourse leaves suspending"), told);
        assertFalse(
                card.toString().contains("private.example") || card.toString().contains("203.0.113"));
        ines.submit(
                ines.select(ines.press(card, "Change").message(), "remove-post"),
                Map.of("action", "remove-post", "reason", "It is worse"));
        ObjectNode chosen = demo.card("11", has("Proposed instead: **remove the post**"));
        bram.press(chosen, "Approve");
        demo.card("11", has("Done: remove the post"));
        assertEquals(
                List.of(new Deed("delete_and_agree", 11, "api")),
                demo.sandbox().discourse().deedsByApi().stream()
                        .filter(d -> d.reviewableId() == 11)
                        .toList());
        assertTrue(demo.sandbox().discourse().reviewable("11").has("deleted_at"));
    }

    @Test
    void what_the_forum_leaves_to_its_page_is_not_in_the_menu_and_the_menu_says_why() {
        demo.paste("12");
        ObjectNode card = demo.card("12", has("What it does there"));
        Answer menu = ines.press(card, "Change");
        assertTrue(menu.text().contains("⛔ Suspend the account"), menu::text);
        assertFalse(menu.message().path("components").toString().contains("suspend-account"), menu::text);
    }

    @Test
    void a_card_follows_what_others_do_when_the_forum_tells_of_it() {
        demo.paste("15");
        demo.card("15", has("The policy suggests"));
        demo.sandbox().discourse().actElsewhere("15", "agree_and_keep");
        assertTrue(
                demo.house().desks().intake().hearOf(CaseFeed.Item.changed(demo.ref("15")), DemoHouse.CLOCK.instant()));
        demo.card("15", has("The case is closed in the case system."));
    }

    @Test
    void a_case_that_others_handled_says_so() {
        demo.paste("16");
        demo.card("16", has("The case is closed in the case system."));
    }
}
