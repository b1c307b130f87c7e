package casebell.sandbox.rest;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Right;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Channels, threads and direct messages. */
final class Channels {
    private final World world;

    Channels(World world) {
        this.world = world;
    }

    ObjectNode get(String id, Member who) {
        world.demand(who, id, Right.VIEW_CHANNEL);
        return world.channel(id).deepCopy();
    }

    ObjectNode openThread(String parent, Optional<String> messageId, Call call) {
        world.demand(call.who(), parent, Right.CREATE_PUBLIC_THREADS);
        String name = call.body().path("name").asText("");
        if (name.isEmpty() || name.length() > 100) {
            throw Refusal.invalid("name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
        }
        ObjectNode thread;
        synchronized (world) {
            String id = messageId.orElseGet(world::nextId);
            if (messageId.isPresent()) {
                ObjectNode starter = world.message(parent, id);
                if (starter.has("thread")) {
                    throw Refusal.of(400, 160004, "A thread has already been created for this message");
                }
            }
            thread = thread(id, parent, name, call.who().id());
            if (messageId.isPresent()) {
                world.message(parent, id).set("thread", thread.deepCopy());
            }
            world.putChannel(thread);
        }
        world.tell("THREAD_CREATE", thread.deepCopy().put("newly_created", true), parent);
        return thread.deepCopy();
    }

    private ObjectNode thread(String id, String parent, String name, String owner) {
        ObjectNode thread = Wire.object()
                .put("id", id)
                .put("type", 11)
                .put("guild_id", TeamWorld.GUILD)
                .put("parent_id", parent)
                .put("name", name)
                .put("owner_id", owner)
                .put("message_count", 0)
                .put("member_count", 1)
                .put("total_message_sent", 0)
                .put("rate_limit_per_user", 0)
                .put("flags", 0)
                .putNull("last_message_id");
        thread.putObject("thread_metadata")
                .put("archived", false)
                .put("auto_archive_duration", 1440)
                .put("archive_timestamp", world.now().toString())
                .put("locked", false)
                .put("create_timestamp", world.now().toString());
        thread.putObject("member").put("join_timestamp", world.now().toString()).put("flags", 0);
        return thread;
    }

    ObjectNode modify(String id, Call call) {
        ObjectNode channel = world.channel(id);
        world.demand(call.who(), id, Right.MANAGE_THREADS);
        synchronized (world) {
            JsonNode metadata = channel.path("thread_metadata");
            if (metadata instanceof ObjectNode meta) {
                for (String part : new String[] {"archived", "locked", "auto_archive_duration"}) {
                    if (call.body().has(part)) {
                        meta.set(part, call.body().get(part));
                    }
                }
            }
            if (call.body().hasNonNull("name")) {
                channel.put("name", call.body().get("name").asText());
            }
        }
        boolean isThread = channel.has("thread_metadata");
        world.tell(isThread ? "THREAD_UPDATE" : "CHANNEL_UPDATE", channel.deepCopy(), id);
        return channel.deepCopy();
    }

    ObjectNode openDirect(Call call) {
        String other = call.body().path("recipient_id").asText();
        Member recipient = world.member(other).orElseThrow(() -> Refusal.of(404, 10013, "Unknown User"));
        synchronized (world) {
            for (ObjectNode channel : world.channels()) {
                String people = channel.path("recipients").toString();
                if (channel.get("type").asInt() == 1
                        && people.contains(other)
                        && people.contains(call.who().id())) {
                    return channel.deepCopy();
                }
            }
            ObjectNode direct = Wire.object()
                    .put("id", world.nextId())
                    .put("type", 1)
                    .putNull("last_message_id")
                    .put("flags", 0);
            direct.putArray("recipients").add(recipient.user()).add(call.who().user());
            world.putChannel(direct);
            world.tellOnly(other, "CHANNEL_CREATE", direct);
            return direct.deepCopy();
        }
    }
}
