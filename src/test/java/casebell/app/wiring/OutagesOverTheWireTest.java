package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.SOON;
import static casebell.app.wiring.RunningHouse.answers;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.discord.DiscordTrouble;
import casebell.sandbox.Person;
import casebell.sandbox.world.TeamWorld;
import casebell.store.SqlWatchLog;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No link is lost and no card comes twice, whatever stops working for a while. */
class OutagesOverTheWireTest {
    private static final String REVIEW = TeamWorld.channels().get("case-review");
    private static final String LAST_WATCHED = TeamWorld.channels().get("general");
    private static final String POSTS_OF_CARDS = "/channels/" + REVIEW + "/messages$";

    @TempDir
    Path folder;

    private RunningHouse running;
    private Person ines;

    @BeforeEach
    void build() throws Exception {
        running = RunningHouse.build(folder);
        ines = running.as("ines");
    }

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void a_dropped_connection_is_resumed_and_nothing_is_lost() throws Exception {
        running.open();
        running.discord().gateway().cutBots();
        ines.say("case-review", running.link("4852"));
        running.card("4852", has("The policy suggests"));
        running.discord().gateway().dropBots(4000);
        ines.say("case-review", running.link("4858"));
        running.card("4858", has("The policy suggests"));
        assertEquals(1, running.cards("4852").size());
    }

    @Test
    void what_was_written_while_the_session_was_lost_is_read_back() throws Exception {
        running.open();
        ines.say("case-review", running.link("4852"));
        running.card("4852", has("The policy suggests"));
        running.discord().gateway().closeDoor(true);
        running.discord().gateway().forgetBots();
        running.discord().faults().away(true);
        ines.say("case-review", running.link("4858"));
        ines.say("general", "and " + running.link("4843"));
        running.discord().faults().away(false);
        running.discord().gateway().closeDoor(false);
        running.card("4858", has("The policy suggests"));
        running.card("4843", has("The policy suggests"));
        assertEquals(1, running.cards("4852").size());
    }

    @Test
    void what_was_written_while_the_bot_was_stopped_is_read_back_and_nobody_is_answered_twice() throws Exception {
        running.open();
        ines.say("case-review", running.link("4852"));
        running.card("4852", has("The policy suggests"));
        ObjectNode again = ines.say("case-review", running.link("4852"));
        ines.await("case-review", answers(again), SOON);
        running.stop();
        ObjectNode away = ines.say("case-review", running.link("4858"));
        running.as("bram").say("urgent", "nobody there? " + running.link("4843"));
        ObjectNode third = ines.say("general", running.link("4852"));
        running.open();
        running.card("4858", has("The policy suggests"));
        running.card("4843", has("The policy suggests"));
        ines.await("general", answers(third), SOON);
        ines.await(
                "case-review",
                m -> m.path("id").equals(away.path("id")) && has("👀").test(m),
                SOON);
        assertEquals(1, running.cards("4852").size());
        assertEquals(
                1, ines.messages("case-review").stream().filter(answers(again)).count());
    }

    @Test
    void a_message_that_was_never_told_is_found_by_the_pass_over_the_channels() throws Exception {
        running.discord().gateway().heartbeatEvery(Duration.ofMillis(200));
        running.open();
        SqlWatchLog marks = new SqlWatchLog(running.house().store());
        ines.say("case-review", "good morning");
        ines.await("case-review", m -> marks.lastSeen(LAST_WATCHED).isPresent(), SOON);
        ObjectNode heard = ines.say("case-review", running.link("4852"));
        running.card("4852", has("The policy suggests"));
        assertTrue(
                number(marks.lastSeen(REVIEW).orElseThrow())
                        < number(heard.path("id").asText()),
                "only the pass moves the mark");
        ObjectNode untold = heard.deepCopy();
        untold.put("id", running.discord().world().nextId()).put("content", running.link("4858"));
        running.discord().world().putMessage(untold);
        running.discord().faults().refuseNext(1, "GET", "/channels/" + REVIEW + "/messages$", 500);
        running.clock().forward(Duration.ofSeconds(61));
        ines.await(
                "case-review",
                m -> running.discord().journal().of("GET", REVIEW).stream().anyMatch(l -> l.status() == 500),
                SOON);
        running.clock().forward(Duration.ofSeconds(61));
        running.card("4858", has("The policy suggests"));
        assertTrue(number(marks.lastSeen(REVIEW).orElseThrow())
                >= number(heard.path("id").asText()));
        assertEquals(1, running.cards("4852").size());
    }

    private static long number(String id) {
        return Long.parseUnsignedLong(id);
    }

    @Test
    void a_card_that_meets_limits_and_errors_comes_once_all_the_same() throws Exception {
        running.open();
        running.discord().faults().limitNext(1, "POST", POSTS_OF_CARDS, 1);
        running.opened("4852");
        running.discord().faults().refuseNext(2, "POST", POSTS_OF_CARDS, 503);
        running.opened("4858");
        running.discord().faults().refuseNext(1, "POST", POSTS_OF_CARDS, 500);
        ines.slash("general", "case open", Map.of("case", "4843")).text();
        running.whileTimeGoesBy(() -> running.card("4843", has("The policy suggests")));
        for (String id : new String[] {"4852", "4858", "4843"}) {
            assertEquals(1, running.cards(id).size());
        }
    }

    @Test
    void a_card_that_was_stored_though_the_answer_was_an_error_is_not_posted_again() throws Exception {
        running.open();
        running.discord().faults().loseAnswerOfNext(2, "POST", POSTS_OF_CARDS, 503);
        running.opened("4852");
        running.discord().faults().loseAnswerOfNext(1, "POST", POSTS_OF_CARDS, 500);
        ines.slash("general", "case open", Map.of("case", "4831")).text();
        awaitPosts(1, 500);
        int posts = running.discord().journal().of("POST", REVIEW).size();
        ObjectNode card = running.card("4831", has("The policy suggests"));
        // the house has found its card when it draws on it
        assertTrue(ines.press(card, "Approve").text().startsWith("Approved"));
        running.whileTimeGoesBy(() -> running.card("4831", has("Needs ").negate()));
        assertEquals(posts, running.discord().journal().of("POST", REVIEW).size());
        assertEquals(1, running.cards("4852").size());
        assertEquals(1, running.cards("4831").size());
    }

    private void awaitPosts(int count, int status) {
        ines.await(
                "case-review",
                m -> running.discord().journal().of("POST", REVIEW).stream()
                                .filter(l -> l.status() == status)
                                .count()
                        == count,
                SOON);
    }

    @Test
    void a_card_that_somebody_deleted_is_posted_anew() throws Exception {
        running.open();
        ObjectNode card = running.opened("4852");
        running.discord().world().removeMessage(REVIEW, card.path("id").asText());
        ines.slash("general", "case approve", Map.of("case", "demo/4852")).text();
        ObjectNode anew = running.card("4852", has("· card 2"));
        assertTrue(RunningHouse.field(anew, "Decision").startsWith("Approved by <@" + ines.id()));
        assertEquals(
                "Taken back. The case is open again.", ines.press(anew, "Undo").text());
        running.card("4852", has("Taken back"));
        assertEquals(1, running.cards("4852").size());
    }

    @Test
    void a_house_that_starts_while_discord_is_away_joins_when_it_comes() throws Exception {
        running.discord().faults().away(true);
        ines.say("case-review", "is anybody there?");
        CompletableFuture<Void> opening = inBackground();
        ines.await(
                "case-review",
                m -> running.discord().journal().of("GET", "/users/@me").size() >= 4,
                Duration.ofSeconds(30));
        assertFalse(opening.isDone());
        running.discord().faults().away(false);
        opening.get(30, TimeUnit.SECONDS);
        running.opened("4852");
    }

    @Test
    void a_house_that_discord_turns_away_for_good_says_what_to_do() {
        running.discord().gateway().turnAway(4014);
        DiscordTrouble refused = assertThrows(DiscordTrouble.class, running::open);
        assertTrue(refused.getMessage().contains("Message Content Intent"), refused.getMessage());
        running.stop();
        running.discord().gateway().turnAway(4004);
        refused = assertThrows(DiscordTrouble.class, running::open);
        assertTrue(refused.getMessage().contains("token"), refused.getMessage());
    }

    private CompletableFuture<Void> inBackground() {
        return CompletableFuture.runAsync(() -> {
            try {
                running.open();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
