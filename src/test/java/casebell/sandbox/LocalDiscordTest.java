package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.world.TeamWorld;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.FileUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real JDA joins over the wire. */
class LocalDiscordTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static LocalDiscord discord;
    private static JDA jda;
    private static final List<String> received = new CopyOnWriteArrayList<>();
    private static final List<String> sessions = new CopyOnWriteArrayList<>();
    private static volatile CountDownLatch sessionChange = new CountDownLatch(1);

    @BeforeAll
    static void the_bot_joins() throws InterruptedException {
        discord = LocalDiscord.start(0, InstantSource.system());
        jda = JDABuilder.createLight(
                        discord.botToken(),
                        EnumSet.of(
                                GatewayIntent.GUILD_MESSAGES,
                                GatewayIntent.MESSAGE_CONTENT,
                                GatewayIntent.GUILD_MESSAGE_REACTIONS))
                .setRestConfig(new RestConfig().setBaseUrl(discord.restUrl()))
                .setSessionController(new ConcurrentSessionController() {
                    @Override
                    public String getGateway() {
                        return discord.gatewayUrl();
                    }
                })
                .addEventListeners(new Listener())
                .build()
                .awaitReady();
        jda.updateCommands().complete();
        jda.getGuildById(TeamWorld.GUILD)
                .updateCommands()
                .addCommands(
                        Commands.slash("case", "Cases")
                                .addSubcommands(new SubcommandData("show", "Show one")
                                        .addOption(OptionType.STRING, "case", "Which", true, true)),
                        Commands.message("Open case"))
                .complete();
    }

    @AfterAll
    static void it_leaves() {
        jda.shutdownNow();
        discord.close();
    }

    @AfterEach
    void nothing_goes_wrong_any_more() {
        discord.faults().clear();
        discord.gateway().closeDoor(false);
    }

    @Test
    void a_message_reaches_the_bot_and_its_card_the_people() {
        Person ines = discord.as("ines");
        ines.say("case-review", "card please");
        ObjectNode card = ines.await("case-review", m -> m.toString().contains("A card"), SOON);
        assertEquals("embedded", card.path("embeds").path(0).path("description").asText());
        Answer answer = ines.press(card, "Approve");
        assertEquals("pressed by ines", answer.text());
    }

    @Test
    void a_form_is_shown_and_sent() {
        Person ines = discord.as("ines");
        ines.say("case-review", "card please");
        ObjectNode card = ines.await("case-review", m -> m.toString().contains("A card"), SOON);
        Answer form = ines.press(card, "Form");
        assertEquals("you wrote satire", ines.submit(form, "satire").text());
    }

    @Test
    void commands_complete_and_answer() {
        Person lena = discord.as("lena");
        assertEquals(List.of("demo/48"), lena.complete("case-review", "case show", "case", "48"));
        assertEquals(
                "shown demo/48",
                lena.slash("case-review", "case show", Map.of("case", "demo/48"))
                        .text());
        ObjectNode message = lena.say("case-review", "open me");
        assertEquals("menu on open me", lena.menu(message, "Open case").text());
    }

    @Test
    void a_bot_that_does_not_answer_in_three_seconds_has_failed() {
        Person lena = discord.as("lena");
        assertTrue(lena.slash("case-review", "case show", Map.of("case", "silence"))
                .hasFailed());
    }

    @Test
    void reactions_files_edits_and_deletes_go_through() {
        TextChannel channel = jda.getTextChannelById(discord.world().channelByName("digest"));
        Message sent = channel.sendFiles(FileUpload.fromData("hello".getBytes(StandardCharsets.UTF_8), "a.txt"))
                .complete();
        assertEquals("a.txt", sent.getAttachments().get(0).getFileName());
        sent.addReaction(Emoji.fromUnicode("👀")).complete();
        sent.editMessage("edited").complete();
        ObjectNode stored = discord.world().message(channel.getId(), sent.getId());
        assertEquals("edited", stored.path("content").asText());
        assertEquals(1, stored.path("reactions").path(0).path("count").asInt());
        sent.delete().complete();
        assertEquals(10008, code(() -> sent.editMessage("again").complete()));
    }

    @Test
    void nobody_is_pinged_who_was_not_meant() {
        TextChannel channel = jda.getTextChannelById(discord.world().channelByName("leadership"));
        String role = TeamWorld.roles().get("leadership");
        Message quiet = channel.sendMessage("@everyone <@&" + role + ">")
                .setAllowedMentions(List.of())
                .complete();
        assertFalse(quiet.getMentions().mentionsEveryone());
        Message loud = channel.sendMessage("<@&" + role + ">")
                .setAllowedMentions(List.of())
                .mentionRoles(role)
                .complete();
        assertEquals(
                role,
                discord.world()
                        .message(channel.getId(), loud.getId())
                        .path("mention_roles")
                        .path(0)
                        .asText());
    }

    @Test
    void what_discord_refuses_is_refused_with_its_codes() {
        TextChannel channel = jda.getTextChannelById(discord.world().channelByName("digest"));
        assertEquals(50005, code(() -> {
            String id = discord.as("ines").say("digest", "mine").path("id").asText();
            channel.editMessageById(id, "yours").complete();
        }));
        assertEquals(10008, code(() -> channel.retrieveMessageById("1").complete()));
    }

    @Test
    void the_same_nonce_is_the_same_message() {
        TextChannel channel = jda.getTextChannelById(discord.world().channelByName("digest"));
        Message first = channel.sendMessage("once").setNonce("n-1").complete();
        Message second = channel.sendMessage("once").setNonce("n-1").complete();
        assertEquals(first.getId(), second.getId());
    }

    @Test
    void an_answer_that_was_lost_does_not_make_two_messages() {
        TextChannel channel = jda.getTextChannelById(discord.world().channelByName("policy"));
        discord.faults().loseAnswerOfNext(1, "POST", "/messages$", 503);
        channel.sendMessage("lost answer").setNonce("n-2").complete();
        assertEquals(
                1,
                discord.as("pia").messages("policy").stream()
                        .filter(m -> m.path("content").asText().equals("lost answer"))
                        .count());
    }

    @Test
    void a_limited_call_waits_and_goes_through() {
        TextChannel channel = jda.getTextChannelById(discord.world().channelByName("policy"));
        discord.faults().limitNext(1, "POST", "/messages$", 1);
        assertEquals("patient", channel.sendMessage("patient").complete().getContentRaw());
    }

    @Test
    void a_dropped_bot_resumes_and_misses_nothing() throws InterruptedException {
        sessionChange = new CountDownLatch(1);
        discord.gateway().cutBots();
        discord.as("ines").say("general", "said in the gap");
        assertTrue(sessionChange.await(10, TimeUnit.SECONDS));
        assertTrue(sessions.contains("resumed"));
        discord.as("ines").say("general", "card please");
        discord.as("ines").await("general", m -> m.toString().contains("A card"), SOON);
        assertTrue(received.contains("said in the gap"));
    }

    @Test
    void a_forgotten_session_is_made_anew() throws InterruptedException {
        sessionChange = new CountDownLatch(1);
        discord.gateway().forgetBots();
        assertTrue(sessionChange.await(20, TimeUnit.SECONDS));
        assertTrue(sessions.contains("recreated"));
    }

    @Test
    void a_visitor_does_not_see_the_room_of_leadership() {
        assertFalse(discord.as("gus").canSee("leadership"));
        assertTrue(discord.as("vera").canSee("leadership"));
        assertThrows(AssertionError.class, () -> discord.as("gus").say("leadership", "hello"));
    }

    private static int code(Runnable call) {
        return assertThrows(ErrorResponseException.class, call::run).getErrorCode();
    }

    /** A small bot. */
    private static final class Listener extends ListenerAdapter {
        @Override
        public void onMessageReceived(MessageReceivedEvent event) {
            received.add(event.getMessage().getContentRaw());
            if (event.getMessage().getContentRaw().equals("card please")) {
                event.getChannel()
                        .sendMessageEmbeds(new net.dv8tion.jda.api.EmbedBuilder()
                                .setTitle("A card")
                                .setDescription("embedded")
                                .build())
                        .setComponents(ActionRow.of(Button.success("ok", "Approve"), Button.secondary("form", "Form")))
                        .queue();
            }
        }

        @Override
        public void onButtonInteraction(ButtonInteractionEvent event) {
            if (event.getComponentId().equals("form")) {
                event.replyModal(Modal.create("reason", "Why")
                                .addComponents(Label.of(
                                        "Reason",
                                        TextInput.create("text", TextInputStyle.SHORT)
                                                .build()))
                                .build())
                        .queue();
            } else {
                event.deferReply(true)
                        .queue(h -> h.editOriginal(
                                        "pressed by " + event.getUser().getName())
                                .queue());
            }
        }

        @Override
        public void onModalInteraction(ModalInteractionEvent event) {
            event.reply("you wrote " + event.getValue("text").getAsString())
                    .setEphemeral(true)
                    .queue();
        }

        @Override
        public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
            event.replyChoiceStrings("demo/" + event.getFocusedOption().getValue())
                    .queue();
        }

        @Override
        public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
            String which = event.getOption("case").getAsString();
            if (!which.equals("silence")) {
                event.reply("shown " + which).setEphemeral(true).queue();
            }
        }

        @Override
        public void onMessageContextInteraction(MessageContextInteractionEvent event) {
            event.reply("menu on " + event.getTarget().getContentRaw())
                    .setEphemeral(true)
                    .queue();
        }

        @Override
        public void onSessionResume(SessionResumeEvent event) {
            sessions.add("resumed");
            sessionChange.countDown();
        }

        @Override
        public void onSessionRecreate(SessionRecreateEvent event) {
            sessions.add("recreated");
            sessionChange.countDown();
        }
    }
}
