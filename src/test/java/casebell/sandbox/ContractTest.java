package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.rest.Journal;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.filedisplay.FileDisplay;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.section.Section;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.separator.Separator;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.components.thumbnail.Thumbnail;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.FileUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What JDA sends and what the sandbox answers, both held against Discord's own description. */
class ContractTest {
    private static DiscordContract contract;
    private Joined joined;

    @BeforeAll
    static void the_description_is_read() {
        contract = DiscordContract.official();
    }

    @BeforeEach
    void the_bot_joins() {
        joined = Joined.now();
    }

    @AfterEach
    void every_call_fits_the_description() {
        Set<String> wrong = new TreeSet<>();
        List<Journal.Line> calls = joined.discord.journal().lines().stream()
                .filter(l -> l.by().equals("casebell"))
                .toList();
        calls.forEach(line -> wrong.addAll(contract.wrong(line)));
        joined.close();
        assertEquals("", String.join("\n", wrong));
        assertTrue(calls.stream().anyMatch(contract::knows));
        assertEquals(
                Set.of(),
                calls.stream()
                        .filter(l -> !contract.knows(l))
                        .map(l -> l.method() + " " + l.path())
                        .collect(Collectors.toSet()));
    }

    private static FileUpload file(String name) {
        return FileUpload.fromData("x".getBytes(StandardCharsets.UTF_8), name);
    }

    @Test
    void messages() {
        TextChannel room = joined.channel("digest");
        Message plain = room.sendMessage("hello <@" + joined.as("lena").id() + "> @everyone")
                .complete();
        plain.addReaction(Emoji.fromUnicode("👀")).complete();
        plain.reply("reply").complete();
        room.sendMessage("full")
                .addEmbeds(new EmbedBuilder()
                        .setTitle("t", "https://example.org")
                        .setImage("attachment://a.png")
                        .setFooter("f")
                        .addField("n", "v", true)
                        .build())
                .addFiles(file("a.png").setDescription("alt"))
                .setComponents(
                        ActionRow.of(
                                Button.primary("a", "A"),
                                Button.link("https://example.org", "L"),
                                Button.danger("d", Emoji.fromUnicode("🔥"))),
                        ActionRow.of(StringSelectMenu.create("s")
                                .addOption("o", "v", "d")
                                .build()),
                        ActionRow.of(EntitySelectMenu.create("u", EntitySelectMenu.SelectTarget.USER)
                                .build()))
                .complete();
        FileUpload picture = file("b.png");
        FileUpload sheet = file("c.pdf");
        room.sendMessageComponents(Container.of(
                        Section.of(Thumbnail.fromFile(picture), TextDisplay.of("text")),
                        Section.of(Button.secondary("why", "Why"), TextDisplay.of("text")),
                        Separator.createDivider(Separator.Spacing.SMALL),
                        MediaGallery.of(MediaGalleryItem.fromFile(picture)),
                        FileDisplay.fromFile(sheet)))
                .useComponentsV2()
                .complete();
        plain.editMessage("edited").complete();
        room.retrieveMessageById(plain.getId()).complete();
        room.getHistory().retrievePast(50).complete();
        room.getHistoryAround(plain.getId(), 5).complete();
        plain.retrieveReactionUsers(Emoji.fromUnicode("👀")).complete();
        joined.bare("GET", "channels/" + room.getId() + "/messages/pins", "");
        plain.removeReaction(Emoji.fromUnicode("👀")).complete();
        plain.delete().complete();
    }

    @Test
    void channels_threads_people_and_roles() {
        TextChannel room = joined.channel("case-review");
        Message card = room.sendMessage("card").complete();
        ThreadChannel thread = card.createThreadChannel("on a message").complete();
        room.createThreadChannel("alone").complete();
        room.createThreadChannel("private", true).complete();
        thread.sendMessage("inside").complete();
        thread.addThreadMemberById(joined.as("ines").id()).complete();
        thread.retrieveThreadMembers().complete();
        joined.guild().retrieveActiveThreads().complete();
        thread.getManager().setArchived(true).complete();
        room.retrieveArchivedPublicThreadChannels().complete();
        room.retrieveMessageById(card.getId()).complete();
        joined.bare("GET", "channels/" + room.getId(), "");
        joined.bare("GET", "channels/" + thread.getId(), "");
        joined.bare("GET", "guilds/" + TeamWorld.GUILD, "");
        joined.bare("GET", "guilds/" + TeamWorld.GUILD + "/channels", "");
        joined.bare("GET", "guilds/" + TeamWorld.GUILD + "/roles", "");
        joined.bare("GET", "guilds/" + TeamWorld.GUILD + "/members?limit=100", "");
        joined.bare(
                "GET",
                "guilds/" + TeamWorld.GUILD + "/members/" + joined.as("ines").id(),
                "");
        joined.bare("GET", "gateway", "");
        joined.bare("GET", "gateway/bot", "");
        joined.jda.retrieveApplicationInfo().complete();
        joined.jda
                .retrieveUserById(joined.as("ines").id())
                .flatMap(u -> u.openPrivateChannel())
                .flatMap(c -> c.sendMessage("direct"))
                .complete();
    }

    @Test
    void the_judge_sees_what_is_missing_or_odd() {
        joined.channel("digest").sendMessage("whole").complete();
        Journal.Line whole = joined.last("POST", "/messages");
        assertEquals(List.of(), contract.wrong(whole));
        for (String part : List.of("mentions", "author", "timestamp", "components")) {
            ObjectNode answer = (ObjectNode) Wire.read(whole.answer());
            answer.remove(part);
            assertFalse(contract.wrong(answering(whole, answer)).isEmpty(), part);
        }
        ObjectNode odd = (ObjectNode) Wire.read(whole.answer());
        assertFalse(contract.wrong(answering(whole, odd.put("flags", "none"))).isEmpty());
    }

    private static Journal.Line answering(Journal.Line line, ObjectNode answer) {
        return new Journal.Line(line.by(), line.method(), line.path(), line.body(), line.status(), Wire.write(answer));
    }

    @Test
    void refusals_have_the_form_that_is_described() {
        joined.post("digest", Wire.object());
        joined.post("digest", Wire.object().put("content", "x".repeat(2001)));
        joined.bare("GET", "channels/1", "");
        List<Journal.Line> refused = joined.discord.journal().lines().stream()
                .filter(l -> l.status() >= 400)
                .toList();
        assertEquals(3, refused.size());
        refused.forEach(l -> assertTrue(Wire.read(l.answer()).path("code").asInt() > 10_000));
    }

    @Test
    void commands_and_interactions() {
        joined.jda.updateCommands().addCommands(Commands.slash("global", "g")).complete();
        joined.guild()
                .updateCommands()
                .addCommands(
                        Commands.slash("go", "Go")
                                .addOption(OptionType.STRING, "text", "t", false, true)
                                .setContexts(InteractionContextType.GUILD)
                                .setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.VIEW_CHANNEL)),
                        Commands.message("Open case"))
                .complete();
        joined.guild().retrieveCommands().complete();
        joined.jda.upsertCommand("global", "again").complete();
        joined.jda.upsertCommand("more", "new").complete();
        joined.on(
                CommandAutoCompleteInteractionEvent.class,
                e -> e.replyChoiceStrings("a").queue());
        joined.on(
                MessageContextInteractionEvent.class,
                e -> e.deferReply(true)
                        .queue(h -> h.sendMessage("done")
                                .queue(m ->
                                        h.sendMessage("more").setEphemeral(true).queue())));
        joined.on(
                SlashCommandInteractionEvent.class,
                e -> e.reply("public")
                        .setComponents(ActionRow.of(Button.primary("form", "Form"), Button.primary("later", "Later")))
                        .queue(h -> h.retrieveOriginal().queue()));
        joined.on(ButtonInteractionEvent.class, e -> {
            if (e.getComponentId().equals("form")) {
                e.replyModal(Modal.create("m", "M")
                                .addComponents(Label.of(
                                        "L",
                                        TextInput.create("t", TextInputStyle.SHORT)
                                                .build()))
                                .build())
                        .queue();
            } else {
                e.deferEdit().queue(h -> h.editOriginal("later").queue());
            }
        });
        joined.on(ModalInteractionEvent.class, e -> e.editMessage("sent").queue());
        Person ines = joined.as("ines");
        assertEquals(List.of("a"), ines.complete("general", "go", "text", "x"));
        assertEquals("done", ines.menu(ines.say("general", "this"), "Open case").text());
        ines.awaitHeard(h -> h.data().path("content").asText().equals("more"), Joined.SOON);
        ines.slash("general", "go", Map.of());
        ObjectNode shown = ines.await("general", m -> m.path("content").asText().equals("public"), Joined.SOON);
        Answer form = ines.press(shown, "Form");
        assertFalse(form.hasFailed());
        ines.submit(form, "x");
        ines.await("general", m -> m.path("content").asText().equals("sent"), Joined.SOON);
        ines.press(shown, "Later");
        ines.await("general", m -> m.path("content").asText().equals("later"), Joined.SOON);
    }
}
