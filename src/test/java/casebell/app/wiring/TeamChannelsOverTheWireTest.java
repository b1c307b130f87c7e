package casebell.app.wiring;

import static casebell.app.wiring.RunningHouse.has;
import static casebell.app.wiring.RunningHouse.isCardOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.app.config.AccessSettings;
import casebell.app.config.Settings;
import casebell.sandbox.Person;
import casebell.sandbox.world.TeamWorld;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the cards of a team and of confidential cases stand, and what is left where they stood before. */
class TeamChannelsOverTheWireTest {
    @TempDir
    Path folder;

    private RunningHouse running;

    @BeforeEach
    void open() throws Exception {
        Map<String, String> channels = TeamWorld.channels();
        running = RunningHouse.build(
                folder,
                Path.of("config/policy"),
                "teams: [{name: night, channels: [" + channels.get("general") + "], members: [reviewer], cards: "
                        + channels.get("policy") + "}]",
                settings -> withConfidentialChannel(settings, channels.get("liaison-desk")));
        running.open();
    }

    private static Settings withConfidentialChannel(Settings settings, String channel) {
        AccessSettings access = settings.access();
        return settings.with(
                new AccessSettings(access.mayDo(), access.actions(), access.teams(), Optional.ofNullable(channel)));
    }

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void the_cards_of_a_team_stand_in_its_channel_with_what_is_told_about_them() {
        Person ines = running.as("ines");
        ines.say("general", running.link("4852"));
        ObjectNode card = ines.await("policy", isCardOf("4852").and(has("The policy suggests")), RunningHouse.SOON);
        assertEquals(List.of(), running.cards("4852"));
        assertTrue(ines.press(card, "Why").text().startsWith("**Why: "));
    }

    @Test
    void a_confidential_card_moves_and_what_is_left_tells_nothing() {
        Person ines = running.as("ines");
        Person vera = running.as("vera");
        ines.say("case-review", running.link("4824"));
        running.card("4824", has("The policy suggests"));
        vera.slash("general", "case confidential", Map.of("case", "demo/4824", "set", "on", "reason", "a source"))
                .text();
        ObjectNode moved = ines.await("liaison-desk", isCardOf("4824").and(has("· confidential")), RunningHouse.SOON);
        assertTrue(moved.toString().contains("card 2"), moved::toString);
        ObjectNode left = ines.await(
                List.of("urgent", "case-review"), has("A card was moved").and(has("demo/4824")), RunningHouse.SOON);
        assertFalse(left.toString().contains("The policy suggests"), left::toString);
        assertEquals(List.of(), RunningHouse.buttons(left));
        assertTrue(ines.press(moved, "Approve").text().startsWith("This case is not yours to see"));
        assertFalse(vera.press(moved, "Why").text().startsWith("This case is not yours to see"));

        vera.slash("general", "case confidential", Map.of("case", "demo/4824", "set", "off", "reason", "it is out"))
                .text();
        ObjectNode back = running.card("4824", has("card 3"));
        assertTrue(back.toString().contains("The policy suggests"), back::toString);
        ines.await("liaison-desk", has("A card was moved"), RunningHouse.SOON);
    }
}
