package casebell.sandbox.cases.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One action that this platform can do: on which kinds of case, and how. */
public record Capability(String action, Set<String> kinds, boolean reversible, boolean durations, boolean queued) {
    private static final Set<String> POSTS = Set.of("post", "media");
    private static final Set<String> WRITTEN = Set.of("post", "message", "media");
    private static final Set<String> PEOPLE = Set.of("post", "message", "media", "account");
    private static final Set<String> ALL = Set.of("post", "message", "media", "account", "follower-change");

    private static final List<Capability> EVERY = List.of(
            lasting("remove-post", WRITTEN),
            lasting("hide-post", POSTS),
            timed("notice", POSTS),
            timed("context-note", POSTS),
            timed("limit-reach", POSTS),
            timed("limit-replies", POSTS),
            new Capability("sweep-replies", POSTS, true, false, true),
            once("warn", PEOPLE),
            lasting("strike", PEOPLE),
            timed("lock-account", PEOPLE),
            timed("suspend-account", PEOPLE),
            once("restore", PEOPLE),
            once("preserve-evidence", PEOPLE),
            once("close-case", ALL),
            once("no-action", ALL));

    public Capability {
        kinds = Set.copyOf(kinds);
    }

    public static List<Capability> every() {
        return EVERY;
    }

    public static Optional<Capability> named(String action) {
        return EVERY.stream().filter(known -> known.action.equals(action)).findFirst();
    }

    /** What can be done on a case of this kind, in the order of the list. */
    public static List<String> possible(String kind, boolean closed) {
        return EVERY.stream()
                .filter(known -> known.kinds.contains(kind))
                .map(Capability::action)
                .filter(action -> !(closed && action.equals("close-case")))
                .toList();
    }

    /** The body of {@code GET /v1/capabilities}. */
    public static ObjectNode all(boolean webhooks) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("api", 1).put("name", "Casebell demonstration case system").put("webhooks", webhooks);
        ArrayNode actions = body.putArray("actions");
        for (Capability known : EVERY) {
            ObjectNode entry = actions.addObject().put("action", known.action);
            known.kinds.stream().sorted().forEach(entry.putArray("kinds")::add);
            entry.put("reversible", known.reversible)
                    .put("durations", known.durations)
                    .put("queued", known.queued);
        }
        return body;
    }

    private static Capability lasting(String action, Set<String> kinds) {
        return new Capability(action, kinds, true, false, false);
    }

    private static Capability timed(String action, Set<String> kinds) {
        return new Capability(action, kinds, true, true, false);
    }

    private static Capability once(String action, Set<String> kinds) {
        return new Capability(action, kinds, false, false, false);
    }
}
