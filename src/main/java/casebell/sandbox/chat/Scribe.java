package casebell.sandbox.chat;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes message objects, new or changed; nothing is stored and nobody is told yet. */
public final class Scribe {
    /** Only the one who asked sees it. */
    public static final int EPHEMERAL = 64;
    /** The bot is thinking. */
    public static final int LOADING = 128;

    private static final int REPLY = 19;
    private static final int MAY_BE_SET = 4 | 4096 | 8192 | MessageRules.V2;

    private final World world;
    private final Attachments attachments;
    private final Mentions mentions;

    /**
     * @param base the server's own address, for attachments
     */
    public Scribe(World world, String base) {
        this.world = world;
        this.attachments = new Attachments(world, base);
        this.mentions = new Mentions(world);
    }

    /** A message that somebody sends. */
    public ObjectNode write(String channelId, Call call) {
        ObjectNode body = call.body();
        ObjectNode message = blank(channelId, call.who(), 0);
        message.put("flags", body.path("flags").asInt() & MAY_BE_SET);
        fill(message, body, attachments.store(channelId, call));
        refer(message, channelId, body);
        mentions.write(message, call.who(), body);
        return message;
    }

    /** A message by the system: a thread was made, something was pinned. */
    ObjectNode notice(String channelId, Member author, int type, String content) {
        return blank(channelId, author, type).put("content", content);
    }

    private ObjectNode blank(String channelId, Member author, int type) {
        ObjectNode message = Wire.object()
                .put("id", world.nextId())
                .put("channel_id", channelId)
                .put("type", type)
                .put("content", "")
                .put("timestamp", world.now().toString())
                .putNull("edited_timestamp")
                .put("tts", false)
                .put("pinned", false)
                .put("mention_everyone", false)
                .put("flags", 0);
        message.set("author", author.user());
        for (String list : List.of("mentions", "mention_roles", "attachments", "embeds", "components")) {
            message.putArray(list);
        }
        if (!world.isDirect(channelId)) {
            ObjectNode member = author.member();
            member.remove("user");
            message.set("member", member);
        }
        return message;
    }

    /** A changed copy; what the body does not name stays. */
    public ObjectNode rewrite(ObjectNode message, Call call, String at) {
        ObjectNode whole = call.body().deepCopy();
        boolean isV2 = ((message.path("flags").asInt() | whole.path("flags").asInt()) & MessageRules.V2) != 0;
        for (String part : List.of("content", "embeds", "components")) {
            if (!whole.has(part)) {
                whole.set(part, message.get(part).deepCopy());
            }
        }
        whole.put("flags", isV2 ? MessageRules.V2 : 0);
        ArrayNode files = Attachments.kept(message, call.body());
        MessageRules.check(whole, at, !call.files().isEmpty() || !files.isEmpty());
        files.addAll(attachments.store(message.get("channel_id").asText(), call));
        ObjectNode changed = message.deepCopy();
        fill(changed, whole, files);
        boolean isTextNew = call.body().hasNonNull(isV2 ? "components" : "content");
        if (isTextNew) {
            mentions.write(changed, call.who(), whole);
        }
        return changed.put("edited_timestamp", world.now().toString()).put("flags", flags(message, call.body()));
    }

    private static int flags(ObjectNode message, ObjectNode body) {
        int old = message.path("flags").asInt() & ~LOADING;
        if (!body.hasNonNull("flags")) {
            return old;
        }
        int kept = old & ~(4 | 4096);
        return kept | (body.get("flags").asInt() & MAY_BE_SET);
    }

    private void fill(ObjectNode message, ObjectNode body, ArrayNode files) {
        message.put("content", body.path("content").asText("").strip());
        message.set("attachments", files);
        ArrayNode embeds = message.putArray("embeds");
        for (JsonNode each : body.path("embeds")) {
            ObjectNode embed = each.deepCopy();
            Attachments.resolveEmbed(embed, files);
            embeds.add(embed.put("type", "rich"));
        }
        message.set(
                "components",
                body.path("components").isArray() ? body.get("components").deepCopy() : Wire.array());
        Dressing.dress(Parts.all(message.get("components")), attachments, files);
    }

    private void refer(ObjectNode message, String channelId, ObjectNode body) {
        JsonNode reference = body.path("message_reference");
        String target = reference.path("message_id").asText("");
        if (target.isEmpty()) {
            return;
        }
        ObjectNode referenced;
        try {
            referenced = world.message(channelId, target).deepCopy();
        } catch (Refusal unknown) {
            if (reference.path("fail_if_not_exists").asBoolean(true)) {
                throw Refusal.invalid("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
            }
            return;
        }
        ObjectNode link = message.put("type", REPLY)
                .putObject("message_reference")
                .put("type", 0)
                .put("message_id", target)
                .put("channel_id", channelId);
        if (!world.isDirect(channelId)) {
            link.put("guild_id", TeamWorld.GUILD);
        }
        referenced.remove(List.of("referenced_message", "reactions", "member"));
        message.set("referenced_message", referenced);
    }
}
