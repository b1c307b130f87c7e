package casebell.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/** What is stored, as one member is shown it: own reactions, own place in a thread, the other one in a direct channel. */
public final class Shown {
    private Shown() {}

    /** A message. */
    public static ObjectNode message(ObjectNode stored, Member to) {
        ObjectNode message = stored.deepCopy();
        for (JsonNode each : message.path("reactions")) {
            ObjectNode reaction = (ObjectNode) each;
            boolean mine = false;
            for (JsonNode person : reaction.path("people")) {
                mine |= person.asText().equals(to.id());
            }
            int count = reaction.path("count").asInt();
            reaction.remove("people");
            reaction.put("me", mine).put("me_burst", false).putArray("burst_colors");
            reaction.putObject("count_details").put("burst", 0).put("normal", count);
        }
        return message;
    }

    /** A channel or thread. */
    public static ObjectNode channel(World world, ObjectNode stored, Member to) {
        ObjectNode channel = stored.deepCopy();
        if (channel.get("recipients") instanceof ArrayNode people) {
            people.removeIf(p -> p.path("id").asText().equals(to.id()) && people.size() > 1);
        }
        if (channel.has("thread_metadata")) {
            String id = channel.get("id").asText();
            Map<String, Instant> there = world.threadMembers(id);
            channel.put("member_count", Math.min(there.size(), 50));
            Instant since = there.get(to.id());
            if (since != null) {
                channel.set("member", threadMember(id, to.id(), since));
            }
        }
        return channel;
    }

    /** Somebody's place in a thread. */
    public static ObjectNode threadMember(String threadId, String userId, Instant since) {
        return Wire.object()
                .put("id", threadId)
                .put("user_id", userId)
                .put("join_timestamp", since.toString())
                .put("flags", 0);
    }
}
