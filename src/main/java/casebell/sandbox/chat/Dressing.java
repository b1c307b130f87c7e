package casebell.sandbox.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Components as Discord answers them: numbered, with real addresses, and with what was left out. */
public final class Dressing {
    private Dressing() {}

    /** Gives every component the number that Discord would give it. */
    public static void number(List<ObjectNode> all) {
        Set<Integer> taken = new HashSet<>();
        all.forEach(c -> taken.add(c.path("id").asInt()));
        int next = 1;
        for (ObjectNode each : all) {
            if (each.path("id").asInt() == 0) {
                while (!taken.add(next)) {
                    next++;
                }
                each.put("id", next);
            }
        }
    }

    static void dress(List<ObjectNode> all, Attachments files, ArrayNode attachments) {
        number(all);
        for (ObjectNode each : all) {
            media(each, files, attachments);
            complete(each);
        }
    }

    private static void media(ObjectNode component, Attachments files, ArrayNode attachments) {
        if (component.get("media") instanceof ObjectNode media) {
            files.resolveMedia(media, "components", attachments);
        }
        for (JsonNode item : component.path("items")) {
            files.resolveMedia((ObjectNode) item.get("media"), "components", attachments);
            absent((ObjectNode) item, "description");
            missing((ObjectNode) item, "spoiler", false);
        }
        if (component.get("file") instanceof ObjectNode file) {
            files.resolveMedia(file, "components", attachments);
            Attachments.find(file.path("url").asText(), attachments).ifPresent(a -> {
                component.put("name", a.path("filename").asText());
                component.put("size", a.path("size").asInt());
            });
            absent(component, "name");
            absent(component, "size");
        }
    }

    private static void complete(ObjectNode component) {
        switch (component.path("type").asInt()) {
            case Parts.STRINGS, Parts.USERS, Parts.ROLES, Parts.MENTIONABLES, Parts.CHANNELS -> {
                number(component, "min_values");
                number(component, "max_values");
            }
            case Parts.THUMBNAIL -> {
                absent(component, "description");
                missing(component, "spoiler", false);
            }
            case Parts.FILE -> missing(component, "spoiler", false);
            case Parts.SEPARATOR -> {
                number(component, "spacing");
                missing(component, "divider", true);
            }
            case Parts.CONTAINER -> {
                absent(component, "accent_color");
                missing(component, "spoiler", false);
            }
            default -> {
                // nothing is left out of the others
            }
        }
    }

    private static void number(ObjectNode node, String field) {
        if (!node.hasNonNull(field)) {
            node.put(field, 1);
        }
    }

    private static void missing(ObjectNode node, String field, boolean value) {
        if (!node.hasNonNull(field)) {
            node.put(field, value);
        }
    }

    private static void absent(ObjectNode node, String field) {
        if (!node.has(field)) {
            node.putNull(field);
        }
    }
}
