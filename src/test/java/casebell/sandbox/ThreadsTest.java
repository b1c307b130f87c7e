package casebell.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageType;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.events.channel.ChannelDeleteEvent;
import net.dv8tion.jda.api.events.channel.update.ChannelUpdateArchivedEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.thread.member.ThreadMemberJoinEvent;
import net.dv8tion.jda.api.events.thread.member.ThreadMemberLeaveEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Threads, as the real JDA opens, fills, archives and leaves them. */
class ThreadsTest {
    private static Joined joined;
    private static TextChannel room;

    @BeforeAll
    static void the_bot_joins() {
        joined = Joined.now();
        room = joined.channel("case-review");
    }

    @AfterAll
    static void it_leaves() {
        joined.close();
    }

    @Test
    void a_thread_on_a_message_has_its_id_and_marks_it() {
        Message card = room.sendMessage("a card").complete();
        Person ines = joined.as("ines");
        ThreadChannel thread = card.createThreadChannel("Case 1").complete();
        assertEquals(card.getId(), thread.getId());
        assertEquals(room.getId(), thread.getParentChannel().getId());
        assertEquals(joined.jda.getSelfUser().getId(), thread.getOwnerId());
        Message again = room.retrieveMessageById(card.getId()).complete();
        assertEquals(thread.getId(), again.getStartedThread().getId());
        assertEquals(
                160004,
                Joined.code(
                        () -> room.createThreadChannel("Twice", card.getId()).complete()));
        // JDA itself fires no event when the answer has told it of the thread first
        ines.awaitHeard(
                h -> h.type().equals("THREAD_CREATE")
                        && h.data().path("id").asText().equals(thread.getId()),
                Joined.SOON);
    }

    @Test
    void a_public_thread_alone_leaves_a_notice_in_its_channel() {
        ThreadChannel thread = room.createThreadChannel("Handover").complete();
        assertEquals(ChannelType.GUILD_PUBLIC_THREAD, thread.getType());
        assertTrue(joined.as("ines").messages("case-review").stream()
                .anyMatch(m -> m.path("type").asInt() == MessageType.THREAD_CREATED.getId()
                        && m.path("content").asText().equals("Handover")));
    }

    @Test
    void a_private_thread_is_seen_by_those_in_it() {
        ThreadChannel thread = room.createThreadChannel("Quiet", true).complete();
        Person ines = joined.as("ines");
        Person bram = joined.as("bram");
        assertFalse(ines.canSee(thread.getId()));
        thread.addThreadMemberById(ines.id()).complete();
        assertTrue(ines.canSee(thread.getId()));
        assertFalse(bram.canSee(thread.getId()));
        joined.await(
                ThreadMemberJoinEvent.class, e -> e.getThreadMember().getId().equals(ines.id()));
        ines.awaitHeard(h -> h.type().equals("THREAD_CREATE"), Joined.SOON);
        thread.removeThreadMemberById(ines.id()).complete();
        assertFalse(ines.canSee(thread.getId()));
    }

    @Test
    void who_writes_in_a_thread_is_in_it_and_it_counts() {
        ThreadChannel thread = room.createThreadChannel("Talk").complete();
        Person lena = joined.as("lena");
        lena.say(thread.getId(), "hello thread");
        joined.await(
                MessageReceivedEvent.class,
                e -> e.isFromThread() && e.getMessage().getContentRaw().equals("hello thread"));
        assertEquals(
                List.of(joined.jda.getSelfUser().getId(), lena.id()),
                thread.retrieveThreadMembers().complete().stream()
                        .map(m -> m.getId())
                        .sorted((a, b) -> b.compareTo(a))
                        .toList());
        assertEquals(
                1,
                joined.discord
                        .world()
                        .channel(thread.getId())
                        .path("message_count")
                        .asInt());
        lena.call("DELETE", "channels/" + thread.getId() + "/thread-members/@me", Wire.object());
        joined.await(
                ThreadMemberLeaveEvent.class, e -> e.getThreadMember().getId().equals(lena.id()));
    }

    @Test
    void an_archived_thread_is_listed_and_woken_by_a_message_unless_it_is_locked() {
        ThreadChannel thread = room.createThreadChannel("Sleepy").complete();
        thread.getManager().setArchived(true).complete();
        joined.await(
                ChannelUpdateArchivedEvent.class,
                e -> e.getChannel().getId().equals(thread.getId()) && e.getNewValue());
        assertTrue(room.retrieveArchivedPublicThreadChannels().complete().stream()
                .anyMatch(t -> t.getId().equals(thread.getId())));
        assertFalse(joined.guild().retrieveActiveThreads().complete().stream()
                .anyMatch(t -> t.getId().equals(thread.getId())));
        joined.as("ines").say(thread.getId(), "wake up");
        joined.await(
                ChannelUpdateArchivedEvent.class,
                e -> e.getChannel().getId().equals(thread.getId()) && !e.getNewValue());

        thread.getManager().setLocked(true).setArchived(true).complete();
        AssertionError refused = org.junit.jupiter.api.Assertions.assertThrows(
                AssertionError.class, () -> joined.as("ines").say(thread.getId(), "hello?"));
        assertTrue(refused.getMessage().contains("160005"), refused.getMessage());
    }

    @Test
    void a_person_may_not_archive_the_thread_of_another() {
        ThreadChannel thread = room.createThreadChannel("Mine").complete();
        AssertionError refused = org.junit.jupiter.api.Assertions.assertThrows(
                AssertionError.class,
                () -> joined.as("gus")
                        .call(
                                "PATCH",
                                "channels/" + thread.getId(),
                                Wire.object().put("archived", true)));
        assertTrue(refused.getMessage().contains("50013"));
    }

    @Test
    void a_deleted_thread_is_gone() {
        ThreadChannel thread = room.createThreadChannel("Short").complete();
        thread.delete().complete();
        joined.await(ChannelDeleteEvent.class, e -> e.getChannel().getId().equals(thread.getId()));
        assertEquals(10003, joined.bare("GET", "channels/" + thread.getId(), "").code());
    }

    @Test
    void the_message_of_a_deleted_thread_has_none_any_more() {
        Message card = room.sendMessage("another card").complete();
        ThreadChannel thread = card.createThreadChannel("Case 2").complete();
        thread.delete().complete();
        assertEquals(null, room.retrieveMessageById(card.getId()).complete().getStartedThread());
        assertEquals(
                card.getId(),
                card.createThreadChannel("Case 2 again").complete().getId());
    }

    @Test
    void names_and_durations_are_held_to() {
        String path = "channels/" + room.getId() + "/threads";
        assertEquals(
                50035, joined.bare("POST", path, Wire.object().put("name", "")).code());
        assertEquals(
                50035,
                joined.bare("POST", path, Wire.object().put("name", "x".repeat(101)))
                        .code());
        ObjectNode odd = Wire.object().put("name", "x").put("type", 11).put("auto_archive_duration", 61);
        assertTrue(joined.bare("POST", path, odd).errors().contains("auto_archive_duration"));
        String direct = joined.as("ines").direct();
        assertEquals(
                50003,
                joined.bare(
                                "POST",
                                "channels/" + direct + "/threads",
                                Wire.object().put("name", "x"))
                        .code());
        assertEquals(
                10003,
                joined.bare(
                                "POST",
                                "channels/" + TeamWorld.BOT + "/threads",
                                Wire.object().put("name", "x"))
                        .code());
    }
}
