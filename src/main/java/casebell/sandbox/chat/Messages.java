package casebell.sandbox.chat;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Right;
import casebell.sandbox.world.Shown;
import casebell.sandbox.world.Snowflakes;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Messages: sent, edited, deleted, listed, pinned. Whoever calls holds the world's lock. */
public final class Messages {
    private static final Duration BULK_DELETES_WITHIN = Duration.ofDays(14);
    private static final int PINNED_NOTICE = 6;
    private static final int MOST_PINS = 250;

    private final World world;
    private final Scribe scribe;
    private final Threads threads;
    private final Nonces nonces;

    public Messages(World world, Scribe scribe, Threads threads) {
        this.world = world;
        this.scribe = scribe;
        this.threads = threads;
        this.nonces = new Nonces(world);
    }

    public ObjectNode create(Call call) {
        String channelId = call.at("channel");
        boolean isThread = world.isThread(channelId);
        world.demand(call.who(), channelId, isThread ? Right.SEND_MESSAGES_IN_THREADS : Right.SEND_MESSAGES);
        ObjectNode body = call.body();
        if (!call.files().isEmpty()) {
            world.demand(call.who(), channelId, Right.ATTACH_FILES);
        }
        if (!body.path("embeds").isEmpty()) {
            world.demand(call.who(), channelId, Right.EMBED_LINKS);
        }
        MessageRules.check(body, "", !call.files().isEmpty());
        if (body.path("enforce_nonce").asBoolean()) {
            var known = nonces.find(channelId, call.who(), body.path("nonce").asText(""));
            if (known.isPresent()) {
                return Shown.message(known.get(), call.who());
            }
        }
        if (isThread) {
            threads.wake(channelId, call.who());
        }
        ObjectNode message = scribe.write(channelId, call);
        world.putMessage(message);
        ObjectNode told = message.deepCopy();
        if (body.hasNonNull("nonce")) {
            nonces.remember(
                    channelId,
                    call.who(),
                    body.get("nonce").asText(),
                    message.get("id").asText());
            told.set("nonce", body.get("nonce"));
        }
        world.tell("MESSAGE_CREATE", told, channelId);
        if (isThread) {
            threads.count(channelId, 1);
        }
        return Shown.message(told, call.who());
    }

    public ObjectNode get(Call call) {
        world.demand(call.who(), call.at("channel"), Right.READ_MESSAGE_HISTORY);
        return Shown.message(world.message(call.at("channel"), call.at("message")), call.who());
    }

    /** The history: the latest, or before, after or around an id. Newest first, always. */
    public ArrayNode list(Call call) {
        String channelId = call.at("channel");
        world.demand(call.who(), channelId);
        ArrayNode list = Wire.array();
        if (!Right.READ_MESSAGE_HISTORY.in(world.rights(call.who(), channelId))) {
            return list;
        }
        int limit = limit(call, 50);
        List<ObjectNode> chosen = new ArrayList<>();
        if (call.asked("around").isPresent()) {
            long around = Snowflakes.demand(call.asked("around").get(), "around");
            chosen.addAll(world.after(channelId, around, true, limit - limit / 2));
            Collections.reverse(chosen);
            chosen.addAll(world.before(channelId, around, limit / 2));
        } else if (call.asked("after").isPresent()) {
            long after = Snowflakes.demand(call.asked("after").get(), "after");
            chosen.addAll(world.after(channelId, after, false, limit));
            Collections.reverse(chosen);
        } else {
            long before = call.asked("before")
                    .map(b -> Snowflakes.demand(b, "before"))
                    .orElse(Long.MAX_VALUE);
            chosen.addAll(world.before(channelId, before, limit));
        }
        chosen.forEach(m -> list.add(Shown.message(m, call.who())));
        return list;
    }

    static int limit(Call call, int usual) {
        String asked = call.asked("limit").orElse(Integer.toString(usual));
        if (!asked.matches("[0-9]{1,9}")) {
            throw Refusal.invalid("limit", "NUMBER_TYPE_COERCE", "Value \"" + asked + "\" is not int.");
        }
        JsonNode number = Wire.object().numberNode(Integer.parseInt(asked));
        Rules.ranged(number, "limit", 1, 100);
        return number.asInt();
    }

    public ObjectNode edit(Call call) {
        String channelId = call.at("channel");
        world.demand(call.who(), channelId);
        ObjectNode message = world.message(channelId, call.at("message"));
        if (!isBy(message, call.who())) {
            throw Refusal.of(403, 50005, "Cannot edit a message authored by another user");
        }
        if (world.isThread(channelId)) {
            threads.demandAwake(channelId);
        }
        return Shown.message(change(scribe.rewrite(message, call, "")), call.who());
    }

    /** Stores a changed message and tells those who see it. */
    ObjectNode change(ObjectNode changed) {
        world.putMessage(changed);
        ObjectNode told = Shown.message(
                changed,
                world.member(changed.path("author").path("id").asText()).orElseThrow());
        world.tell("MESSAGE_UPDATE", told, changed.get("channel_id").asText());
        return changed;
    }

    private static boolean isBy(ObjectNode message, Member who) {
        return message.path("author").path("id").asText().equals(who.id());
    }

    public void delete(Call call) {
        String channelId = call.at("channel");
        world.demand(call.who(), channelId);
        ObjectNode message = world.message(channelId, call.at("message"));
        if (!isBy(message, call.who())) {
            if (world.isDirect(channelId)) {
                throw Refusal.of(403, 50003, "Cannot execute action on a DM channel");
            }
            world.demand(call.who(), channelId, Right.MANAGE_MESSAGES);
        }
        remove(channelId, call.at("message"));
    }

    /** Removes a message and tells those who saw it. */
    public void remove(String channelId, String id) {
        world.removeMessage(channelId, id);
        world.tell("MESSAGE_DELETE", Wire.object().put("id", id).put("channel_id", channelId), channelId);
        if (world.isThread(channelId)) {
            threads.count(channelId, -1);
        }
    }

    /** Between two and a hundred at once, none older than two weeks; those that are gone already do not matter. */
    public void deleteMany(Call call) {
        String channelId = call.at("channel");
        if (world.isDirect(channelId)) {
            throw Refusal.of(403, 50003, "Cannot execute action on a DM channel");
        }
        world.demand(call.who(), channelId, Right.MANAGE_MESSAGES);
        Rules.sized(call.body().path("messages"), "messages", 2, 100);
        long oldest = world.now().minus(BULK_DELETES_WITHIN).toEpochMilli();
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode each : call.body().path("messages")) {
            long id = Snowflakes.demand(each.asText(), "messages");
            if (Snowflakes.millis(id) < oldest) {
                throw Refusal.of(400, 50034, "You can only bulk delete messages that are under 14 days old.");
            }
            if (world.after(channelId, id, true, 1).stream()
                    .anyMatch(m -> m.get("id").asText().equals(each.asText()))) {
                ids.add(each.asText());
            }
        }
        ids.forEach(id -> world.removeMessage(channelId, id));
        ObjectNode gone = Wire.object().put("channel_id", channelId);
        ids.forEach(gone.putArray("ids")::add);
        world.tell("MESSAGE_DELETE_BULK", gone, channelId);
    }

    /** Pins or unpins. */
    public void pin(Call call, boolean isPinned) {
        String channelId = call.at("channel");
        world.demand(call.who(), channelId);
        long rights = world.rights(call.who(), channelId);
        if (!Right.PIN_MESSAGES.in(rights) && !Right.MANAGE_MESSAGES.in(rights)) {
            throw Refusal.missingPermissions();
        }
        ObjectNode message = world.message(channelId, call.at("message"));
        if (message.path("pinned").asBoolean() == isPinned) {
            return;
        }
        if (isPinned && pinned(channelId).size() >= MOST_PINS) {
            throw Refusal.of(400, 30003, "Maximum number of pins reached (" + MOST_PINS + ")");
        }
        ObjectNode changed = message.deepCopy().put("pinned", isPinned);
        if (isPinned) {
            changed.put("pinned_at", world.now().toString());
        }
        change(changed);
        ObjectNode told = Wire.object()
                .put("channel_id", channelId)
                .put("last_pin_timestamp", world.now().toString());
        world.tell("CHANNEL_PINS_UPDATE", told, channelId);
        if (isPinned) {
            ObjectNode notice = scribe.notice(channelId, call.who(), PINNED_NOTICE, "");
            world.putMessage(notice);
            world.tell("MESSAGE_CREATE", notice, channelId);
        }
    }

    private List<ObjectNode> pinned(String channelId) {
        return world.before(channelId, Long.MAX_VALUE, World.MOST_MESSAGES).stream()
                .filter(m -> m.path("pinned").asBoolean())
                .toList();
    }

    /** The pinned messages of a channel, in the newer form. */
    public ObjectNode pins(Call call) {
        world.demand(call.who(), call.at("channel"), Right.READ_MESSAGE_HISTORY);
        ObjectNode answer = Wire.object().put("has_more", false);
        ArrayNode items = answer.putArray("items");
        for (ObjectNode each : pinned(call.at("channel"))) {
            ObjectNode shown = Shown.message(each, call.who());
            String at = shown.path("pinned_at").asText();
            shown.remove("pinned_at");
            items.addObject().put("pinned_at", at).set("message", shown);
        }
        return answer;
    }
}
