package casebell.sandbox.rest;

import casebell.sandbox.world.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** What Discord refuses in a message, with the places that it names. */
final class MessageRules {
    private static final int BUTTON = 2;
    private static final int LINK = 5;

    private MessageRules() {}

    static void check(JsonNode body, boolean mayBeEmpty) {
        longest(body.path("content"), "content", 2000);
        JsonNode embeds = body.path("embeds");
        if (embeds.size() > 10) {
            throw Refusal.invalid("embeds", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.");
        }
        int total = 0;
        for (int i = 0; i < embeds.size(); i++) {
            total += checkEmbed(embeds.get(i), "embeds." + i);
        }
        if (total > 6000) {
            throw Refusal.invalid("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
        }
        boolean v2 = (body.path("flags").asInt() & 32768) != 0;
        checkComponents(body.path("components"), v2);
        if (v2 && (!body.path("content").asText("").isEmpty() || embeds.size() > 0)) {
            throw Refusal.invalid(
                    "content",
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }
        boolean empty = body.path("content").asText("").isBlank()
                && embeds.isEmpty()
                && body.path("components").isEmpty()
                && body.path("attachments").isEmpty()
                && body.path("sticker_ids").isEmpty()
                && !body.has("poll");
        if (empty && !mayBeEmpty) {
            throw Refusal.of(400, 50006, "Cannot send an empty message");
        }
    }

    private static int checkEmbed(JsonNode embed, String path) {
        int total = longest(embed.path("title"), path + ".title", 256)
                + longest(embed.path("description"), path + ".description", 4096)
                + longest(embed.path("footer").path("text"), path + ".footer.text", 2048)
                + longest(embed.path("author").path("name"), path + ".author.name", 256);
        JsonNode fields = embed.path("fields");
        if (fields.size() > 25) {
            throw Refusal.invalid(path + ".fields", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }
        for (int i = 0; i < fields.size(); i++) {
            String at = path + ".fields." + i;
            required(fields.get(i).path("name"), at + ".name");
            required(fields.get(i).path("value"), at + ".value");
            total += longest(fields.get(i).path("name"), at + ".name", 256)
                    + longest(fields.get(i).path("value"), at + ".value", 1024);
        }
        return total;
    }

    static void checkComponents(JsonNode components, boolean v2) {
        if (!v2 && components.size() > 5) {
            throw Refusal.invalid("components", "BASE_TYPE_MAX_LENGTH", "Must be 5 or fewer in length.");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < components.size(); i++) {
            checkComponent(components.get(i), "components." + i, seen);
        }
    }

    private static void checkComponent(JsonNode component, String path, Set<String> seen) {
        JsonNode children = component.path("components");
        int type = component.path("type").asInt();
        if (type == 1 && (children.isEmpty() || children.size() > 5)) {
            throw Refusal.invalid(path + ".components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
        }
        for (int i = 0; i < children.size(); i++) {
            checkComponent(children.get(i), path + ".components." + i, seen);
        }
        if (component.has("accessory")) {
            checkComponent(component.get("accessory"), path + ".accessory", seen);
        }
        if (component.path("options").size() > 25) {
            throw Refusal.invalid(path + ".options", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length.");
        }
        boolean needsId = type == BUTTON ? component.path("style").asInt() < LINK : type >= 3 && type <= 8;
        if (needsId) {
            String id = component.path("custom_id").asText("");
            if (id.isEmpty() || id.length() > 100) {
                throw Refusal.invalid(
                        path + ".custom_id", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
            }
            if (!seen.add(id)) {
                throw Refusal.invalid(
                        path + ".custom_id",
                        "COMPONENT_CUSTOM_ID_DUPLICATED",
                        "Component custom id cannot be duplicated");
            }
        }
        longest(component.path("label"), path + ".label", type == BUTTON ? 80 : 100);
    }

    private static int longest(JsonNode text, String path, int most) {
        String value = text.isTextual() ? text.asText() : "";
        int length = value.codePointCount(0, value.length());
        if (length > most) {
            throw Refusal.invalid(path, "BASE_TYPE_MAX_LENGTH", "Must be " + most + " or fewer in length.");
        }
        return length;
    }

    private static void required(JsonNode text, String path) {
        if (text.asText("").isEmpty()) {
            throw Refusal.invalid(path, "BASE_TYPE_REQUIRED", "This field is required");
        }
    }
}
