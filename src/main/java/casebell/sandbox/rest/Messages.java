package casebell.sandbox.rest;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Right;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages: sent, edited, deleted, listed, reacted to. */
public final class Messages {
    static final int EPHEMERAL = 64;

    private static final Pattern USER = Pattern.compile("<@!?([0-9]{1,20})>");
    private static final Pattern ROLE = Pattern.compile("<@&([0-9]{1,20})>");
    private static final int MOST_NONCES = 2000;

    private final World world;
    private final String base;
    private final Map<String, String> nonces = new LinkedHashMap<>();

    /**
     * @param base the server's own address, for attachments
     */
    public Messages(World world, String base) {
        this.world = world;
        this.base = base;
    }

    ObjectNode create(String channelId, Call call) {
        world.demand(call.who(), channelId, isThread(channelId) ? Right.SEND_MESSAGES_IN_THREADS : Right.SEND_MESSAGES);
        MessageRules.check(call.body(), !call.files().isEmpty());
        String nonce = call.body().path("nonce").asText("");
        synchronized (world) {
            String key = channelId + "|" + call.who().id() + "|" + nonce;
            if (call.body().path("enforce_nonce").asBoolean() && nonces.containsKey(key)) {
                return world.message(channelId, String.valueOf(nonces.get(key)));
            }
            ObjectNode message = build(channelId, call.who(), call.body(), call.files());
            if (!nonce.isEmpty()) {
                message.set("nonce", call.body().get("nonce"));
                remember(key, message.get("id").asText());
            }
            world.putMessage(message);
            world.tell("MESSAGE_CREATE", message.deepCopy().put("guild_id", TeamWorld.GUILD), channelId);
            message.remove("nonce");
            return message;
        }
    }

    private void remember(String key, String id) {
        nonces.put(key, id);
        if (nonces.size() > MOST_NONCES) {
            nonces.remove(nonces.keySet().iterator().next());
        }
    }

    /** A message as it will be stored; nobody is told yet. */
    public ObjectNode build(String channelId, Member author, ObjectNode body, List<Call.File> files) {
        String id = world.nextId();
        ObjectNode message = Wire.object()
                .put("id", id)
                .put("channel_id", channelId)
                .put("type", body.has("message_reference") ? 19 : 0)
                .put("timestamp", world.now().toString())
                .putNull("edited_timestamp")
                .put("tts", false)
                .put("pinned", false)
                .put("flags", body.path("flags").asInt());
        message.set("author", author.user());
        if (!author.bot()) {
            ObjectNode member = author.member();
            member.remove("user");
            message.set("member", member);
        }
        fill(message, body, files);
        mention(message, author, body);
        reference(message, channelId, body);
        return message;
    }

    private void fill(ObjectNode message, ObjectNode body, List<Call.File> files) {
        message.put("content", body.path("content").asText(""));
        ArrayNode embeds = message.putArray("embeds");
        ArrayNode attachments = message.putArray("attachments");
        Map<String, String> urls = attach(message, attachments, files);
        for (JsonNode each : body.path("embeds")) {
            ObjectNode embed = each.deepCopy();
            embed.put("type", "rich");
            for (String part : List.of("image", "thumbnail")) {
                String url = embed.path(part).path("url").asText("");
                if (url.startsWith("attachment://") && embed.get(part) instanceof ObjectNode picture) {
                    String real = urls.getOrDefault(url.substring(13), url);
                    picture.put("url", real).put("proxy_url", real);
                }
            }
            embeds.add(embed);
        }
        message.set(
                "components",
                body.path("components").isArray() ? body.get("components").deepCopy() : Wire.array());
        number(message.get("components"), new int[] {0});
    }

    /** Gives every component the number that Discord would give it. */
    private static void number(JsonNode components, int[] last) {
        for (JsonNode each : components) {
            if (each instanceof ObjectNode component) {
                if (component.path("id").asInt() == 0) {
                    component.put("id", ++last[0]);
                }
                number(component.path("components"), last);
            }
        }
    }

    private Map<String, String> attach(ObjectNode message, ArrayNode attachments, List<Call.File> files) {
        Map<String, String> urls = new LinkedHashMap<>();
        for (Call.File file : files) {
            String id = world.nextId();
            String path = "/attachments/" + message.get("channel_id").asText() + "/" + id + "/"
                    + file.name().replaceAll("[^A-Za-z0-9._-]", "_");
            world.putUpload(path, file.upload());
            attachments
                    .addObject()
                    .put("id", id)
                    .put("filename", file.name())
                    .put("size", file.bytes().remaining())
                    .put("url", base + path)
                    .put("proxy_url", base + path)
                    .put("content_type", file.type());
            urls.put(file.name(), base + path);
        }
        return urls;
    }

    private void mention(ObjectNode message, Member author, ObjectNode body) {
        String content = message.get("content").asText();
        JsonNode allowed = body.path("allowed_mentions");
        boolean free = !body.has("allowed_mentions");
        Set<String> parse = new LinkedHashSet<>();
        allowed.path("parse").forEach(p -> parse.add(p.asText()));
        boolean everybody = (free || parse.contains("everyone"))
                && (content.contains("@everyone") || content.contains("@here"))
                && may(author, message, Right.MENTION_EVERYONE);
        ArrayNode mentions = message.putArray("mentions");
        for (String id : named(USER, content)) {
            if (free || parse.contains("users") || contains(allowed.path("users"), id)) {
                world.member(id).ifPresent(m -> mentions.add(m.user()));
            }
        }
        ArrayNode roles = message.putArray("mention_roles");
        for (String id : named(ROLE, content)) {
            boolean wanted = free || parse.contains("roles") || contains(allowed.path("roles"), id);
            boolean mentionable = world.roles().stream()
                    .anyMatch(r -> r.get("id").asText().equals(id)
                            && (r.path("mentionable").asBoolean() || may(author, message, Right.MENTION_EVERYONE)));
            if (wanted && mentionable) {
                roles.add(id);
            }
        }
        message.put("mention_everyone", everybody);
    }

    private boolean may(Member author, ObjectNode message, Right right) {
        return (world.rights(author, message.get("channel_id").asText()) & right.mask()) != 0;
    }

    private static Set<String> named(Pattern pattern, String content) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(content);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    private static boolean contains(JsonNode list, String id) {
        for (JsonNode each : list) {
            if (each.asText().equals(id)) {
                return true;
            }
        }
        return false;
    }

    private void reference(ObjectNode message, String channelId, ObjectNode body) {
        String target = body.path("message_reference").path("message_id").asText("");
        if (target.isEmpty()) {
            return;
        }
        message.putObject("message_reference")
                .put("message_id", target)
                .put("channel_id", channelId)
                .put("guild_id", TeamWorld.GUILD);
        ObjectNode referenced = world.message(channelId, target).deepCopy();
        referenced.remove("referenced_message");
        message.set("referenced_message", referenced);
    }

    ObjectNode get(String channelId, String id, Member who) {
        world.demand(who, channelId, Right.READ_MESSAGE_HISTORY);
        return world.message(channelId, id);
    }

    ArrayNode list(String channelId, Member who, Map<String, String> query) {
        world.demand(who, channelId, Right.READ_MESSAGE_HISTORY);
        int limit = Math.max(1, Math.min(100, Integer.parseInt(query.getOrDefault("limit", "50"))));
        List<ObjectNode> all = world.messages(channelId);
        List<ObjectNode> chosen = new ArrayList<>();
        if (query.containsKey("after")) {
            long after = Long.parseUnsignedLong(query.getOrDefault("after", "0"));
            all.stream().filter(m -> id(m) > after).limit(limit).forEach(m -> chosen.add(0, m));
        } else {
            LongPredicate fits = query.containsKey("before")
                    ? i -> i < Long.parseUnsignedLong(query.getOrDefault("before", "0"))
                    : i -> true;
            for (int i = all.size() - 1; i >= 0 && chosen.size() < limit; i--) {
                if (fits.test(id(all.get(i)))) {
                    chosen.add(all.get(i));
                }
            }
        }
        ArrayNode list = Wire.array();
        chosen.forEach(m -> list.add(m.deepCopy()));
        return list;
    }

    private static long id(ObjectNode message) {
        return Long.parseUnsignedLong(message.get("id").asText());
    }

    ObjectNode edit(String channelId, String id, Call call) {
        synchronized (world) {
            ObjectNode message = world.message(channelId, id);
            if (!message.path("author").path("id").asText().equals(call.who().id())) {
                throw Refusal.of(403, 50005, "Cannot edit a message authored by another user");
            }
            return change(message, call, Optional.empty());
        }
    }

    /** Edits a message and tells those who see it; an ephemeral one is told to one person only. */
    ObjectNode change(ObjectNode message, Call call, Optional<String> onlyFor) {
        ObjectNode whole = call.body().deepCopy();
        for (String part : List.of("content", "embeds", "components")) {
            if (!whole.hasNonNull(part) && message.has(part)) {
                whole.set(part, message.get(part).deepCopy());
            }
        }
        whole.put("flags", message.path("flags").asInt() | whole.path("flags").asInt());
        MessageRules.check(
                whole, !call.files().isEmpty() || !message.path("attachments").isEmpty());
        ArrayNode kept = keptAttachments(message, call.body());
        synchronized (world) {
            fill(message, whole, call.files());
            ArrayNode attachments = (ArrayNode) message.get("attachments");
            kept.forEach(attachments::add);
            if (call.body().hasNonNull("content")) {
                mention(message, call.who(), whole);
            }
            message.put("edited_timestamp", world.now().toString())
                    .put("flags", whole.get("flags").asInt());
            if (onlyFor.isPresent()) {
                world.tellOnly(
                        onlyFor.get(), "MESSAGE_UPDATE", message.deepCopy().put("guild_id", TeamWorld.GUILD));
            } else {
                world.tell(
                        "MESSAGE_UPDATE",
                        message.deepCopy().put("guild_id", TeamWorld.GUILD),
                        message.get("channel_id").asText());
            }
            return message;
        }
    }

    private static ArrayNode keptAttachments(ObjectNode message, ObjectNode body) {
        ArrayNode kept = Wire.array();
        for (JsonNode each : message.path("attachments")) {
            boolean named = !body.has("attachments");
            for (JsonNode wanted : body.path("attachments")) {
                named |= wanted.path("id").asText().equals(each.path("id").asText());
            }
            if (named) {
                kept.add(each.deepCopy());
            }
        }
        return kept;
    }

    void delete(String channelId, String id, Member who) {
        ObjectNode message = world.message(channelId, id);
        if (!message.path("author").path("id").asText().equals(who.id())) {
            world.demand(who, channelId, Right.MANAGE_MESSAGES);
        }
        world.removeMessage(channelId, id);
        world.tell(
                "MESSAGE_DELETE",
                Wire.object().put("id", id).put("channel_id", channelId).put("guild_id", TeamWorld.GUILD),
                channelId);
    }

    void react(String channelId, String id, String emoji, Member who, boolean add) {
        world.demand(who, channelId, Right.ADD_REACTIONS);
        synchronized (world) {
            ObjectNode message = world.message(channelId, id);
            ArrayNode reactions = message.get("reactions") instanceof ArrayNode a ? a : message.putArray("reactions");
            ObjectNode entry = reactionOf(reactions, emoji);
            ArrayNode people = (ArrayNode) entry.get("people");
            boolean had = contains(people, who.id());
            if (had == add) {
                return;
            }
            if (add) {
                people.add(who.id());
            } else {
                people.removeIf(p -> p.asText().equals(who.id()));
            }
            entry.put("count", people.size());
            reactions.removeIf(r -> r.path("count").asInt() == 0);
        }
        ObjectNode event = Wire.object()
                .put("user_id", who.id())
                .put("channel_id", channelId)
                .put("message_id", id)
                .put("guild_id", TeamWorld.GUILD)
                .put("burst", false)
                .put("type", 0);
        event.putObject("emoji").putNull("id").put("name", emoji);
        if (add) {
            event.set("member", who.member());
        }
        world.tell(add ? "MESSAGE_REACTION_ADD" : "MESSAGE_REACTION_REMOVE", event, channelId);
    }

    private static ObjectNode reactionOf(ArrayNode reactions, String emoji) {
        for (JsonNode each : reactions) {
            if (each instanceof ObjectNode entry
                    && entry.path("emoji").path("name").asText().equals(emoji)) {
                return entry;
            }
        }
        ObjectNode entry = reactions.addObject().put("count", 0).put("me", false);
        entry.putObject("emoji").putNull("id").put("name", emoji);
        entry.putArray("people");
        return entry;
    }

    private boolean isThread(String channelId) {
        int type = world.channel(channelId).get("type").asInt();
        return type >= 10 && type <= 12;
    }
}
