package casebell.sandbox.chat;

import casebell.sandbox.world.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** What Discord refuses in a message, with the places that it names. */
public final class MessageRules {
    /** The message is written with components only. */
    public static final int V2 = 1 << 15;

    private static final Set<String> PARSED = Set.of("roles", "users", "everyone");

    private MessageRules() {}

    /**
     * Refuses a message that Discord would not take.
     *
     * @param at where the message stands in the body: empty, or {@code data.}
     * @param hasFiles whether files come with it
     */
    public static void check(JsonNode body, String at, boolean hasFiles) {
        Rules.longest(body.path("content"), at + "content", 2000);
        for (String list : List.of("embeds", "components", "attachments")) {
            Rules.objects(body.path(list), at + list);
        }
        if (body.path("nonce").asText("").length() > 25) {
            throw Refusal.invalid(at + "nonce", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }
        JsonNode embeds = body.path("embeds");
        EmbedRules.check(embeds, at);
        allowedMentions(body.path("allowed_mentions"), at + "allowed_mentions");
        boolean v2 = (body.path("flags").asInt() & V2) != 0;
        if (v2) {
            noLegacy(body, at);
        }
        ComponentRules.ofMessage(body.path("components"), at + "components", v2);
        if (body.path("attachments").size() > 10) {
            throw Refusal.tooLong(at + "attachments", 10);
        }
        boolean isEmpty = body.path("content").asText("").isBlank()
                && embeds.isEmpty()
                && body.path("components").isEmpty()
                && body.path("sticker_ids").isEmpty()
                && !body.hasNonNull("poll");
        boolean filesOnly = hasFiles && !v2;
        if (isEmpty && !filesOnly) {
            throw Refusal.of(400, 50006, "Cannot send an empty message");
        }
    }

    private static void noLegacy(JsonNode body, String at) {
        for (String field : List.of("content", "embeds", "poll", "sticker_ids")) {
            JsonNode value = body.path(field);
            boolean isUsed = value.isTextual() ? !value.asText().isEmpty() : !value.isEmpty();
            if (isUsed) {
                throw Refusal.invalid(
                        at + field,
                        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                        "The '" + field + "' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
            }
        }
    }

    private static void allowedMentions(JsonNode allowed, String at) {
        for (int i = 0; i < allowed.path("parse").size(); i++) {
            String parsed = allowed.path("parse").get(i).asText();
            if (!PARSED.contains(parsed)) {
                throw Refusal.notOneOf(at + ".parse." + i, "'roles', 'users', 'everyone'");
            }
            if (!parsed.equals("everyone") && !allowed.path(parsed).isEmpty()) {
                throw Refusal.invalid(
                        at,
                        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                        "parse:[\"" + parsed + "\"] and " + parsed + ": [ids...] are mutually exclusive.");
            }
        }
        for (String named : List.of("users", "roles")) {
            if (allowed.path(named).size() > 100) {
                throw Refusal.tooLong(at + "." + named, 100);
            }
        }
    }
}
