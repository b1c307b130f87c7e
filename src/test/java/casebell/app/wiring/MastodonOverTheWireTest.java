package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.field;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.config.ConfigLoader;
import casebell.app.config.Settings;
import casebell.cases.CaseRef;
import casebell.intake.CaseFeed;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.review.Stage;
import casebell.sandbox.Person;
import casebell.sandbox.mastodon.Deed;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run --source mastodon-demo} starts, seen by the people in the chat. */
class MastodonOverTheWireTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private static House house;
    private static Person ines;
    private static Person bram;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        ConfigLoader.Loaded loaded = new ConfigLoader(Map.of(), CLOCK).load(Optional.empty());
        Settings.SandboxSettings ports = new Settings.SandboxSettings(0, 0, Settings.DemoSource.MASTODON);
        Settings settings = assertInstanceOf(ConfigLoader.Loaded.Ready.class, loaded)
                .settings()
                .inSandbox(folder.resolve("casebell.db"), ports)
                .actingAfter(Duration.ZERO);
        Policy policy = assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(settings.policy()))
                .policy();
        sandbox = Sandbox.start(ports, CLOCK);
        house = House.open(settings, sandbox.place(settings), policy, CLOCK, false)
                .join();
        ines = sandbox.discord().as("ines");
        bram = sandbox.discord().as("bram");
    }

    @AfterAll
    static void close() {
        house.close();
        sandbox.close();
    }

    @Test
    void two_people_suspend_an_account_and_knew_what_else_it_closes() {
        paste("11");
        ObjectNode card = card("11", has("What it does there"));
        String told = field(card, "What it does there");
        assertTrue(told.contains("closes this report and 2 other open reports on the account"), told);
        assertTrue(told.contains("**Remove the post**: cannot be done. Mastodon cannot remove one post by API"), told);
        assertFalse(
                card.toString().contains("private.example") || card.toString().contains("203.0.113"));
        ines.select(ines.press(card, "Change").message(), "suspend-account");
        bram.press(card("11", has("Proposed instead")), "Approve");
        card("11", has("Done: suspend the account"));
        assertEquals(
                List.of("suspend"),
                sandbox.mastodon().deedsByApi().stream()
                        .filter(d -> d.subject().equals("109000000000000077"))
                        .map(Deed::what)
                        .toList());
        assertTrue(sandbox.mastodon().report("12").path("action_taken").asBoolean());
    }

    @Test
    void what_mastodon_cannot_do_has_no_button_to_approve_it() {
        paste("15");
        ObjectNode card = card("15", has("What it does there"));
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
        Stage stage = house.desks().reviews().find(ref("15")).orElseThrow().stage();
        assertEquals(List.of(), assertInstanceOf(Stage.Open.class, stage).approvals(), "nobody else is asked");
    }

    @Test
    void a_card_follows_what_others_do_when_the_server_tells_of_it() {
        paste("14");
        card("14", has("The policy suggests"));
        sandbox.mastodon().resolveElsewhere("14");
        assertTrue(house.desks().intake().hearOf(CaseFeed.Item.changed(ref("14")), CLOCK.instant()));
        card("14", has("The case is closed in the case system."));
        assertFalse(
                house.desks().intake().hearOf(CaseFeed.Item.changed(ref("17")), CLOCK.instant()),
                "nobody pointed to it");
    }

    @Test
    void a_report_that_others_closed_says_so() {
        paste("16");
        card("16", has("The case is closed in the case system."));
    }

    private static CaseRef ref(String id) {
        return new CaseRef("mastodon-demo", id);
    }

    private static void paste(String id) {
        ines.say("case-review", "look: " + sandbox.mastodon().reportUrl(id));
    }

    private static ObjectNode card(String id, Predicate<ObjectNode> fits) {
        Predicate<ObjectNode> isCard = message -> message.path("embeds")
                .path(0)
                .path("footer")
                .path("text")
                .asText()
                .startsWith("Case mastodon-demo/" + id + " · card");
        return ines.await("case-review", isCard.and(fits), RunningHouse.SOON);
    }
}
