package casebell.sandbox.chat;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Right;
import casebell.sandbox.world.Shown;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Channels, their overwrites, and direct messages. Whoever calls holds the world's lock. */
public final class Channels {
    private final World world;
    private final Threads threads;

    public Channels(World world, Threads threads) {
        this.world = world;
        this.threads = threads;
    }

    public ObjectNode get(Call call) {
        world.demand(call.who(), call.at("channel"));
        return Shown.channel(world, world.channel(call.at("channel")), call.who());
    }

    /** The channels of the guild, without threads. */
    public ArrayNode ofGuild(Member who) {
        ArrayNode list = Wire.array();
        world.channels().stream()
                .filter(c -> c.get("type").asInt() != 1 && !c.has("thread_metadata"))
                .filter(c -> world.canSee(who, c.get("id").asText()))
                .forEach(c -> list.add(c.deepCopy()));
        return list;
    }

    /** Says that somebody is typing. */
    public void type(Call call) {
        String id = call.at("channel");
        world.demand(call.who(), id);
        ObjectNode told = Wire.object()
                .put("channel_id", id)
                .put("user_id", call.who().id())
                .put("timestamp", world.now().getEpochSecond());
        if (!world.isDirect(id)) {
            told.set("member", call.who().member());
        }
        world.tell("TYPING_START", told, id);
    }

    public ObjectNode modify(Call call) {
        String id = call.at("channel");
        if (world.isThread(id)) {
            return threads.modify(call);
        }
        demandManager(call, Right.MANAGE_CHANNELS);
        ObjectNode channel = world.channel(id).deepCopy();
        JsonNode body = call.body();
        if (body.has("name")) {
            Rules.between(body.get("name"), "name", 1, 100);
        }
        Rules.longest(body.path("topic"), "topic", 1024);
        Rules.ranged(body.path("rate_limit_per_user"), "rate_limit_per_user", 0, 21_600);
        for (String part : new String[] {"name", "topic", "nsfw", "rate_limit_per_user", "position", "parent_id"}) {
            if (body.has(part)) {
                channel.set(part, body.get(part));
            }
        }
        if (body.path("permission_overwrites").isArray()) {
            demandManager(call, Right.MANAGE_ROLES);
            ArrayNode overwrites = channel.putArray("permission_overwrites");
            for (JsonNode each : body.path("permission_overwrites")) {
                overwrites.add(overwrite(each.path("id").asText(), each));
            }
        }
        update(channel);
        return channel.deepCopy();
    }

    private void update(ObjectNode channel) {
        world.putChannel(channel);
        world.tell("CHANNEL_UPDATE", channel, channel.get("id").asText());
    }

    private void demandManager(Call call, Right right) {
        if (world.isDirect(call.at("channel"))) {
            throw Refusal.of(403, 50003, "Cannot execute action on a DM channel");
        }
        world.demand(call.who(), call.at("channel"), right);
    }

    /** Deletes a channel or thread. */
    public ObjectNode delete(Call call) {
        String id = call.at("channel");
        ObjectNode gone = world.channel(id);
        if (world.isThread(id)) {
            threads.delete(call);
            return Shown.channel(world, gone, call.who());
        }
        demandManager(call, Right.MANAGE_CHANNELS);
        world.tell("CHANNEL_DELETE", gone, id);
        world.channels().stream()
                .filter(c ->
                        c.has("thread_metadata") && c.path("parent_id").asText().equals(id))
                .forEach(c -> world.removeChannel(c.get("id").asText()));
        world.removeChannel(id);
        return gone.deepCopy();
    }

    /** Sets what a role or member may do in a channel apart from everybody else; without a body, takes that away. */
    public void overwrite(Call call, boolean isSet) {
        demandManager(call, Right.MANAGE_ROLES);
        ObjectNode channel = world.channel(call.at("channel")).deepCopy();
        String of = call.at("overwrite");
        ArrayNode overwrites = (ArrayNode) channel.get("permission_overwrites");
        int before = overwrites.size();
        overwrites.removeIf(o -> o.path("id").asText().equals(of));
        if (isSet) {
            overwrites.add(overwrite(of, call.body()));
        } else if (overwrites.size() == before) {
            throw Refusal.of(404, 10009, "Unknown Permission Overwrite");
        }
        update(channel);
    }

    private ObjectNode overwrite(String id, JsonNode asked) {
        boolean isRole = world.role(id).isPresent();
        if (!isRole && world.member(id).isEmpty()) {
            throw Refusal.of(404, 10009, "Unknown Permission Overwrite");
        }
        return Wire.object()
                .put("id", id)
                .put("type", isRole ? 0 : 1)
                .put("allow", asked.path("allow").asText("0"))
                .put("deny", asked.path("deny").asText("0"));
    }

    /** The direct channel between two; the same one when there is one. */
    public ObjectNode openDirect(Call call) {
        String other = call.body().path("recipient_id").asText();
        if (other.isEmpty()) {
            throw Refusal.required("recipient_id");
        }
        Member recipient = world.member(other).orElseThrow(() -> Refusal.of(404, 10013, "Unknown User"));
        if (recipient.id().equals(call.who().id())
                || (recipient.bot() && call.who().bot())) {
            throw Refusal.of(400, 50007, "Cannot send messages to this user");
        }
        for (ObjectNode channel : world.channels()) {
            String people = channel.path("recipients").toString();
            if (channel.get("type").asInt() == 1
                    && people.contains("\"" + other + "\"")
                    && people.contains("\"" + call.who().id() + "\"")) {
                return Shown.channel(world, channel, call.who());
            }
        }
        ObjectNode direct = Wire.object()
                .put("id", world.nextId())
                .put("type", 1)
                .putNull("last_message_id")
                .put("flags", 0);
        direct.putArray("recipients").add(recipient.user()).add(call.who().user());
        world.putChannel(direct);
        for (Member each : new Member[] {recipient, call.who()}) {
            if (!each.bot()) {
                world.tellOnly(each.id(), "CHANNEL_CREATE", Shown.channel(world, direct, each));
            }
        }
        return Shown.channel(world, direct, call.who());
    }
}
