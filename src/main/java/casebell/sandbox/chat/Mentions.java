package casebell.sandbox.chat;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.Right;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is pinged: what the text names, as far as {@code allowed_mentions} and the author's rights let it. Without {@code allowed_mentions} everything counts;
 * with it, only what it names, and the author of the message that is replied to only when it says so.
 */
final class Mentions {
    private static final Pattern USER = Pattern.compile("<@!?([0-9]{1,20})>");
    private static final Pattern ROLE = Pattern.compile("<@&([0-9]{1,20})>");
    private static final Pattern EVERYBODY = Pattern.compile("@(everyone|here)\\b");

    private final World world;

    Mentions(World world) {
        this.world = world;
    }

    void write(ObjectNode message, Member author, ObjectNode body) {
        String text = text(message);
        JsonNode allowed = body.path("allowed_mentions");
        boolean isFree = !body.hasNonNull("allowed_mentions");
        Set<String> parse = new LinkedHashSet<>();
        allowed.path("parse").forEach(p -> parse.add(p.asText()));
        boolean mayPingAll = Right.MENTION_EVERYONE.in(
                world.rights(author, message.get("channel_id").asText()));

        ArrayNode mentions = message.putArray("mentions");
        Set<String> pinged = new LinkedHashSet<>();
        for (String id : named(USER, text)) {
            if (isFree || parse.contains("users") || contains(allowed.path("users"), id)) {
                pinged.add(id);
            }
        }
        String replied =
                message.path("referenced_message").path("author").path("id").asText("");
        if (!replied.isEmpty() && (isFree || allowed.path("replied_user").asBoolean())) {
            pinged.add(replied);
        }
        pinged.forEach(id -> world.member(id).ifPresent(m -> mentions.add(m.user())));

        ArrayNode roles = message.putArray("mention_roles");
        for (String id : named(ROLE, text)) {
            boolean isWanted = isFree || parse.contains("roles") || contains(allowed.path("roles"), id);
            boolean isMentionable = world.role(id)
                    .map(r -> r.path("mentionable").asBoolean() || mayPingAll)
                    .orElse(false);
            if (isWanted && isMentionable) {
                roles.add(id);
            }
        }
        boolean everybodyWanted = isFree || parse.contains("everyone");
        message.put(
                "mention_everyone",
                everybodyWanted && mayPingAll && EVERYBODY.matcher(text).find());
    }

    /** What can ping: the content and text components, but never embeds. */
    private static String text(ObjectNode message) {
        StringBuilder text = new StringBuilder(message.path("content").asText());
        Parts.all(message.path("components")).stream()
                .filter(c -> c.path("type").asInt() == Parts.TEXT)
                .forEach(c -> text.append('\n').append(c.path("content").asText()));
        return text.toString();
    }

    private static Set<String> named(Pattern pattern, String text) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    static boolean contains(JsonNode list, String id) {
        for (JsonNode each : list) {
            if (each.asText().equals(id)) {
                return true;
            }
        }
        return false;
    }
}
