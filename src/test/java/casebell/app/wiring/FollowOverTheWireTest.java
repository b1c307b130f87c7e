package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.config.FollowSettings;
import casebell.app.config.Settings;
import casebell.sandbox.Person;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    private static final int MOST = 3;

    @TempDir
    private static Path folder;

    private static DemoHouse demo;
    private static Person ines;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        Settings.SandboxSettings ports = new Settings.SandboxSettings(0, 0, Settings.DemoSource.MASTODON)
                .following(FollowSettings.USUAL.reading(Duration.ofSeconds(1)).announcing(MOST));
        demo = DemoHouse.open(folder, ports, read -> read);
        ines = demo.as("ines");
    }

    @AfterAll
    static void close() {
        demo.close();
    }

    @Test
    @Order(1)
    void what_waits_is_announced_as_far_as_the_budget_goes_and_the_rest_is_one_line() {
        ObjectNode line = await("case-review", has("more new case"));
        assertTrue(line.toString().contains("of mastodon-demo ("), line::toString);
        assertTrue(line.toString().contains("`/queue`"), line::toString);
        assertTrue(cards("case-review") <= MOST, () -> "cards in #case-review: " + cards("case-review"));
        assertTrue(cards("urgent") <= MOST);
        assertTrue(cards("case-review") > 0);
        String list = ines.slash("case-review", "queue", Map.of()).text();
        assertTrue(list.contains("mastodon-demo/14"), list);
    }

    @Test
    @Order(2)
    void the_line_is_edited_and_not_posted_again() {
        demo.sandbox().mastodon().reportAgain("14");
        demo.sandbox().mastodon().reportAgain("14");
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
        String id = demo.sandbox().mastodon().reportAgain("14");
        ines.say("general", "look: " + demo.sandbox().mastodon().reportUrl(id));
        demo.card(id, m -> true);
    }

    @Test
    @Order(4)
    void what_others_do_is_seen_on_the_card_although_no_webhook_tells() {
        ines.say("case-review", "look: " + demo.sandbox().mastodon().reportUrl("15"));
        demo.card("15", has("The policy suggests"));
        demo.sandbox().mastodon().resolveElsewhere("15");
        demo.card("15", has("The case is closed in the case system."), Duration.ofSeconds(90)); // its turn comes
    }

    @Test
    @Order(5)
    void what_came_while_the_house_was_away_is_taken_on_at_the_next_start() throws InterruptedException {
        demo.leave();
        String id = demo.sandbox().mastodon().reportAgain("11");
        demo.enter();
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
}
