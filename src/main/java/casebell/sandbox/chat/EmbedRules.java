package casebell.sandbox.chat;

import casebell.sandbox.world.Refusal;
import com.fasterxml.jackson.databind.JsonNode;

/** What Discord refuses in embeds. */
final class EmbedRules {
    private EmbedRules() {}

    static void check(JsonNode embeds, String at) {
        if (embeds.size() > 10) {
            throw Refusal.tooLong(at + "embeds", 10);
        }
        int total = 0;
        for (int i = 0; i < embeds.size(); i++) {
            total += checkOne(embeds.get(i), at + "embeds." + i);
        }
        if (total > 6000) {
            throw Refusal.invalid(at + "embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
        }
    }

    private static int checkOne(JsonNode embed, String path) {
        int total = Rules.longest(embed.path("title"), path + ".title", 256)
                + Rules.longest(embed.path("description"), path + ".description", 4096)
                + Rules.longest(embed.path("footer").path("text"), path + ".footer.text", 2048)
                + Rules.longest(embed.path("author").path("name"), path + ".author.name", 256);
        JsonNode fields = embed.path("fields");
        if (fields.size() > 25) {
            throw Refusal.tooLong(path + ".fields", 25);
        }
        for (int i = 0; i < fields.size(); i++) {
            String at = path + ".fields." + i;
            required(fields.get(i).path("name"), at + ".name");
            required(fields.get(i).path("value"), at + ".value");
            total += Rules.longest(fields.get(i).path("name"), at + ".name", 256)
                    + Rules.longest(fields.get(i).path("value"), at + ".value", 1024);
        }
        addresses(embed, path);
        Rules.ranged(embed.path("color"), path + ".color", 0, 0xFFFFFF);
        return total;
    }

    private static void addresses(JsonNode embed, String path) {
        if (embed.hasNonNull("url")) {
            Rules.address(embed.get("url"), path + ".url");
        }
        for (String part : new String[] {"image", "thumbnail"}) {
            if (embed.path(part).hasNonNull("url")) {
                Rules.address(embed.get(part).get("url"), path + "." + part + ".url");
            }
        }
        for (String part : new String[] {"author", "footer"}) {
            if (embed.path(part).hasNonNull("icon_url")) {
                Rules.address(embed.get(part).get("icon_url"), path + "." + part + ".icon_url");
            }
        }
    }

    private static void required(JsonNode text, String path) {
        if (text.asText("").isEmpty()) {
            throw Refusal.required(path);
        }
    }
}
