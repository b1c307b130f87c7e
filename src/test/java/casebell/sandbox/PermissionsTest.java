package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.world.Right;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleAddEvent;
import net.dv8tion.jda.api.events.guild.override.GenericPermissionOverrideEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may do what: the sandbox and JDA each compute it on their own, and agree. */
class PermissionsTest {
    private static Joined joined;

    @BeforeAll
    static void the_bot_joins() {
        joined = Joined.now();
        joined.guild().loadMembers().get();
    }

    @AfterAll
    static void it_leaves() {
        joined.close();
    }

    private static void overwrite(String channel, String of, long allow, long deny) {
        joined.as("olek")
                .call(
                        "PUT",
                        "channels/" + joined.discord.world().channelByName(channel) + "/permissions/" + of,
                        Wire.object().put("allow", Long.toString(allow)).put("deny", Long.toString(deny)));
    }

    @Test
    void jda_computes_the_same_for_everybody_in_every_channel() {
        long known = Right.all();
        for (Member member : joined.guild().loadMembers().get()) {
            var here = joined.discord.world().member(member.getId()).orElseThrow();
            for (TextChannel channel : joined.guild().getTextChannels()) {
                long ours = joined.discord.world().rights(here, channel.getId());
                if (ours == 0) {
                    assertFalse(member.hasPermission(channel, Permission.VIEW_CHANNEL));
                } else {
                    // who cannot write can neither attach nor embed: JDA leaves that to its callers
                    long implied = Right.SEND_MESSAGES.in(ours)
                            ? 0
                            : Right.sum(Right.MENTION_EVERYONE, Right.ATTACH_FILES, Right.EMBED_LINKS);
                    long theirs = Permission.getRaw(member.getPermissions(channel)) & known & ~implied;
                    assertEquals(ours, theirs, member.getEffectiveName() + " in " + channel.getName());
                }
            }
        }
    }

    @Test
    void one_allowing_role_wins_over_denying_ones_and_the_member_over_both() {
        Person tomas = joined.as("tomas");
        long write = Right.SEND_MESSAGES.mask();
        overwrite("policy", TeamWorld.GUILD, 0, write);
        assertThrows(AssertionError.class, () -> tomas.say("policy", "x"));
        overwrite("policy", TeamWorld.roles().get("reviewer"), 0, write);
        overwrite("policy", TeamWorld.roles().get("lead"), write, 0);
        tomas.say("policy", "as a lead");
        overwrite("policy", tomas.id(), 0, write);
        AssertionError refused = assertThrows(AssertionError.class, () -> tomas.say("policy", "x"));
        assertTrue(refused.getMessage().contains("50013"));
        joined.await(
                GenericPermissionOverrideEvent.class,
                e -> e.getPermissionOverride().getId().equals(tomas.id())
                        && e.getPermissionOverride().getDenied().contains(Permission.MESSAGE_SEND));
        jda_computes_the_same_for_everybody_in_every_channel();
        joined.as("olek").say("policy", "the owner may always");
        String path = "channels/" + joined.discord.world().channelByName("policy") + "/permissions/" + tomas.id();
        joined.as("olek").call("DELETE", path, Wire.object());
        tomas.say("policy", "again");
        assertThrows(AssertionError.class, () -> joined.as("olek").call("DELETE", path, Wire.object()));
    }

    @Test
    void an_administrator_sees_everything() {
        Person gus = joined.as("gus");
        assertFalse(gus.canSee("leadership"));
        joined.as("olek")
                .call(
                        "PATCH",
                        "guilds/" + TeamWorld.GUILD + "/roles/"
                                + TeamWorld.roles().get("operator"),
                        Wire.object().put("permissions", Long.toString(Right.ADMINISTRATOR.mask())));
        joined.as("olek")
                .call(
                        "PUT",
                        "guilds/" + TeamWorld.GUILD + "/members/" + gus.id() + "/roles/"
                                + TeamWorld.roles().get("operator"),
                        Wire.object());
        joined.await(GuildMemberRoleAddEvent.class, e -> e.getUser().getId().equals(gus.id()));
        assertTrue(gus.canSee("leadership"));
        joined.as("olek")
                .call(
                        "DELETE",
                        "guilds/" + TeamWorld.GUILD + "/members/" + gus.id() + "/roles/"
                                + TeamWorld.roles().get("operator"),
                        Wire.object());
        assertFalse(gus.canSee("leadership"));
    }

    @Test
    void nobody_gives_what_they_have_not_got() {
        AssertionError refused = assertThrows(
                AssertionError.class,
                () -> joined.as("lena")
                        .call(
                                "PATCH",
                                "guilds/" + TeamWorld.GUILD + "/roles/"
                                        + TeamWorld.roles().get("lead"),
                                Wire.object().put("permissions", Long.toString(Right.all()))));
        assertTrue(refused.getMessage().contains("50013"));
        assertEquals(
                50013,
                joined.bare(
                                "PATCH",
                                "channels/" + joined.channel("digest").getId(),
                                Wire.object().put("name", "x"))
                        .code());
        assertEquals(10004, joined.bare("GET", "guilds/1", "").code());
        assertEquals(
                10007,
                joined.bare("GET", "guilds/" + TeamWorld.GUILD + "/members/1", "")
                        .code());
    }

    @Test
    void who_cannot_see_a_channel_has_no_access_and_hears_nothing() {
        Person gus = joined.as("gus");
        String leadership = joined.discord.world().channelByName("leadership");
        for (Map.Entry<String, String> call :
                Map.of("GET", "", "POST", "/messages").entrySet()) {
            AssertionError refused = assertThrows(
                    AssertionError.class,
                    () -> gus.call(
                            call.getKey(),
                            "channels/" + leadership + call.getValue(),
                            Wire.object().put("content", "x")));
            assertTrue(refused.getMessage().contains("50001"));
        }
        joined.channel("leadership").sendMessage("among us").complete();
        joined.as("vera").await("leadership", m -> m.path("content").asText().equals("among us"), Joined.SOON);
        assertTrue(gus.heard().stream().noneMatch(h -> h.data().toString().contains("among us")));
    }

    @Test
    void a_bot_that_lost_a_right_is_refused_by_the_server_too() {
        overwrite(
                "urgent",
                TeamWorld.BOT,
                0,
                Right.sum(Right.EMBED_LINKS, Right.ATTACH_FILES, Right.CREATE_PUBLIC_THREADS));
        ObjectNode embed = Wire.object();
        embed.putArray("embeds").addObject().put("title", "t");
        assertEquals(50013, joined.post("urgent", embed).code());
        String path = "channels/" + joined.discord.world().channelByName("urgent");
        assertEquals(
                50013,
                joined.bare(
                                "POST",
                                path + "/threads",
                                Wire.object().put("name", "t").put("type", 11))
                        .code());
        overwrite("urgent", TeamWorld.BOT, 0, Right.VIEW_CHANNEL.mask());
        joined.await(
                GenericPermissionOverrideEvent.class,
                e -> e.getPermissionOverride().getDenied().contains(Permission.VIEW_CHANNEL)
                        && e.getPermissionOverride().getId().equals(TeamWorld.BOT));
        assertEquals(50001, joined.bare("GET", path, "").code());
        assertEquals(
                50001, joined.post("urgent", Wire.object().put("content", "x")).code());
    }
}
