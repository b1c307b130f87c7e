package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.field;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.config.Settings;
import casebell.intake.CaseFeed;
import casebell.review.Stage;
import casebell.sandbox.Person;
import casebell.sandbox.mastodon.Deed;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run --source mastodon-demo} starts, seen by the people in the chat. */
class MastodonOverTheWireTest {
    @TempDir
    private static Path folder;

    private static DemoHouse demo;
    private static Person ines;
    private static Person bram;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        demo = DemoHouse.open(folder, Settings.DemoSource.MASTODON);
        ines = demo.as("ines");
        bram = demo.as("bram");
    }

    @AfterAll
    static void close() {
        demo.close();
    }

    @Test
    void two_people_suspend_an_account_and_knew_what_else_it_closes() {
        demo.paste("11");
        ObjectNode card = demo.card("11", has("What it does there"));
        String told = field(card, "What it does there");
        assertTrue(told.contains("closes this report and 2 other open reports on the account"), told);
        assertTrue(told.contains("**Remove the post**: cannot be done. Mastodon cannot remove one post by API"), told);
        assertFalse(
                card.toString().contains("private.example") || card.toString().contains("203.0.113"));
        ines.submit(
                ines.select(ines.press(card, "Change").message(), "suspend-account"),
                Map.of("action", "suspend-account", "reason", "It is worse"));
        bram.press(demo.card("11", has("Proposed instead")), "Approve");
        demo.card("11", has("Done: suspend the account"));
        assertEquals(
                List.of("suspend"),
                demo.sandbox().mastodon().deedsByApi().stream()
                        .filter(d -> d.subject().equals("109000000000000077"))
                        .map(Deed::what)
                        .toList());
        assertTrue(demo.sandbox().mastodon().report("12").path("action_taken").asBoolean());
    }

    @Test
    void what_mastodon_cannot_do_has_no_button_to_approve_it() {
        demo.paste("15");
        ObjectNode card = demo.card("15", has("What it does there"));
        ObjectNode menu = ines.press(card, "Change").message();
        assertFalse(menu.path("components").toString().contains("remove-post"), menu::toString);
        assertTrue(
                menu.path("content").asText().contains("Remove the post: Mastodon cannot remove one post by API"),
                menu::toString);
        String refused = ines.slash(
                        "general", "case approve", Map.of("case", "mastodon-demo/15", "action", "remove-post"))
                .text();
        assertTrue(
                refused.startsWith("The case system cannot remove the post. Mastodon cannot remove one post"), refused);
        Stage stage = demo.house()
                .desks()
                .reviews()
                .find(demo.ref("15"))
                .orElseThrow()
                .stage();
        assertEquals(List.of(), assertInstanceOf(Stage.Open.class, stage).approvals(), "nobody else is asked");
    }

    @Test
    void a_card_follows_what_others_do_when_the_server_tells_of_it() {
        demo.paste("14");
        demo.card("14", has("The policy suggests"));
        demo.sandbox().mastodon().resolveElsewhere("14");
        assertTrue(
                demo.house().desks().intake().hearOf(CaseFeed.Item.changed(demo.ref("14")), DemoHouse.CLOCK.instant()));
        demo.card("14", has("The case is closed in the case system."));
        assertFalse(
                demo.house().desks().intake().hearOf(CaseFeed.Item.changed(demo.ref("17")), DemoHouse.CLOCK.instant()),
                "nobody pointed to it");
    }

    @Test
    void a_report_that_others_closed_says_so() {
        demo.paste("16");
        demo.card("16", has("The case is closed in the case system."));
    }
}
