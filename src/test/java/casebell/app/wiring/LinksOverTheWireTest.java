package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.SOON;
import static casebell.app.wiring.RunningHouse.answers;
import static casebell.app.wiring.RunningHouse.has;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.Person;
import casebell.sandbox.cases.wire.Request;
import casebell.sandbox.world.TeamWorld;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a pasted link to a card. */
class LinksOverTheWireTest {
    @TempDir
    static Path folder;

    private static RunningHouse running;

    private final Person ines = running.as("ines");

    @BeforeAll
    static void open() throws Exception {
        running = RunningHouse.start(folder);
    }

    @AfterAll
    static void close() {
        running.close();
    }

    @Test
    void a_case_that_names_another_host_is_linked_where_the_configuration_says() {
        running.cases()
                .change(
                        "4834",
                        "It names another host.",
                        raw -> raw.put("url", "https://phish.example/login").put("note", "https://phish.example/note"));
        ObjectNode card = running.opened("4834");
        assertEquals(
                running.link("4834"), card.path("embeds").path(0).path("url").asText());
        assertFalse(card.toString().contains("phish.example"), card::toString);
    }

    @Test
    void a_pasted_link_becomes_one_card_and_the_person_is_told_that_it_was_seen() {
        ObjectNode said = ines.say("case-review", "What about " + running.link("4852") + "?");
        ObjectNode card = running.card("4852", has("The policy suggests"));
        ines.await("case-review", m -> isSame(m, said) && m.toString().contains("👀"), SOON);
        assertEquals(1, running.cards("4852").size());
        assertEquals(
                running.link("4852"), card.path("embeds").path(0).path("url").asText());
        assertTrue(RunningHouse.field(card, "By").contains("needle"));
    }

    @Test
    void the_same_link_five_times_by_three_people_is_one_card_and_the_later_ones_are_pointed_to_it() {
        List<ObjectNode> said = new ArrayList<>();
        for (String username : List.of("ines", "bram", "yuki", "ines", "bram")) {
            said.add(running.as(username).say("general", "see " + running.link("4841")));
        }
        running.card("4841", has("The policy suggests"));
        ines.await("general", m -> said.stream().filter(s -> isAnswered(s)).count() == 4, SOON);
        assertEquals(1, running.cards("4841").size());
        ObjectNode sixth = running.as("yuki").say("general", running.link("4841"));
        ObjectNode pointer = ines.await("general", answers(sixth), SOON);
        ObjectNode card = running.card("4841");
        assertEquals(
                "This case has a card already: https://discord.com/channels/" + TeamWorld.GUILD + "/"
                        + card.path("channel_id").asText() + "/"
                        + card.path("id").asText(),
                pointer.path("content").asText());
        assertEquals(0, pointer.path("mentions").size());
    }

    private boolean isAnswered(ObjectNode said) {
        return ines.messages("general").stream().anyMatch(answers(said));
    }

    @Test
    void a_link_to_a_host_that_is_not_configured_is_not_called_and_not_answered() {
        String host = running.cases().baseUrl().getAuthority();
        List<String> foreign = List.of(
                "https://cases.evil.example/cases/4843",
                "https://" + host + "/cases/4843",
                "http://" + host + ".evil.example/cases/4843",
                "http://evil.example/http://" + host + "/cases/4843",
                "http://localhost:" + running.cases().port() + "/cases/4843",
                "http://" + host + "/cases/../cases/4843",
                "http://" + host + "/v1/cases/4843");
        List<ObjectNode> said =
                foreign.stream().map(link -> ines.say("case-review", link)).toList();
        foreign.forEach(link -> assertTrue(
                ines.slash("general", "case open", Map.of("case", link))
                        .text()
                        .startsWith("That is no link or name of a case."),
                link));
        ines.say("case-review", running.link("4842"));
        running.card("4842", has("The policy suggests"));
        assertFalse(running.cases().requests().stream().map(Request::target).anyMatch(t -> t.contains("4843")));
        assertEquals(List.of(), running.cards("4843"));
        for (ObjectNode each : said) {
            String id = each.path("id").asText();
            assertTrue(running.discord().journal().lines().stream()
                    .noneMatch(l -> l.by().equals("casebell")
                            && (l.path().contains(id) || l.body().contains(id))));
        }
    }

    @Test
    void a_channel_that_is_not_watched_is_not_read() {
        ines.say("policy", running.link("4844"));
        ines.say("case-review", running.link("4840"));
        running.card("4840", has("The policy suggests"));
        assertEquals(List.of(), running.cards("4844"));
    }

    @Test
    void a_message_that_is_edited_to_hold_a_link_counts() {
        ObjectNode said = ines.say("case-review", "Wait, I have to look for the link.");
        ines.edit(said, "Here it is: " + running.link("4858"));
        running.card("4858", has("The policy suggests"));
        ines.edit(said, "Here it is again: " + running.link("4858"));
        ines.await("case-review", m -> isSame(m, said) && m.toString().contains("👀"), SOON);
        assertEquals(1, running.cards("4858").size());
    }

    @Test
    void a_case_that_is_not_there_is_said_on_its_card() {
        ines.say("case-review", running.link("nowhere-1"));
        ObjectNode card = running.card("nowhere-1");
        assertEquals(
                "Case demo/nowhere-1 · not there",
                card.path("embeds").path(0).path("title").asText());
    }

    @Test
    void ten_links_in_a_message_are_ten_cards() {
        List<String> ids = List.of("4822", "4823", "4824", "4826", "4827", "4828", "4829", "4830", "4831", "4832");
        ines.say("case-review", String.join(" ", ids.stream().map(running::link).toList()));
        ids.forEach(id -> running.card(id, has("The policy suggests")));
        ids.forEach(id -> assertEquals(1, running.cards(id).size()));
    }

    private static boolean isSame(ObjectNode one, ObjectNode other) {
        return one.path("id").equals(other.path("id"));
    }
}
