package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody is pinged who was not meant. */
class MentionsTest {
    private static Joined joined;
    private static TextChannel room;
    private static String lena;
    private static String vera;
    private static String lead;
    private static String everything;

    @BeforeAll
    static void the_bot_joins() {
        joined = Joined.now();
        room = joined.channel("leadership");
        lena = joined.as("lena").id();
        vera = joined.as("vera").id();
        lead = TeamWorld.roles().get("lead");
        everything = "@everyone <@" + lena + "> <@!" + vera + "> <@&" + lead + ">";
    }

    @AfterAll
    static void it_leaves() {
        joined.close();
    }

    private static JsonNode sent(String content, String allowed) {
        ObjectNode body = Wire.object().put("content", content);
        if (!allowed.isEmpty()) {
            body.set("allowed_mentions", Wire.read(allowed.replace('\'', '"')));
        }
        return joined.post("leadership", body).body();
    }

    private static String pinged(JsonNode message) {
        return StreamSupport.stream(message.path("mentions").spliterator(), false)
                        .map(u -> u.path("username").asText())
                        .toList()
                + (message.path("mention_everyone").asBoolean() ? " all" : "")
                + " " + message.path("mention_roles").size();
    }

    @Test
    void without_a_word_about_it_everything_counts() {
        assertEquals("[lena, vera] all 1", pinged(sent(everything, "")));
    }

    @Test
    void with_it_only_what_it_names() {
        assertEquals("[] 0", pinged(sent(everything, "{'parse':[]}")));
        assertEquals("[] 0", pinged(sent(everything, "{}")));
        assertEquals("[lena, vera] 0", pinged(sent(everything, "{'parse':['users']}")));
        assertEquals("[vera] 0", pinged(sent(everything, "{'users':['" + vera + "']}")));
        assertEquals("[] 1", pinged(sent(everything, "{'parse':['roles']}")));
        assertEquals("[] all 1", pinged(sent(everything, "{'parse':['everyone'],'roles':['" + lead + "']}")));
        assertEquals("[] 0", pinged(sent("nobody named", "{'users':['" + vera + "'],'parse':['everyone']}")));
    }

    @Test
    void what_contradicts_itself_is_refused() {
        assertTrue(sent("x", "{'parse':['users'],'users':['" + vera + "']}")
                .toString()
                .contains("MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"));
        assertTrue(sent("x", "{'parse':['nonsense']}").toString().contains("BASE_TYPE_CHOICES"));
    }

    @Test
    void the_author_of_what_is_replied_to_is_pinged_only_when_wanted() {
        String asked = joined.as("vera").say("leadership", "asked").path("id").asText();
        Message quiet = room.sendMessage("quiet")
                .setMessageReference(asked)
                .mentionRepliedUser(false)
                .complete();
        assertTrue(quiet.getMentions().getUsers().isEmpty());
        Message loud = room.sendMessage("loud")
                .setMessageReference(asked)
                .setAllowedMentions(List.of())
                .mentionRepliedUser(true)
                .complete();
        assertEquals(vera, loud.getMentions().getUsers().get(0).getId());
    }

    @Test
    void a_person_without_the_right_pings_neither_all_nor_a_role() {
        ObjectNode said = joined.as("vera").say("leadership", everything);
        assertEquals("[lena, vera] 0", pinged(said));
        joined.as("olek")
                .call(
                        "PATCH",
                        "guilds/" + TeamWorld.GUILD + "/roles/" + lead,
                        Wire.object().put("mentionable", true));
        assertEquals("[lena, vera] 1", pinged(joined.as("vera").say("leadership", everything)));
    }

    @Test
    void texts_of_a_layout_ping_and_embeds_never_do() {
        String layout = "{'flags':32768,'components':[{'type':10,'content':'<@" + lena + ">'}]}";
        assertEquals(
                "[lena] 0",
                pinged(joined.bare("POST", "channels/" + room.getId() + "/messages", layout.replace('\'', '"'))
                        .body()));
        ObjectNode embed = Wire.object();
        embed.putArray("embeds").addObject().put("description", everything);
        assertEquals("[] 0", pinged(joined.post("leadership", embed).body()));
        assertFalse(pinged(sent("everyone@everyoneelse", "")).contains("all"));
    }
}
