package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The one answer, in time, and what may follow it. */
class CallbacksTest {
    private static Joined joined;
    private static Person ines;

    @BeforeAll
    static void the_bot_joins() {
        joined = Joined.now();
        ines = joined.as("ines");
        joined.guild()
                .updateCommands()
                .addCommands(
                        Commands.slash("go", "Go"),
                        Commands.slash("find", "Find").addOption(OptionType.STRING, "what", "w", true, true))
                .complete();
    }

    @AfterAll
    static void it_leaves() {
        joined.close();
    }

    private static ObjectNode card() {
        Message sent = joined.channel("digest")
                .sendMessage("card")
                .setComponents(ActionRow.of(Button.primary("ok", "Ok")))
                .complete();
        return joined.discord.world().message(sent.getChannelId(), sent.getId());
    }

    /** The code of what went wrong in the bot, on another thread. */
    private static int code(CompletableFuture<?> future) throws Exception {
        try {
            future.get(10, TimeUnit.SECONDS);
            return 0;
        } catch (java.util.concurrent.ExecutionException e) {
            return ((ErrorResponseException) e.getCause()).getErrorCode();
        }
    }

    @Test
    void the_answer_can_be_edited_read_and_taken_back() throws Exception {
        CompletableFuture<InteractionHook> hook = new CompletableFuture<>();
        joined.only(
                SlashCommandInteractionEvent.class,
                e -> e.reply("first").setEphemeral(true).queue(hook::complete));
        Answer answer = ines.slash("general", "go", Map.of());
        assertEquals("first", answer.text());
        InteractionHook h = hook.get(10, TimeUnit.SECONDS);
        assertEquals("second", h.editOriginal("second").complete().getContentRaw());
        assertEquals("second", h.retrieveOriginal().complete().getContentRaw());
        assertTrue(h.retrieveOriginal().complete().isEphemeral());
        Message further = h.sendMessage("further").setEphemeral(true).complete();
        h.editMessageById(further.getId(), "further still").complete();
        h.deleteMessageById(further.getId()).complete();
        h.deleteOriginal().complete();
        ines.awaitHeard(e -> e.type().equals("MESSAGE_DELETE"), Joined.SOON);
        assertEquals(10008, Joined.code(() -> h.editOriginal("gone").complete()));
    }

    @Test
    void what_is_said_to_one_is_seen_by_one() throws Exception {
        CompletableFuture<InteractionHook> hook = new CompletableFuture<>();
        joined.only(
                SlashCommandInteractionEvent.class,
                e -> e.reply("secret")
                        .setEphemeral(true)
                        .addComponents(ActionRow.of(Button.primary("s", "S")))
                        .queue(hook::complete));
        Person bram = joined.as("bram");
        ObjectNode message = ines.slash("general", "go", Map.of()).message();
        assertEquals("secret", message.path("content").asText());
        assertFalse(bram.heard().toString().contains("secret"));
        assertFalse(joined.discord
                .world()
                .messages(joined.discord.world().channelByName("general"))
                .toString()
                .contains("secret"));
        assertEquals(
                10008,
                Joined.code(() -> joined.channel("general")
                        .retrieveMessageById(message.path("id").asText())
                        .complete()));
        AssertionError refused =
                org.junit.jupiter.api.Assertions.assertThrows(AssertionError.class, () -> bram.press(message, "S"));
        assertTrue(refused.getMessage().contains("10008"));
    }

    @Test
    void the_first_message_after_thinking_takes_its_place() throws Exception {
        CompletableFuture<InteractionHook> hook = new CompletableFuture<>();
        joined.only(SlashCommandInteractionEvent.class, e -> e.deferReply(true).queue(hook::complete));
        Answer answer = ines.slash("general", "go", Map.of());
        ObjectNode thinking = ines.awaitHeard(e -> e.data().path("flags").asInt() == (128 | 64), Joined.SOON)
                .data();
        Message said = hook.get(10, TimeUnit.SECONDS).sendMessage("thought").complete();
        assertEquals(thinking.path("id").asText(), said.getId());
        assertEquals("thought", answer.text());
        Message more = hook.get().sendMessage("more").complete();
        assertFalse(more.getId().equals(said.getId()));
        assertFalse(more.isEphemeral());
    }

    @Test
    void a_press_can_be_acknowledged_quietly_and_the_message_changed_later() throws Exception {
        CompletableFuture<InteractionHook> hook = new CompletableFuture<>();
        joined.only(ButtonInteractionEvent.class, e -> e.deferEdit().queue(hook::complete));
        ObjectNode card = card();
        ines.press(card, "Ok");
        hook.get(10, TimeUnit.SECONDS).editOriginal("changed later").complete();
        assertEquals(
                "changed later",
                joined.discord
                        .world()
                        .message(
                                card.path("channel_id").asText(),
                                card.path("id").asText())
                        .path("content")
                        .asText());
    }

    @Test
    void the_second_answer_is_refused() throws Exception {
        CompletableFuture<Object> second = new CompletableFuture<>();
        joined.only(
                ButtonInteractionEvent.class,
                e -> e.deferEdit().queue(done -> {
                    Joined.Bare again = joined.bare(
                            "POST", "interactions/" + e.getId() + "/" + e.getToken() + "/callback", "{\"type\":6}");
                    second.complete(again.status() + " " + again.code());
                }));
        ines.press(card(), "Ok");
        assertEquals("400 40060", second.get(10, TimeUnit.SECONDS));
    }

    @Test
    void an_answer_after_three_seconds_by_the_clock_is_refused_and_the_person_told() throws Exception {
        CompletableFuture<Void> late = new CompletableFuture<>();
        joined.only(ButtonInteractionEvent.class, e -> {
            joined.clock.move(Duration.ofSeconds(4));
            e.deferEdit().queue(x -> late.complete(null), late::completeExceptionally);
        });
        Answer answer = ines.press(card(), "Ok");
        assertEquals(10062, code(late));
        assertTrue(answer.hasFailed());
    }

    @Test
    void a_token_lives_fifteen_minutes() throws Exception {
        CompletableFuture<InteractionHook> hook = new CompletableFuture<>();
        joined.only(SlashCommandInteractionEvent.class, e -> e.reply("now").queue(hook::complete));
        ines.slash("general", "go", Map.of());
        String webhook = "webhooks/" + joined.jda.getSelfUser().getId() + "/"
                + hook.get(10, TimeUnit.SECONDS).getInteraction().getToken();
        joined.clock.move(Duration.ofMinutes(14));
        assertEquals(
                200, joined.bare("POST", webhook, "{\"content\":\"still\"}").status());
        joined.clock.move(Duration.ofMinutes(2));
        Joined.Bare late = joined.bare("POST", webhook, "{\"content\":\"too late\"}");
        assertEquals("401 50027", late.status() + " " + late.code());
        assertEquals(
                50027,
                joined.bare("PATCH", webhook + "/messages/@original", "{\"content\":\"x\"}")
                        .code());
        assertEquals(
                10015,
                joined.bare("POST", "webhooks/1/nonsense", "{\"content\":\"x\"}")
                        .code());
    }

    @Test
    void an_answer_of_the_wrong_kind_is_refused_and_does_not_count() throws Exception {
        CompletableFuture<String> refused = new CompletableFuture<>();
        joined.only(SlashCommandInteractionEvent.class, e -> {
            String path = "interactions/" + e.getId() + "/" + e.getToken() + "/callback";
            StringBuilder codes = new StringBuilder();
            for (String body : new String[] {
                "{\"type\":7}",
                "{\"type\":8}",
                "{\"type\":99}",
                "{\"type\":4,\"data\":{}}",
                "{\"type\":4,\"data\":{\"content\":\"" + "x".repeat(2001) + "\"}}"
            }) {
                Joined.Bare answer = joined.bare("POST", path, body);
                codes.append(answer.code()).append(answer.errors().contains("\"data\"") ? "d " : " ");
            }
            refused.complete(codes.toString());
            e.reply("fine").setEphemeral(true).queue();
        });
        assertEquals("fine", ines.slash("general", "go", Map.of()).text());
        assertEquals("50035 50035 50035 50006 50035d ", refused.get(10, TimeUnit.SECONDS));
        assertEquals(
                10062,
                joined.bare("POST", "interactions/1/x/callback", "{\"type\":4}").code());
    }

    @Test
    void completions_have_limits() throws Exception {
        CompletableFuture<String> refused = new CompletableFuture<>();
        joined.only(CommandAutoCompleteInteractionEvent.class, e -> {
            String choice = "{\"name\":\"n\",\"value\":\"v\"},";
            String body =
                    "{\"type\":8,\"data\":{\"choices\":[" + choice.repeat(25) + "{\"name\":\"n\",\"value\":\"v\"}]}}";
            refused.complete(joined.bare("POST", "interactions/" + e.getId() + "/" + e.getToken() + "/callback", body)
                    .errors());
            e.replyChoiceStrings("ok").queue();
        });
        assertEquals(java.util.List.of("ok"), ines.complete("general", "find", "what", "w"));
        assertTrue(refused.get(10, TimeUnit.SECONDS).contains("BASE_TYPE_MAX_LENGTH"));
    }
}
