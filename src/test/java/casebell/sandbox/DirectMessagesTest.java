package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Between two only. */
class DirectMessagesTest {
    private static Joined joined;

    @BeforeAll
    static void the_bot_joins() {
        joined = Joined.now();
    }

    @AfterAll
    static void it_leaves() {
        joined.close();
    }

    private static PrivateChannel with(Person person) {
        return joined.jda
                .retrieveUserById(person.id())
                .flatMap(u -> u.openPrivateChannel())
                .complete();
    }

    @Test
    void the_bot_writes_to_one_person_and_nobody_else_hears_it() {
        Person noor = joined.as("noor");
        Person pia = joined.as("pia");
        PrivateChannel direct = with(noor);
        direct.sendMessage("for you").complete();
        noor.awaitHeard(h -> h.data().path("content").asText().equals("for you"), Joined.SOON);
        assertFalse(pia.canSee(direct.getId()));
        assertTrue(pia.heard().isEmpty());
        assertEquals(direct.getId(), noor.direct(), "the same channel from both sides");
        ObjectNode seen = noor.call("GET", "channels/" + direct.getId(), Wire.object());
        assertEquals(TeamWorld.BOT, seen.path("recipients").path(0).path("id").asText());
    }

    @Test
    void a_person_writes_to_the_bot() {
        Person omar = joined.as("omar");
        ObjectNode said = omar.say(omar.direct(), "hello bot");
        assertFalse(said.has("guild_id"));
        MessageReceivedEvent event = joined.await(
                MessageReceivedEvent.class, e -> e.getMessage().getContentRaw().equals("hello bot"));
        assertFalse(event.isFromGuild());
        event.getMessage().addReaction(Emoji.fromUnicode("👍")).complete();
        omar.awaitHeard(h -> h.type().equals("MESSAGE_REACTION_ADD"), Joined.SOON);
        omar.call(
                "PUT",
                "channels/" + omar.direct() + "/messages/" + said.path("id").asText() + "/reactions/%F0%9F%91%80/@me",
                Wire.object());
        joined.await(
                MessageReactionAddEvent.class,
                e -> !e.isFromGuild() && e.getUserId().equals(omar.id()));
    }

    @Test
    void buttons_and_global_commands_work_there() {
        Person vera = joined.as("vera");
        joined.jda
                .updateCommands()
                .addCommands(Commands.slash("ping", "Answers"))
                .complete();
        joined.guild()
                .updateCommands()
                .addCommands(Commands.slash("here-only", "In the guild"))
                .complete();
        joined.on(
                SlashCommandInteractionEvent.class,
                e -> e.reply("from " + e.getUser().getName() + " in guild " + e.isFromGuild())
                        .setEphemeral(true)
                        .queue());
        joined.on(
                ButtonInteractionEvent.class,
                e -> e.editMessage("pressed").setComponents().queue());
        assertEquals(
                "from vera in guild false",
                vera.slash(vera.direct(), "ping", Map.of()).text());
        org.junit.jupiter.api.Assertions.assertThrows(
                AssertionError.class, () -> vera.slash(vera.direct(), "here-only", Map.of()));

        PrivateChannel direct = with(vera);
        direct.sendMessage("sure?")
                .setComponents(ActionRow.of(Button.primary("yes", "Yes")))
                .complete();
        ObjectNode asked =
                vera.await(direct.getId(), m -> m.path("content").asText().equals("sure?"), Joined.SOON);
        vera.press(asked, "Yes");
        vera.await(direct.getId(), m -> m.path("content").asText().equals("pressed"), Joined.SOON);
    }

    @Test
    void what_has_no_sense_between_two_is_refused() {
        String direct = joined.as("tomas").direct();
        ObjectNode said = joined.as("tomas").say(direct, "mine");
        assertEquals(
                50003,
                joined.bare(
                                "DELETE",
                                "channels/" + direct + "/messages/"
                                        + said.path("id").asText(),
                                "")
                        .code());
        assertEquals(
                50003,
                joined.bare("PATCH", "channels/" + direct, Wire.object().put("name", "x"))
                        .code());
        assertEquals(
                50007,
                joined.bare("POST", "users/@me/channels", Wire.object().put("recipient_id", TeamWorld.BOT))
                        .code());
        assertEquals(
                10013,
                joined.bare("POST", "users/@me/channels", Wire.object().put("recipient_id", "1"))
                        .code());
    }
}
