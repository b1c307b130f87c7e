package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.world.TeamWorld;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.SelectMenu;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.EntitySelectInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.modals.Modal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Choosing and filling in. */
class MenusAndFormsTest {
    private static Joined joined;

    @BeforeAll
    static void the_bot_joins() {
        joined = Joined.now();
        joined.on(
                StringSelectInteractionEvent.class,
                e -> e.reply("chose " + e.getValues()).setEphemeral(true).queue());
        joined.on(
                EntitySelectInteractionEvent.class,
                e -> e.reply("chose "
                                + e.getMentions().getUsers().stream()
                                        .map(u -> u.getName())
                                        .toList()
                                + e.getMentions().getMembers().stream()
                                        .map(m -> m.getEffectiveName())
                                        .toList()
                                + e.getMentions().getRoles().stream()
                                        .map(r -> r.getName())
                                        .toList()
                                + e.getMentions().getChannels().stream()
                                        .map(c -> c.getName())
                                        .toList())
                        .setEphemeral(true)
                        .queue());
    }

    @AfterAll
    static void it_leaves() {
        joined.close();
    }

    private static ObjectNode with(SelectMenu menu) {
        Message sent = joined.channel("digest")
                .sendMessage("choose")
                .setComponents(ActionRow.of(menu))
                .complete();
        return joined.discord.world().message(sent.getChannelId(), sent.getId());
    }

    private static void refused(String part, org.junit.jupiter.api.function.Executable call) {
        AssertionError refusal = assertThrows(AssertionError.class, call);
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }

    @Test
    void texts() {
        ObjectNode message = with(StringSelectMenu.create("why")
                .addOption("Threat", "threat")
                .addOption("Spam", "spam")
                .addOption("Other", "other")
                .setRequiredRange(1, 2)
                .build());
        Person ines = joined.as("ines");
        assertEquals(
                "chose [spam, other]", ines.select(message, "spam", "other").text());
        refused("COMPONENT_VALIDATION_FAILED", () -> ines.select(message, "forged"));
        refused("COMPONENT_VALIDATION_FAILED", () -> ines.select(message, "spam", "spam"));
        refused("BASE_TYPE_BAD_LENGTH", () -> ines.select(message, "spam", "threat", "other"));
        refused("BASE_TYPE_BAD_LENGTH", () -> ines.select(message));
    }

    @Test
    void people_roles_both_and_channels() {
        Person ines = joined.as("ines");
        String lena = joined.as("lena").id();
        String role = TeamWorld.roles().get("lead");
        ObjectNode people = with(
                EntitySelectMenu.create("u", EntitySelectMenu.SelectTarget.USER).build());
        assertEquals("chose [lena][Lena Abara][][]", ines.select(people, lena).text());
        ObjectNode roles = with(
                EntitySelectMenu.create("r", EntitySelectMenu.SelectTarget.ROLE).build());
        assertEquals("chose [][][lead][]", ines.select(roles, role).text());
        ObjectNode both = with(
                EntitySelectMenu.create("m", EntitySelectMenu.SelectTarget.USER, EntitySelectMenu.SelectTarget.ROLE)
                        .setMaxValues(2)
                        .build());
        assertEquals(
                "chose [lena][Lena Abara][lead][]",
                ines.select(both, lena, role).text());
        ObjectNode channels = with(EntitySelectMenu.create("c", EntitySelectMenu.SelectTarget.CHANNEL)
                .setChannelTypes(ChannelType.TEXT)
                .build());
        assertEquals(
                "chose [][][][urgent]",
                ines.select(channels, joined.discord.world().channelByName("urgent"))
                        .text());
        refused(
                "There is no channel",
                () -> ines.select(channels, joined.discord.world().channelByName("leadership")));
        refused("channel of these types", () -> ines.select(channels, "1100000000000000290"));
        refused("There is no user", () -> ines.select(people, role));
    }

    private static Answer form(Modal modal) {
        joined.on(ButtonInteractionEvent.class, e -> {
            if (e.getComponentId().equals(modal.getId())) {
                e.replyModal(modal).queue();
            }
        });
        Message sent = joined.channel("digest")
                .sendMessage("form")
                .setComponents(ActionRow.of(Button.primary(modal.getId(), "Open")))
                .complete();
        return joined.as("ines").press(joined.discord.world().message(sent.getChannelId(), sent.getId()), "Open");
    }

    @Test
    void a_form_takes_texts_and_choices_under_labels() {
        Answer shown = form(Modal.create("decide", "Decide")
                .addComponents(
                        TextDisplay.of("Read this first"),
                        Label.of(
                                "Reason",
                                "said to the author",
                                TextInput.create("reason", TextInputStyle.PARAGRAPH)
                                        .setRequiredRange(3, 20)
                                        .build()),
                        Label.of(
                                "Kind",
                                StringSelectMenu.create("kind")
                                        .addOption("Threat", "threat")
                                        .addOption("Spam", "spam")
                                        .build()),
                        Label.of(
                                "Who",
                                EntitySelectMenu.create("who", EntitySelectMenu.SelectTarget.USER)
                                        .build()),
                        Label.of(
                                "Note",
                                TextInput.create("note", TextInputStyle.SHORT)
                                        .setRequired(false)
                                        .build()))
                .build());
        joined.on(ModalInteractionEvent.class, e -> {
            if (e.getModalId().equals("decide")) {
                e.reply("reason=" + e.getValue("reason").getAsString()
                                + e.getValue("kind").getAsStringList()
                                + e.getValue("who")
                                        .getAsMentions()
                                        .getUsers()
                                        .get(0)
                                        .getName())
                        .setEphemeral(true)
                        .queue();
            }
        });
        Person ines = joined.as("ines");
        String lena = joined.as("lena").id();
        String text = ines.submit(shown, Map.of("reason", "because", "kind", "spam", "who", lena))
                .text();
        assertTrue(text.contains("reason=because"), text);
        assertTrue(text.endsWith("[spam]lena"), text);
        refused("BASE_TYPE_REQUIRED", () -> ines.submit(shown, Map.of("kind", "spam", "who", lena)));
        refused("BASE_TYPE_BAD_LENGTH", () -> ines.submit(shown, Map.of("reason", "x", "kind", "spam", "who", lena)));
        refused(
                "COMPONENT_VALIDATION_FAILED",
                () -> ines.submit(shown, Map.of("reason", "because", "kind", "forged", "who", lena)));
        refused("There is no user", () -> ines.submit(shown, Map.of("reason", "because", "kind", "spam", "who", "1")));
    }

    @Test
    void a_form_that_was_never_shown_to_the_person_cannot_be_sent() {
        Answer shown = form(Modal.create("mine", "Mine")
                .addComponents(Label.of(
                        "A", TextInput.create("a", TextInputStyle.SHORT).build()))
                .build());
        refused("This form is not open", () -> joined.as("lena").submit(shown, "x"));
    }

    @Test
    void a_form_from_a_button_can_edit_the_message_of_the_button() {
        Answer shown = form(Modal.create("edit", "Edit")
                .addComponents(Label.of(
                        "A", TextInput.create("a", TextInputStyle.SHORT).build()))
                .build());
        joined.on(ModalInteractionEvent.class, e -> {
            if (e.getModalId().equals("edit")) {
                e.editMessage("now " + e.getValue("a").getAsString())
                        .setComponents()
                        .queue();
            }
        });
        joined.as("ines").submit(shown, "closed");
        joined.as("ines").await("digest", m -> m.path("content").asText().equals("now closed"), Joined.SOON);
    }

    @Test
    void a_form_that_breaks_the_rules_is_refused_and_may_still_be_mended() {
        List<String> answers = new java.util.concurrent.CopyOnWriteArrayList<>();
        joined.on(ButtonInteractionEvent.class, e -> {
            if (e.getComponentId().equals("bad-forms")) {
                String callback = "interactions/" + e.getId() + "/" + e.getToken() + "/callback";
                for (String parts : List.of(
                        "[]",
                        "[{'type':18,'label':'','component':{'type':4,'style':1,'custom_id':'a'}}]",
                        "[{'type':18,'label':'L','component':{'type':4,'style':3,'custom_id':'a'}}]",
                        "[{'type':18,'label':'L','component':{'type':2,'style':1,'custom_id':'a'}}]",
                        "[{'type':9}]")) {
                    String body = "{'type':9,'data':{'custom_id':'f','title':'F','components':" + parts + "}}";
                    answers.add(""
                            + joined.bare("POST", callback, body.replace('\'', '"'))
                                    .code());
                }
                e.reply("mended").setEphemeral(true).queue();
            }
        });
        Message sent = joined.channel("digest")
                .sendMessage("f")
                .setComponents(ActionRow.of(Button.primary("bad-forms", "Bad")))
                .complete();
        Answer answer =
                joined.as("ines").press(joined.discord.world().message(sent.getChannelId(), sent.getId()), "Bad");
        assertEquals("mended", answer.text());
        assertEquals(List.of("50035", "50035", "50035", "50035", "50035"), answers);
    }
}
