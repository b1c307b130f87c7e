package casebell.sandbox.command;

import casebell.sandbox.world.Member;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Ephemeral messages: each seen by one person only, and never in the history. The oldest of too many go. */
final class Hidden {
    private static final int MOST = 2000;

    private final Map<String, Seen> byId = new LinkedHashMap<>();

    private record Seen(ObjectNode message, String userId) {}

    void put(ObjectNode message, String userId) {
        byId.put(message.get("id").asText(), new Seen(message, userId));
        if (byId.size() > MOST) {
            byId.remove(byId.keySet().iterator().next());
        }
    }

    Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(Seen::message);
    }

    Optional<ObjectNode> find(String id, Member who) {
        return Optional.ofNullable(byId.get(id))
                .filter(s -> s.userId().equals(who.id()))
                .map(Seen::message);
    }

    boolean remove(String id) {
        return byId.remove(id) != null;
    }
}
