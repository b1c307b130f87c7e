package casebell.sandbox.chat;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Right;
import casebell.sandbox.world.Snowflakes;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reactions: added, removed, listed, cleared. Whoever calls holds the world's lock. */
public final class Reactions {
    private static final int MOST = 20;

    private final World world;

    public Reactions(World world) {
        this.world = world;
    }

    public void add(Call call) {
        world.demand(call.who(), call.at("channel"), Right.READ_MESSAGE_HISTORY);
        ObjectNode message = message(call).deepCopy();
        String emoji = emoji(call);
        ArrayNode reactions = message.get("reactions") instanceof ArrayNode a ? a : message.putArray("reactions");
        ObjectNode entry = find(reactions, emoji);
        if (entry == null) {
            world.demand(call.who(), call.at("channel"), Right.ADD_REACTIONS);
            if (reactions.size() >= MOST) {
                throw Refusal.of(400, 30010, "Maximum number of reactions reached (" + MOST + ")");
            }
            entry = reactions.addObject().put("count", 0).put("me", false);
            entry.set("emoji", emojiObject(emoji));
            entry.putArray("people");
        }
        ArrayNode people = (ArrayNode) entry.get("people");
        if (!Mentions.contains(people, call.who().id())) {
            people.add(call.who().id());
            entry.put("count", people.size());
            world.putMessage(message);
            ObjectNode event = event(call, call.who().id(), emoji);
            if (!world.isDirect(call.at("channel"))) {
                event.set("member", call.who().member());
            }
            event.put("message_author_id", message.path("author").path("id").asText());
            world.tell("MESSAGE_REACTION_ADD", event, call.at("channel"));
        }
    }

    /** Takes one away; of somebody else only with the right to manage messages. */
    public void remove(Call call, String userId) {
        world.demand(call.who(), call.at("channel"));
        if (!userId.equals(call.who().id())) {
            world.demand(call.who(), call.at("channel"), Right.MANAGE_MESSAGES);
        }
        ObjectNode message = message(call).deepCopy();
        String emoji = emoji(call);
        if (!(message.get("reactions") instanceof ArrayNode reactions)) {
            return;
        }
        ObjectNode entry = find(reactions, emoji);
        if (entry == null || !Mentions.contains(entry.path("people"), userId)) {
            return;
        }
        ArrayNode people = (ArrayNode) entry.get("people");
        people.removeIf(p -> p.asText().equals(userId));
        entry.put("count", people.size());
        reactions.removeIf(r -> r.path("count").asInt() == 0);
        store(message, reactions);
        world.tell("MESSAGE_REACTION_REMOVE", event(call, userId, emoji), call.at("channel"));
    }

    /** Takes all away, or all of one emoji. */
    public void clear(Call call) {
        world.demand(call.who(), call.at("channel"), Right.MANAGE_MESSAGES);
        ObjectNode message = message(call).deepCopy();
        ArrayNode reactions = message.get("reactions") instanceof ArrayNode a ? a : message.putArray("reactions");
        ObjectNode told = Wire.object().put("channel_id", call.at("channel")).put("message_id", call.at("message"));
        if (call.at("emoji").isEmpty()) {
            reactions.removeAll();
            store(message, reactions);
            world.tell("MESSAGE_REACTION_REMOVE_ALL", told, call.at("channel"));
        } else {
            String emoji = emoji(call);
            reactions.removeIf(r -> r.path("emoji").path("name").asText().equals(emoji));
            store(message, reactions);
            told.set("emoji", emojiObject(emoji));
            world.tell("MESSAGE_REACTION_REMOVE_EMOJI", told, call.at("channel"));
        }
    }

    private void store(ObjectNode message, ArrayNode reactions) {
        if (reactions.isEmpty()) {
            message.remove("reactions");
        }
        world.putMessage(message);
    }

    /** Who reacted with an emoji, in order of their ids. */
    public ArrayNode list(Call call) {
        world.demand(call.who(), call.at("channel"), Right.READ_MESSAGE_HISTORY);
        long after = call.asked("after").map(a -> Snowflakes.demand(a, "after")).orElse(0L);
        ArrayNode users = Wire.array();
        JsonNode entry = find(message(call).path("reactions"), emoji(call));
        if (entry != null) {
            java.util.stream.StreamSupport.stream(entry.path("people").spliterator(), false)
                    .map(JsonNode::asText)
                    .filter(id -> Snowflakes.number(id) > after)
                    .sorted(java.util.Comparator.comparingLong(Snowflakes::number))
                    .limit(Messages.limit(call, 25))
                    .forEach(id -> world.member(id).map(Member::user).ifPresent(users::add));
        }
        return users;
    }

    private ObjectNode message(Call call) {
        return world.message(call.at("channel"), call.at("message"));
    }

    /** An emoji of Unicode, or {@code name:id}; there are no emojis of the guild's own. */
    private static String emoji(Call call) {
        String emoji = call.at("emoji");
        boolean isCustom = emoji.matches("[A-Za-z0-9_]{1,32}:[0-9]{1,20}");
        boolean isUnicode = emoji.length() <= 32
                && emoji.codePoints().anyMatch(c -> c > 0x203B || c == 0xA9 || c == 0xAE || c == 0x20E3);
        if (isCustom || !isUnicode) {
            throw Refusal.of(400, 10014, "Unknown Emoji");
        }
        return emoji;
    }

    private static ObjectNode emojiObject(String emoji) {
        return Wire.object().putNull("id").put("name", emoji);
    }

    private static ObjectNode event(Call call, String userId, String emoji) {
        ObjectNode event = Wire.object()
                .put("user_id", userId)
                .put("channel_id", call.at("channel"))
                .put("message_id", call.at("message"))
                .put("burst", false)
                .put("type", 0);
        event.set("emoji", emojiObject(emoji));
        return event;
    }

    private static @org.jspecify.annotations.Nullable ObjectNode find(JsonNode reactions, String emoji) {
        for (JsonNode each : reactions) {
            if (each instanceof ObjectNode entry
                    && entry.path("emoji").path("name").asText().equals(emoji)) {
                return entry;
            }
        }
        return null;
    }
}
