package casebell.sandbox.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kinds of components, and a walk over all of a tree. */
public final class Parts {
    public static final int ROW = 1;
    public static final int BUTTON = 2;
    public static final int STRINGS = 3;
    public static final int TEXT_INPUT = 4;
    public static final int USERS = 5;
    public static final int ROLES = 6;
    public static final int MENTIONABLES = 7;
    public static final int CHANNELS = 8;
    public static final int SECTION = 9;
    public static final int TEXT = 10;
    public static final int THUMBNAIL = 11;
    public static final int GALLERY = 12;
    public static final int FILE = 13;
    public static final int SEPARATOR = 14;
    public static final int CONTAINER = 17;
    public static final int LABEL = 18;
    public static final int FILE_UPLOAD = 19;
    public static final int RADIO_GROUP = 21;
    public static final int CHECKBOX_GROUP = 22;
    public static final int CHECKBOX = 23;

    private Parts() {}

    /** Every component of the tree, parents first. */
    public static List<ObjectNode> all(JsonNode components) {
        List<ObjectNode> found = new ArrayList<>();
        components.forEach(c -> gather(c, found));
        return found;
    }

    private static void gather(JsonNode component, List<ObjectNode> found) {
        if (component instanceof ObjectNode one) {
            found.add(one);
            one.path("components").forEach(c -> gather(c, found));
            gather(one.path("component"), found);
            gather(one.path("accessory"), found);
        }
    }

    /** The component with this custom id. */
    public static Optional<ObjectNode> named(JsonNode components, String customId) {
        return all(components).stream()
                .filter(c -> c.has("custom_id") && c.get("custom_id").asText().equals(customId))
                .findFirst();
    }

    /** Whether it is a menu to choose from. */
    public static boolean isMenu(int type) {
        return type == STRINGS || (type >= USERS && type <= CHANNELS);
    }
}
