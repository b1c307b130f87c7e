package casebell.sandbox.command;

import casebell.sandbox.chat.Dressing;
import casebell.sandbox.chat.Parts;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The forms that people have before them, and what they send back: read against the form, never taken as it comes. */
final class Forms {
    private static final int MOST = 500;

    private final Map<String, ObjectNode> shown = new LinkedHashMap<>();

    /** Shows a form; every part gets its number. */
    ObjectNode show(String userId, JsonNode asked) {
        ObjectNode form = Wire.object()
                .put("custom_id", asked.path("custom_id").asText())
                .put("title", asked.path("title").asText());
        form.set("components", asked.path("components").deepCopy());
        Dressing.number(Parts.all(form.get("components")));
        shown.put(key(userId, form), form);
        if (shown.size() > MOST) {
            shown.remove(shown.keySet().iterator().next());
        }
        return form.deepCopy();
    }

    private static String key(String userId, JsonNode form) {
        return userId + " " + form.path("custom_id").asText();
    }

    /** The data of the event for what was filled in. */
    ObjectNode read(String userId, JsonNode sent, Resolved resolved) {
        ObjectNode form = shown.get(key(userId, sent));
        if (form == null) {
            throw Refusal.invalid("data.custom_id", "BASE_TYPE_CHOICES", "This form is not open.");
        }
        ObjectNode data = Wire.object().put("custom_id", form.path("custom_id").asText());
        ArrayNode parts = data.putArray("components");
        for (JsonNode each : form.path("components")) {
            ObjectNode part = Wire.object();
            part.set("type", each.get("type"));
            part.set("id", each.get("id"));
            if (each.path("type").asInt() == Parts.ROW) {
                ArrayNode inside = part.putArray("components");
                each.path("components").forEach(c -> inside.add(value(c, sent, resolved)));
            } else if (each.path("type").asInt() == Parts.LABEL) {
                part.set("component", value(each.path("component"), sent, resolved));
            }
            parts.add(part);
        }
        resolved.into(data);
        return data;
    }

    private static ObjectNode value(JsonNode asked, JsonNode sent, Resolved resolved) {
        String customId = asked.path("custom_id").asText();
        Optional<ObjectNode> given = Parts.named(sent.path("components"), customId);
        ObjectNode value = Wire.object();
        value.set("type", asked.get("type"));
        value.set("id", asked.get("id"));
        value.put("custom_id", customId);
        String path = "data.components." + customId;
        JsonNode values = given.map(g -> g.path("values")).orElse(Wire.array());
        switch (asked.path("type").asInt()) {
            case Parts.TEXT_INPUT -> value.put("value", text(asked, given, path));
            case Parts.CHECKBOX ->
                value.put("value", given.map(g -> g.path("value").asBoolean()).orElse(false));
            case Parts.RADIO_GROUP -> value.set("value", radio(asked, given, path));
            case Parts.FILE_UPLOAD -> {
                demandFilled(asked, true, path);
                value.putArray("values");
            }
            default -> {
                Menus.check(asked, values, path);
                resolved.chosen(asked, values, path);
                value.set("values", values.isArray() ? values.deepCopy() : Wire.array());
            }
        }
        return value;
    }

    private static String text(JsonNode asked, Optional<ObjectNode> given, String path) {
        String text = given.map(g -> g.path("value").asText("")).orElse("");
        demandFilled(asked, text.isEmpty(), path);
        int least = asked.path("min_length").asInt();
        int most = asked.path("max_length").asInt(4000);
        if (!text.isEmpty() && (text.length() < least || text.length() > most)) {
            throw Refusal.badLength(path, least, most);
        }
        return text;
    }

    private static JsonNode radio(JsonNode asked, Optional<ObjectNode> given, String path) {
        JsonNode value = given.map(g -> g.path("value")).orElse(Wire.object().path("none"));
        demandFilled(asked, value.asText("").isEmpty(), path);
        for (JsonNode option : asked.path("options")) {
            if (option.path("value").asText().equals(value.asText())) {
                return value;
            }
        }
        if (!value.asText("").isEmpty()) {
            throw Refusal.invalid(path, "COMPONENT_VALIDATION_FAILED", "Component validation failed");
        }
        return Wire.object().nullNode();
    }

    private static void demandFilled(JsonNode asked, boolean isEmpty, String path) {
        if (isEmpty && asked.path("required").asBoolean(true)) {
            throw Refusal.required(path);
        }
    }
}
