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
import casebell.sandbox.Answer;
import casebell.sandbox.Person;
import casebell.sandbox.discourse.Deed;
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

/** What {@code run --source discourse-demo} starts, seen by the people in the chat. */
class DiscourseOverTheWireTest {
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
        Settings.SandboxSettings ports = new Settings.SandboxSettings(0, 0, Settings.DemoSource.DISCOURSE);
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
    void two_people_delete_a_post_and_it_is_deleted_once() {
        paste("11");
        ObjectNode card = card("11", has("What it does there"));
        String told = field(card, "What it does there");
        assertTrue(told.contains("**Suspend the account**: cannot be done. Discourse leaves suspending"), told);
        assertFalse(
                card.toString().contains("private.example") || card.toString().contains("203.0.113"));
        ines.select(ines.press(card, "Change").message(), "remove-post");
        ObjectNode chosen = card("11", has("Proposed instead: **remove the post**"));
        bram.press(chosen, "Approve");
        card("11", has("Done: remove the post"));
        assertEquals(
                List.of(new Deed("delete_and_agree", 11, "api")),
                sandbox.discourse().deedsByApi().stream()
                        .filter(d -> d.reviewableId() == 11)
                        .toList());
        assertTrue(sandbox.discourse().reviewable("11").has("deleted_at"));
    }

    @Test
    void what_the_forum_leaves_to_its_page_is_not_in_the_menu_and_the_menu_says_why() {
        paste("12");
        ObjectNode card = card("12", has("What it does there"));
        Answer menu = ines.press(card, "Change");
        assertTrue(menu.text().contains("⛔ Suspend the account"), menu::text);
        assertFalse(menu.message().path("components").toString().contains("suspend-account"), menu::text);
    }

    @Test
    void a_card_follows_what_others_do_when_the_forum_tells_of_it() {
        paste("15");
        card("15", has("The policy suggests"));
        sandbox.discourse().actElsewhere("15", "agree_and_keep");
        assertTrue(house.desks().intake().hearOf(CaseFeed.Item.changed(ref("15")), CLOCK.instant()));
        card("15", has("The case is closed in the case system."));
    }

    @Test
    void a_case_that_others_handled_says_so() {
        paste("16");
        card("16", has("The case is closed in the case system."));
    }

    private static CaseRef ref(String id) {
        return new CaseRef("discourse-demo", id);
    }

    private static void paste(String id) {
        ines.say("case-review", "look: " + sandbox.discourse().reviewUrl(id));
    }

    private static ObjectNode card(String id, Predicate<ObjectNode> fits) {
        Predicate<ObjectNode> isCard = message -> message.path("embeds")
                .path(0)
                .path("footer")
                .path("text")
                .asText()
                .startsWith("Case discourse-demo/" + id + " · card");
        return ines.await("case-review", isCard.and(fits), RunningHouse.SOON);
    }
}
