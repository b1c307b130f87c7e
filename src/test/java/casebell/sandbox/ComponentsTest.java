package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.filedisplay.FileDisplay;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.section.Section;
import net.dv8tion.jda.api.components.separator.Separator;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.thumbnail.Thumbnail;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.utils.FileUpload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Components, the older rows and the newer layouts, and what is refused in them. */
class ComponentsTest {
    private static final String TEXT = "{'type':10,'content':'t'}";
    private static final String BUTTON = "{'type':2,'style':1,'label':'b','custom_id':'b'}";
    private static Joined joined;
    private static TextChannel room;

    @BeforeAll
    static void the_bot_joins() {
        joined = Joined.now();
        room = joined.channel("digest");
    }

    @AfterAll
    static void it_leaves() {
        joined.close();
    }

    @Test
    void a_layout_comes_back_with_numbers_and_real_addresses() {
        FileUpload chart = FileUpload.fromData("png".getBytes(StandardCharsets.UTF_8), "chart.png");
        FileUpload sheet = FileUpload.fromData("pdf".getBytes(StandardCharsets.UTF_8), "sheet.pdf");
        Message sent = room.sendMessageComponents(
                        Container.of(
                                        Section.of(Thumbnail.fromFile(chart), TextDisplay.of("The week")),
                                        Separator.createDivider(Separator.Spacing.LARGE),
                                        MediaGallery.of(
                                                MediaGalleryItem.fromFile(chart).withDescription("chart")),
                                        FileDisplay.fromFile(sheet),
                                        ActionRow.of(Button.primary("more", "More")))
                                .withAccentColor(0x4CC38A),
                        TextDisplay.of("below"))
                .useComponentsV2()
                .complete();
        assertTrue(sent.isUsingComponentsV2());
        Container container = sent.getComponents().get(0).asContainer();
        Thumbnail thumbnail =
                container.getComponents().get(0).asSection().getAccessory().asThumbnail();
        assertEquals(
                joined.discord.pageUrl(),
                thumbnail.getUrl().substring(0, joined.discord.pageUrl().length()));
        assertEquals(thumbnail.getUrl(), thumbnail.getResolvedMedia().getProxyUrl());
        assertEquals(
                10,
                joined.discord.world().message(room.getId(), sent.getId()).findValues("id").stream()
                        .filter(JsonNode::isInt)
                        .map(JsonNode::asInt)
                        .distinct()
                        .count());
        Message edited = sent.editMessageComponents(TextDisplay.of("done"))
                .useComponentsV2()
                .complete();
        assertEquals("done", edited.getComponents().get(0).asTextDisplay().getContent());
    }

    @Test
    void a_button_in_a_section_is_pressed() {
        joined.only(
                ButtonInteractionEvent.class,
                e -> e.reply("pressed " + e.getComponentId()).setEphemeral(true).queue());
        Message sent = room.sendMessageComponents(Section.of(Button.primary("why", "Why"), TextDisplay.of("text")))
                .useComponentsV2()
                .complete();
        ObjectNode stored = joined.discord.world().message(room.getId(), sent.getId());
        assertEquals("pressed why", joined.as("ines").press(stored, "Why").text());
    }

    @Test
    void a_button_that_is_off_or_not_there_cannot_be_pressed() {
        Message sent = room.sendMessage("x")
                .setComponents(ActionRow.of(Button.primary("off", "Off").asDisabled()))
                .complete();
        ObjectNode stored = joined.discord.world().message(room.getId(), sent.getId());
        for (String id : List.of("off", "forged", "of")) {
            AssertionError refused = org.junit.jupiter.api.Assertions.assertThrows(
                    AssertionError.class, () -> joined.as("ines").pressId(stored, id, 2, List.of()));
            assertTrue(refused.getMessage().contains("COMPONENT_VALIDATION_FAILED"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a text without the flag             | 0     | [T]                                                                  | BASE_TYPE_CHOICES
            a button outside of a row           | 0     | [B]                                                                  | BASE_TYPE_CHOICES
            an empty row                        | 0     | [{'type':1,'components':[]}]                                         | BASE_TYPE_BAD_LENGTH
            six buttons                         | 0     | [{'type':1,'components':[B,B,B,B,B,B]}]                              | BASE_TYPE_BAD_LENGTH
            the same id twice                   | 0     | [{'type':1,'components':[B,B]}]                                      | COMPONENT_CUSTOM_ID_DUPLICATED
            six rows                            | 0     | [R,R,R,R,R,R]                                                        | BASE_TYPE_MAX_LENGTH
            a button without an id              | 0     | [{'type':1,'components':[{'type':2,'style':1,'label':'x'}]}]         | BASE_TYPE_REQUIRED
            a button without a face             | 0     | [{'type':1,'components':[{'type':2,'style':1,'custom_id':'x'}]}]     | BUTTON_COMPONENT_EMPTY
            a link without an address           | 0     | [{'type':1,'components':[{'type':2,'style':5,'label':'x'}]}]         | URL_TYPE_INVALID_URL
            a button of no style                | 0     | [{'type':1,'components':[{'type':2,'style':9,'label':'x','custom_id':'x'}]}] | BASE_TYPE_CHOICES
            a menu beside a button              | 0     | [{'type':1,'components':[B,{'type':5,'custom_id':'m'}]}]             | COMPONENT_LAYOUT_WIDTH_EXCEEDED
            a menu without options              | 0     | [{'type':1,'components':[{'type':3,'custom_id':'m','options':[]}]}]  | BASE_TYPE_BAD_LENGTH
            a value offered twice               | 0     | [{'type':1,'components':[{'type':3,'custom_id':'m','options':[O,O]}]}] | SELECT_COMPONENT_OPTION_VALUE_DUPLICATED
            a section without an accessory      | 32768 | [{'type':9,'components':[T]}]                                        | BASE_TYPE_REQUIRED
            a section of four texts             | 32768 | [{'type':9,'components':[T,T,T,T],'accessory':B}]                    | BASE_TYPE_BAD_LENGTH
            a container in a container          | 32768 | [{'type':17,'components':[{'type':17,'components':[T]}]}]            | BASE_TYPE_CHOICES
            an empty gallery                    | 32768 | [{'type':12,'items':[]}]                                             | BASE_TYPE_BAD_LENGTH
            a file from elsewhere               | 32768 | [{'type':13,'file':{'url':'https://example.org/a'}}]                 | UNFURLED_MEDIA_ITEM_MUST_BE_ATTACHMENT
            a file that did not come            | 32768 | [{'type':13,'file':{'url':'attachment://a'}}]                        | UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND
            a separator of odd size             | 32768 | [{'type':14,'spacing':3}]                                            | NUMBER_TYPE_MAX
            the same number twice               | 32768 | [{'type':10,'id':4,'content':'a'},{'type':10,'id':4,'content':'b'}]  | COMPONENT_ID_DUPLICATED
            """)
    void is_refused(String what, int flags, String components, String code) {
        String row = "{'type':1,'components':[" + BUTTON + "]}";
        String json = ("{'content':'" + (flags == 0 ? "x" : "") + "','flags':" + flags + ",'components':" + components
                        + "}")
                .replace("T", TEXT.replace("T", "t"))
                .replace("R", row)
                .replace("O", "{'label':'o','value':'o'}")
                .replaceAll("(?<![A-Z_])B(?![A-Z_])", BUTTON)
                .replace('\'', '"');
        Joined.Bare answer = joined.bare("POST", "channels/" + room.getId() + "/messages", json);
        assertEquals(50035, answer.code(), answer.body() + " for " + json);
        assertTrue(answer.errors().contains(code), what + ": " + answer.body());
    }

    @Test
    void a_layout_is_measured_as_a_whole_and_goes_alone() {
        ObjectNode many = Wire.object().put("flags", 32768);
        for (int i = 0; i < 41; i++) {
            many.withArrayProperty("components").addObject().put("type", 10).put("content", "t");
        }
        assertTrue(joined.post("digest", many).errors().contains("COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"));
        ObjectNode wordy = Wire.object().put("flags", 32768);
        wordy.withArrayProperty("components").addObject().put("type", 10).put("content", "x".repeat(2001));
        assertEquals(200, joined.post("digest", wordy).status());
        wordy.withArrayProperty("components").addObject().put("type", 10).put("content", "x".repeat(2000));
        assertTrue(joined.post("digest", wordy).errors().contains("COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"));
        ObjectNode both = Wire.object().put("flags", 32768).put("content", "x");
        both.withArrayProperty("components").addObject().put("type", 10).put("content", "t");
        assertTrue(joined.post("digest", both).errors().contains("MESSAGE_CANNOT_USE_LEGACY_FIELDS"));
        assertEquals(
                50006, joined.post("digest", Wire.object().put("flags", 32768)).code());
    }

    @Test
    void a_message_that_became_a_layout_stays_one() {
        Message sent = room.sendMessageComponents(TextDisplay.of("layout"))
                .useComponentsV2()
                .complete();
        Joined.Bare back = joined.bare(
                "PATCH",
                "channels/" + room.getId() + "/messages/" + sent.getId(),
                Wire.object().put("content", "words").put("flags", 0));
        assertTrue(
                back.errors().contains("MESSAGE_CANNOT_USE_LEGACY_FIELDS"),
                back.body().toString());
    }
}
