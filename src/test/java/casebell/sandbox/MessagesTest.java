package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.world.Right;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.events.message.MessageBulkDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveAllEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveEmojiEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Messages over their whole life. */
class MessagesTest {
    private static Joined joined;
    private static TextChannel room;

    @BeforeAll
    static void the_bot_joins_and_may_manage_messages() {
        joined = Joined.now();
        room = joined.channel("digest");
        long rights =
                Right.sum(Right.MENTION_EVERYONE, Right.MANAGE_THREADS, Right.MANAGE_MESSAGES, Right.PIN_MESSAGES);
        joined.as("olek")
                .call(
                        "PATCH",
                        "guilds/" + TeamWorld.GUILD + "/roles/"
                                + TeamWorld.roles().get("casebell"),
                        Wire.object().put("permissions", Long.toString(rights)));
        joined.await(net.dv8tion.jda.api.events.role.update.RoleUpdatePermissionsEvent.class, e -> true);
    }

    @AfterAll
    static void it_leaves() {
        joined.close();
    }

    private static String path(Message message) {
        return "channels/" + message.getChannelId() + "/messages/" + message.getId();
    }

    @Test
    void an_edit_changes_what_it_names_and_is_heard() {
        Message message = room.sendMessage("before")
                .addEmbeds(
                        new net.dv8tion.jda.api.EmbedBuilder().setTitle("kept").build())
                .complete();
        Message edited = message.editMessage("after").complete();
        assertEquals("after", edited.getContentRaw());
        assertEquals("kept", edited.getEmbeds().get(0).getTitle());
        assertTrue(edited.isEdited());
        joined.await(MessageUpdateEvent.class, e -> e.getMessageId().equals(message.getId()));
        assertEquals(
                50006,
                joined.bare("PATCH", path(message), "{\"content\":\"\",\"embeds\":[]}")
                        .code());
        assertEquals(
                "after", room.retrieveMessageById(message.getId()).complete().getContentRaw());
    }

    @Test
    void a_deleted_message_is_gone_for_everybody() {
        Message message = room.sendMessage("short lived").complete();
        message.delete().complete();
        joined.await(MessageDeleteEvent.class, e -> e.getMessageId().equals(message.getId()));
        assertEquals(10008, Joined.code(() -> message.editMessage("again").complete()));
        assertEquals(10008, Joined.code(() -> message.delete().complete()));
        assertEquals(
                10008,
                Joined.code(() -> message.addReaction(Emoji.fromUnicode("👍")).complete()));
    }

    @Test
    void many_are_deleted_at_once_but_none_that_is_too_old() {
        List<Message> many = List.of(
                room.sendMessage("1").complete(),
                room.sendMessage("2").complete(),
                room.sendMessage("3").complete());
        room.deleteMessages(many).complete();
        MessageBulkDeleteEvent event = joined.await(
                MessageBulkDeleteEvent.class,
                e -> e.getMessageIds().contains(many.get(0).getId()));
        assertEquals(3, event.getMessageIds().size());
        String all = "channels/" + room.getId() + "/messages/bulk-delete";
        ObjectNode old = Wire.object();
        old.putArray("messages").add("1100000000000000001").add("1100000000000000002");
        assertEquals(50034, joined.bare("POST", all, old).code());
        ObjectNode single = Wire.object();
        single.putArray("messages").add(joined.discord.world().nextId());
        assertEquals(50035, joined.bare("POST", all, single).code());
    }

    @Test
    void the_history_is_read_in_every_direction() {
        TextChannel quiet = joined.channel("policy");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(quiet.sendMessage("line " + i).complete().getId());
        }
        assertEquals(
                List.of("line 6", "line 5"),
                texts(quiet.getHistory().retrievePast(2).complete()));
        assertEquals(
                List.of("line 2", "line 1"),
                texts(quiet.getHistoryBefore(ids.get(3), 2).complete().getRetrievedHistory()));
        assertEquals(
                List.of("line 5", "line 4"),
                texts(quiet.getHistoryAfter(ids.get(3), 2).complete().getRetrievedHistory()));
        assertEquals(
                List.of("line 5", "line 4", "line 3", "line 2", "line 1"),
                texts(quiet.getHistoryAround(ids.get(3), 5).complete().getRetrievedHistory()));
        assertEquals(7, quiet.getHistoryFromBeginning(100).complete().size());
        String path = "channels/" + quiet.getId() + "/messages";
        assertEquals(50035, joined.bare("GET", path + "?limit=101", "").code());
        assertEquals(50035, joined.bare("GET", path + "?limit=0", "").code());
        assertEquals(50035, joined.bare("GET", path + "?before=yesterday", "").code());
        assertEquals(10008, joined.bare("GET", path + "/tomorrow", "").code());
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream().map(Message::getContentRaw).toList();
    }

    @Test
    void a_nonce_is_remembered_for_minutes_and_only_when_it_is_enforced() {
        Message first = room.sendMessage("once").setNonce("n-1").complete();
        assertEquals(
                first.getId(),
                room.sendMessage("once").setNonce("n-1").complete().getId());
        ObjectNode lax = Wire.object().put("content", "once").put("nonce", "n-1");
        assertNotEquals(
                first.getId(), joined.post("digest", lax).body().path("id").asText());
        assertEquals("n-1", joined.post("digest", lax).body().path("nonce").asText());
        assertEquals(
                50035, joined.post("digest", lax.put("nonce", "x".repeat(26))).code());
        Message deleted = room.sendMessage("gone").setNonce("n-2").complete();
        deleted.delete().complete();
        assertNotEquals(
                deleted.getId(),
                room.sendMessage("gone").setNonce("n-2").complete().getId());
        Message later = room.sendMessage("later").setNonce("n-3").complete();
        joined.clock.move(Duration.ofMinutes(6));
        assertNotEquals(
                later.getId(),
                room.sendMessage("later").setNonce("n-3").complete().getId());
    }

    @Test
    void reactions_come_and_go_and_are_heard() {
        Message message = room.sendMessage("react").complete();
        Emoji eyes = Emoji.fromUnicode("👀");
        Person ines = joined.as("ines");
        message.addReaction(eyes).complete();
        message.addReaction(eyes).complete();
        ines.call("PUT", path(message) + "/reactions/%F0%9F%91%80/@me", Wire.object());
        joined.await(
                MessageReactionAddEvent.class,
                e -> e.getMessageId().equals(message.getId()) && e.getUserId().equals(ines.id()));
        Message read = room.retrieveMessageById(message.getId()).complete();
        assertEquals(2, read.getReactions().get(0).getCount());
        assertTrue(read.getReactions().get(0).isSelf());
        ObjectNode byPia = joined.as("pia").call("GET", path(message), Wire.object());
        assertFalse(byPia.path("reactions").path(0).path("me").asBoolean());
        assertFalse(byPia.toString().contains("people"));
        assertEquals(2, message.retrieveReactionUsers(eyes).complete().size());

        read.removeReaction(eyes, joined.jda.retrieveUserById(ines.id()).complete())
                .complete();
        joined.await(MessageReactionRemoveEvent.class, e -> e.getUserId().equals(ines.id()));
        message.removeReaction(eyes).complete();
        assertTrue(room.retrieveMessageById(message.getId())
                .complete()
                .getReactions()
                .isEmpty());

        message.addReaction(eyes).complete();
        message.clearReactions(eyes).complete();
        joined.await(
                MessageReactionRemoveEmojiEvent.class, e -> e.getMessageId().equals(message.getId()));
        message.addReaction(eyes).complete();
        message.clearReactions().complete();
        joined.await(MessageReactionRemoveAllEvent.class, e -> e.getMessageId().equals(message.getId()));
        assertEquals(
                10014,
                joined.bare("PUT", path(message) + "/reactions/nonsense/@me", "")
                        .code());
        assertEquals(
                10014,
                joined.bare("PUT", path(message) + "/reactions/who:123/@me", "").code());
    }

    @Test
    void replies_and_pins() {
        Message asked = room.sendMessage("asked").complete();
        Message answer = asked.reply("answered").complete();
        assertEquals(asked.getId(), answer.getReferencedMessage().getId());
        asked.pin().complete();
        assertEquals(
                asked.getId(),
                room.retrievePinnedMessages().complete().get(0).getMessage().getId());
        asked.unpin().complete();
        assertTrue(room.retrievePinnedMessages().complete().isEmpty());
        asked.delete().complete();
        ObjectNode late = Wire.object().put("content", "late");
        late.putObject("message_reference").put("message_id", asked.getId());
        assertTrue(joined.post("digest", late).errors().contains("REPLIES_UNKNOWN_MESSAGE"));
        ((ObjectNode) late.get("message_reference")).put("fail_if_not_exists", false);
        assertEquals(200, joined.post("digest", late).status());
    }

    @Test
    void limits_hold_at_the_boundary() {
        assertEquals(
                200,
                joined.post("digest", Wire.object().put("content", "x".repeat(2000)))
                        .status());
        assertEquals(
                50035,
                joined.post("digest", Wire.object().put("content", "x".repeat(2001)))
                        .code());
        assertEquals(
                200,
                joined.post("digest", Wire.object().put("content", "👀".repeat(2000)))
                        .status(),
                "counted in code points");
        assertEquals(
                50006,
                joined.post("digest", Wire.object().put("content", " \n ")).code());
        assertEquals(50006, joined.post("digest", Wire.object()).code());
        assertEquals(
                200,
                joined.post("digest", Wire.object().put("content", "x").put("no_such_field", 1))
                        .status());
    }

    @Test
    void embeds_are_measured_one_by_one_and_together() {
        assertRefused("embeds.0.title", embed(Wire.object().put("title", "x".repeat(257)), 1));
        assertRefused("embeds.0.description", embed(Wire.object().put("description", "x".repeat(4097)), 1));
        assertRefused("MAX_EMBED_SIZE_EXCEEDED", embed(Wire.object().put("description", "x".repeat(3001)), 2));
        assertEquals(
                200,
                joined.post("digest", embed(Wire.object().put("description", "x".repeat(3000)), 2))
                        .status());
        assertRefused("BASE_TYPE_MAX_LENGTH", embed(Wire.object().put("title", "x"), 11));
        assertRefused(
                "URL_TYPE_INVALID_URL", embed(Wire.object().put("title", "x").put("url", "javascript:1"), 1));
        ObjectNode nameless = Wire.object();
        nameless.putArray("fields").addObject().put("name", "").put("value", "v");
        assertRefused("BASE_TYPE_REQUIRED", embed(nameless, 1));
        assertEquals(
                50035,
                joined.bare("POST", "channels/" + room.getId() + "/messages", "{\"embeds\":\"x\"}")
                        .code());
        assertEquals(
                50035,
                joined.bare("POST", "channels/" + room.getId() + "/messages", "{\"embeds\":[1]}")
                        .code());
    }

    private static ObjectNode embed(ObjectNode embed, int times) {
        ObjectNode body = Wire.object();
        ArrayNode embeds = body.putArray("embeds");
        for (int i = 0; i < times; i++) {
            embeds.add(embed.deepCopy());
        }
        return body;
    }

    private static void assertRefused(String why, ObjectNode body) {
        Joined.Bare answer = joined.post("digest", body);
        assertEquals(50035, answer.code());
        String flat = answer.errors().replace("\":{\"", ".").replace("\"", "");
        assertTrue(
                flat.contains(why) || flat.contains(why.replace(".", ".")),
                answer.body().toString());
    }
}
