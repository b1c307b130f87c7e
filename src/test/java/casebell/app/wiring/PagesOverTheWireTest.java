package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.SOON;
import static casebell.app.wiring.RunningHouse.buttons;
import static casebell.app.wiring.RunningHouse.field;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.Person;
import casebell.sandbox.world.TeamWorld;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is pinged, how often, and that nobody else ever is. */
class PagesOverTheWireTest {
    private static final Duration A_TIER = Duration.ofMinutes(10);
    private static final String LEADERSHIP = TeamWorld.channels().get("leadership");

    @TempDir
    Path folder;

    private RunningHouse running;
    private Person ines;
    private Person vera;

    @BeforeEach
    void open() throws Exception {
        running = RunningHouse.start(folder);
        ines = running.as("ines");
        vera = running.as("vera");
    }

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void each_tier_is_pinged_once_until_somebody_acknowledges() {
        escalate("a <@&" + TeamWorld.roles().get("reviewer") + "> @everyone reason");
        ObjectNode first = page(1);
        assertPings(first, "lead");
        assertEquals(0, pages(2));
        running.clock().forward(A_TIER);
        ObjectNode second = page(2);
        assertPings(second, "leadership");
        vera.await(
                "leadership",
                m -> isPage(m, 1) && has("Not acknowledged in time; passed on.").test(m),
                SOON);
        assertEquals(
                "You may not acknowledge escalations. Who may: lead or leadership.",
                running.as("noor").press(second, "Acknowledge").text());
        assertTrue(vera.press(second, "Acknowledge")
                .text()
                .startsWith("Acknowledged. Nobody else will be paged.\nCase `demo/"));
        for (int step : new int[] {1, 2}) {
            ObjectNode page = vera.await(
                    "leadership",
                    m -> isPage(m, step)
                            && has("Acknowledged by <@" + vera.id()).test(m),
                    SOON);
            assertEquals(List.of(), buttons(page));
        }
        running.clock().forward(A_TIER.multipliedBy(3));
        running.opened("4858");
        assertEquals(1, pages(1));
        assertEquals(1, pages(2));
        assertEquals(0, pages(3));
        onlyThesePing(2);
    }

    @Test
    void when_nobody_acknowledges_it_is_said_and_can_still_be_done() {
        escalate("quiet");
        page(1);
        running.clock().forward(A_TIER);
        page(2);
        running.clock().forward(A_TIER);
        ObjectNode last = vera.await("leadership", has("Nobody acknowledged"), SOON);
        assertEquals(List.of("Acknowledge", "Why"), buttons(last));
        assertTrue(running.as("lena")
                .press(last, "Acknowledge")
                .text()
                .startsWith("Acknowledged. Nobody else will be paged.\nCase `demo/"));
        onlyThesePing(2);
    }

    @Test
    void a_page_whose_answer_was_lost_pings_once() {
        running.discord().faults().loseAnswerOfNext(1, "POST", LEADERSHIP + "/messages$", 500);
        escalate("lost");
        page(1);
        running.clock().forward(java.time.Duration.ofSeconds(10));
        vera.await("leadership", m -> isPage(m, 1) && has("Acknowledge <t:").test(m), SOON);
        vera.press(page(1), "Acknowledge").text();
        vera.await("leadership", has("Acknowledged by"), SOON);
        assertEquals(1, pages(1));
        onlyThesePing(1);
    }

    @Test
    void a_promise_that_is_due_pings_its_giver_alone() {
        Person noor = running.as("noor");
        noor.slash(
                        "liaison-desk",
                        "liaison promise",
                        Map.of("target", "demo/u-5", "what", "@everyone a word <@&4> <@5>", "hours", "1"))
                .text();
        running.clock().forward(Duration.ofMinutes(61));
        ObjectNode reminder = noor.await("liaison-desk", has("a promise is due"), SOON);
        assertEquals(List.of(noor.id()), reminder.path("mentions").findValuesAsText("id"));
        assertEquals(0, reminder.path("mention_roles").size());
        assertTrue(!reminder.path("mention_everyone").asBoolean());
    }

    @Test
    void leadership_reads_why_from_the_policy_when_the_policy_pages() {
        ines.say("case-review", running.link("4840"));
        ObjectNode page = vera.await("leadership", m -> has("demo/4840").test(m) && isPage(m, 1), SOON);
        assertTrue(field(page, "Why").contains("public office"));
        assertEquals(1, page.path("mention_roles").size());
    }

    private void escalate(String reason) {
        running.opened("4852");
        ines.slash("general", "case escalate", Map.of("case", "demo/4852", "reason", reason))
                .text();
    }

    private ObjectNode page(int step) {
        // the house draws a page anew once it is on the record; only then the time of the tier runs
        return vera.await("leadership", m -> isPage(m, step) && m.hasNonNull("edited_timestamp"), SOON);
    }

    private long pages(int step) {
        return vera.messages("leadership").stream().filter(m -> isPage(m, step)).count();
    }

    private static boolean isPage(ObjectNode message, int step) {
        return message.path("embeds")
                .path(0)
                .path("footer")
                .path("text")
                .asText()
                .endsWith("· page " + step);
    }

    private void assertPings(ObjectNode page, String role) {
        String id = TeamWorld.roles().get(role);
        assertEquals("[\"" + id + "\"]", page.path("mention_roles").toString());
        assertEquals(0, page.path("mentions").size());
        assertTrue(!page.path("mention_everyone").asBoolean());
        String sent = running.discord().journal().of("POST", LEADERSHIP).stream()
                .filter(l -> l.body()
                        .contains(page.path("embeds")
                                .path(0)
                                .path("footer")
                                .path("text")
                                .asText()))
                .findFirst()
                .orElseThrow()
                .body();
        assertTrue(sent.contains("\"allowed_mentions\":{"), sent);
        assertTrue(sent.contains("\"roles\":[\"" + id + "\"]"), sent);
        assertTrue(sent.contains("\"parse\":[]"), sent);
    }

    /** So many messages of the bot ping, of all that it ever posted. */
    private void onlyThesePing(int count) {
        List<ObjectNode> pinging = TeamWorld.channels().values().stream()
                .flatMap(channel -> running.discord().world().messages(channel).stream())
                .filter(m -> m.path("author").path("id").asText().equals(TeamWorld.BOT))
                .filter(m -> m.path("mentions").size() + m.path("mention_roles").size() > 0
                        || m.path("mention_everyone").asBoolean())
                .toList();
        assertEquals(count, pinging.size(), pinging.toString());
    }
}
