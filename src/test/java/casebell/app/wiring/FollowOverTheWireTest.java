package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.config.ConfigLoader;
import casebell.app.config.FollowSettings;
import casebell.app.config.Settings;
import casebell.policy.Policy;
import casebell.policy.PolicyReader;
import casebell.sandbox.Person;
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
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A Mastodon that is followed, seen by the people in the chat: nobody pastes a link. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FollowOverTheWireTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final List<String> BOARDS = List.of("case-review", "urgent");
    private static final int MOST = 3;

    @TempDir
    private static Path folder;

    private static Settings settings;
    private static Policy policy;
    private static Sandbox sandbox;
    private static House house;
    private static Person ines;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        ConfigLoader.Loaded loaded = new ConfigLoader(Map.of(), CLOCK).load(Optional.empty());
        Settings.SandboxSettings ports = new Settings.SandboxSettings(0, 0, Settings.DemoSource.MASTODON)
                .following(FollowSettings.USUAL.reading(Duration.ofSeconds(1)).announcing(MOST));
        settings = assertInstanceOf(ConfigLoader.Loaded.Ready.class, loaded)
                .settings()
                .inSandbox(folder.resolve("casebell.db"), ports);
        policy = assertInstanceOf(PolicyReader.Read.Ready.class, PolicyReader.read(settings.policy()))
                .policy();
        sandbox = Sandbox.start(ports, CLOCK);
        enter();
        ines = sandbox.discord().as("ines");
    }

    private static void enter() throws InterruptedException {
        house = House.open(settings, sandbox.place(settings), policy, CLOCK, false)
                .join();
    }

    @AfterAll
    static void close() {
        house.close();
        sandbox.close();
    }

    @Test
    @Order(1)
    void what_waits_is_announced_as_far_as_the_budget_goes_and_the_rest_is_one_line() {
        ObjectNode line = await("case-review", has("more new case"));
        assertTrue(line.toString().contains("of mastodon-demo ("), line::toString);
        assertTrue(line.toString().contains("`/case list`"), line::toString);
        assertTrue(cards("case-review") <= MOST, () -> "cards in #case-review: " + cards("case-review"));
        assertTrue(cards("urgent") <= MOST);
        assertTrue(cards("case-review") > 0);
        String list = ines.slash("case-review", "case list", Map.of()).text();
        assertTrue(list.contains("mastodon-demo/14"), list);
    }

    @Test
    @Order(2)
    void the_line_is_edited_and_not_posted_again() {
        sandbox.mastodon().reportAgain("14");
        sandbox.mastodon().reportAgain("14");
        String before = await("case-review", has("more new case")).path("id").asText();
        ines.await(
                "case-review",
                m -> m.path("edited_timestamp").isTextual()
                        && has("more new case").test(m),
                RunningHouse.SOON);
        List<String> lines = ines.messages("case-review").stream()
                .filter(has("more new case"))
                .map(m -> m.path("id").asText())
                .toList();
        assertEquals(List.of(before), lines);
    }

    @Test
    @Order(3)
    void whoever_points_to_a_case_without_a_card_sees_one() {
        String id = sandbox.mastodon().reportAgain("14");
        ines.say("general", "look: " + sandbox.mastodon().reportUrl(id));
        card(id, m -> true);
    }

    @Test
    @Order(4)
    void what_others_do_is_seen_on_the_card_although_no_webhook_tells() {
        ines.say("case-review", "look: " + sandbox.mastodon().reportUrl("15"));
        card("15", has("The policy suggests"));
        sandbox.mastodon().resolveElsewhere("15");
        card("15", has("The case is closed in the case system."));
    }

    @Test
    @Order(5)
    void what_came_while_the_house_was_away_is_taken_on_at_the_next_start() throws InterruptedException {
        house.close();
        String id = sandbox.mastodon().reportAgain("11");
        enter();
        String told = "";
        for (int i = 0; i < 500 && !told.contains("mastodon-demo/" + id); i++) {
            told = ines.slash("general", "case history", Map.of("case", "mastodon-demo/" + id))
                    .text();
        }
        assertTrue(told.contains("mastodon-demo/" + id), told);
    }

    @Test
    @Order(6)
    void how_the_systems_are_is_told() {
        String told = ines.slash("general", "operator status", Map.of()).text();
        assertTrue(
                told.matches(
                        "(?s).*`mastodon-demo`: works\\. [0-9]+ of 300 calls left for 5 min\\. Followed, read <t:.*"),
                told);
    }

    private static long cards(String channel) {
        return ines.messages(channel).stream().filter(has(" · card")).count();
    }

    private static ObjectNode await(String channel, Predicate<ObjectNode> fits) {
        return ines.await(channel, fits, RunningHouse.SOON);
    }

    private static ObjectNode card(String id, Predicate<ObjectNode> fits) {
        Predicate<ObjectNode> isCard = message -> message.path("embeds")
                .path(0)
                .path("footer")
                .path("text")
                .asText()
                .startsWith("Case mastodon-demo/" + id + " · card");
        return ines.await(BOARDS, isCard.and(fits), RunningHouse.SOON);
    }
}
