package casebell.sandbox.chat;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Right;
import casebell.sandbox.world.Shown;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Threads: opened on a message or alone, archived and woken, with their members. Whoever calls holds the world's lock. */
public final class Threads {
    private static final int PUBLIC = 11;
    private static final int PRIVATE = 12;
    private static final int CREATED_NOTICE = 18;
    private static final int STARTER_NOTICE = 21;
    private static final int HAS_THREAD = 32;
    private static final Set<Integer> ARCHIVED_AFTER = Set.of(60, 1440, 4320, 10080);

    private final World world;
    private final Scribe scribe;

    public Threads(World world, Scribe scribe) {
        this.world = world;
        this.scribe = scribe;
    }

    /** On a message; the thread has the message's id. */
    public ObjectNode openOn(Call call) {
        String parent = call.at("channel");
        demandText(parent);
        world.demand(call.who(), parent, Right.CREATE_PUBLIC_THREADS, Right.READ_MESSAGE_HISTORY);
        check(call.body());
        ObjectNode starter = world.message(parent, call.at("message"));
        if (starter.has("thread")) {
            throw Refusal.of(400, 160004, "A thread has already been created for this message");
        }
        ObjectNode thread = thread(call.at("message"), PUBLIC, call);
        open(thread, call.who());
        ObjectNode changed = starter.deepCopy();
        changed.put("flags", starter.path("flags").asInt() | HAS_THREAD).set("thread", thread.deepCopy());
        world.putMessage(changed);
        world.tell("MESSAGE_UPDATE", Shown.message(changed, call.who()), parent);
        ObjectNode first = scribe.notice(call.at("message"), call.who(), STARTER_NOTICE, "");
        first.putObject("message_reference")
                .put("type", 0)
                .put("message_id", call.at("message"))
                .put("channel_id", parent)
                .put("guild_id", TeamWorld.GUILD);
        world.putMessage(first);
        return Shown.channel(world, world.channel(call.at("message")), call.who());
    }

    /** Alone; private when the type is not told. */
    public ObjectNode open(Call call) {
        String parent = call.at("channel");
        demandText(parent);
        int type = call.body().path("type").asInt(PRIVATE);
        if (type != PUBLIC && type != PRIVATE) {
            throw Refusal.notOneOf("type", "10, 11, 12");
        }
        world.demand(call.who(), parent, type == PUBLIC ? Right.CREATE_PUBLIC_THREADS : Right.CREATE_PRIVATE_THREADS);
        check(call.body());
        ObjectNode thread = thread(world.nextId(), type, call);
        String id = thread.get("id").asText();
        open(thread, call.who());
        if (type == PUBLIC) {
            ObjectNode notice = scribe.notice(
                    parent, call.who(), CREATED_NOTICE, call.body().get("name").asText());
            notice.putObject("message_reference")
                    .put("type", 0)
                    .put("channel_id", id)
                    .put("guild_id", TeamWorld.GUILD);
            world.putMessage(notice);
            world.tell("MESSAGE_CREATE", notice, parent);
        }
        return Shown.channel(world, world.channel(id), call.who());
    }

    private void demandText(String parent) {
        int type = world.channel(parent).path("type").asInt();
        if (type == 1) {
            throw Refusal.of(403, 50003, "Cannot execute action on a DM channel");
        }
        if (type != 0 && type != 5) {
            throw Refusal.of(400, 50024, "Cannot execute action on this channel type");
        }
    }

    private static void check(JsonNode body) {
        Rules.between(body.path("name"), "name", 1, 100);
        archiveDuration(body);
    }

    private static void archiveDuration(JsonNode body) {
        JsonNode minutes = body.path("auto_archive_duration");
        if (minutes.isNumber() && !ARCHIVED_AFTER.contains(minutes.asInt())) {
            throw Refusal.notOneOf("auto_archive_duration", "60, 1440, 4320, 10080");
        }
    }

    private void open(ObjectNode thread, Member who) {
        String id = thread.get("id").asText();
        world.putChannel(thread);
        world.join(id, who.id());
        ObjectNode told = thread.deepCopy().put("newly_created", true);
        world.tell("THREAD_CREATE", told, id);
    }

    private ObjectNode thread(String id, int type, Call call) {
        JsonNode body = call.body();
        String now = world.now().toString();
        ObjectNode thread = Wire.object()
                .put("id", id)
                .put("type", type)
                .put("guild_id", TeamWorld.GUILD)
                .put("parent_id", call.at("channel"))
                .put("name", body.get("name").asText())
                .put("owner_id", call.who().id())
                .put("message_count", 0)
                .put("member_count", 1)
                .put("total_message_sent", 0)
                .put("rate_limit_per_user", body.path("rate_limit_per_user").asInt())
                .put("flags", 0)
                .putNull("last_message_id");
        ObjectNode metadata = thread.putObject("thread_metadata")
                .put("archived", false)
                .put("auto_archive_duration", body.path("auto_archive_duration").asInt(1440))
                .put("archive_timestamp", now)
                .put("locked", false)
                .put("create_timestamp", now);
        if (type == PRIVATE) {
            metadata.put("invitable", body.path("invitable").asBoolean(true));
        }
        return thread;
    }

    /** Archives, wakes, locks or renames: its maker may, except for locks, and whoever manages threads. */
    ObjectNode modify(Call call) {
        String id = call.at("channel");
        ObjectNode thread = world.channel(id).deepCopy();
        world.demand(call.who(), id);
        JsonNode body = call.body();
        ObjectNode metadata = (ObjectNode) thread.get("thread_metadata");
        boolean isLocked = metadata.path("locked").asBoolean();
        boolean isManager = Right.MANAGE_THREADS.in(world.rights(call.who(), id));
        boolean isMaker = thread.path("owner_id").asText().equals(call.who().id());
        boolean wakesOnly = body.size() == 1
                && body.path("archived").isBoolean()
                && !body.get("archived").asBoolean();
        boolean isAllowed = isManager
                || (isMaker && !isLocked && !body.has("locked") && !body.has("rate_limit_per_user"))
                || (wakesOnly && !isLocked);
        if (!isAllowed) {
            throw Refusal.missingPermissions();
        }
        boolean staysArchived =
                metadata.path("archived").asBoolean() && body.path("archived").asBoolean(true);
        if (staysArchived && !body.has("archived") && !body.has("locked")) {
            throw Refusal.of(400, 50083, "Thread is archived");
        }
        if (body.has("name")) {
            Rules.between(body.get("name"), "name", 1, 100);
            thread.set("name", body.get("name"));
        }
        archiveDuration(body);
        for (String part : new String[] {"archived", "locked", "auto_archive_duration", "invitable"}) {
            if (body.hasNonNull(part)) {
                metadata.set(part, body.get(part));
            }
        }
        if (body.has("archived")) {
            metadata.put("archive_timestamp", world.now().toString());
        }
        update(thread);
        return Shown.channel(world, thread, call.who());
    }

    private void update(ObjectNode thread) {
        world.putChannel(thread);
        world.tell("THREAD_UPDATE", thread, thread.get("id").asText());
    }

    void delete(Call call) {
        String id = call.at("channel");
        world.demand(call.who(), id, Right.MANAGE_THREADS);
        ObjectNode thread = world.channel(id);
        ObjectNode told = Wire.object().put("id", id);
        told.set("type", thread.get("type"));
        told.set("parent_id", thread.get("parent_id"));
        world.tell("THREAD_DELETE", told, id);
        world.removeChannel(id);
        String parent = thread.get("parent_id").asText();
        world.messages(parent).stream()
                .filter(m -> m.get("id").asText().equals(id))
                .findFirst()
                .ifPresent(starter -> {
                    ObjectNode without = starter.deepCopy();
                    without.remove("thread");
                    without.put("flags", starter.path("flags").asInt() & ~HAS_THREAD);
                    world.putMessage(without);
                    world.tell("MESSAGE_UPDATE", Shown.message(without, call.who()), parent);
                });
    }

    /** A message wakes an archived thread, unless it is locked; who writes is in it from then on. */
    public void wake(String id, Member who) {
        ObjectNode thread = world.channel(id);
        boolean isLocked = thread.path("thread_metadata").path("locked").asBoolean();
        if (isLocked && !Right.MANAGE_THREADS.in(world.rights(who, id))) {
            throw Refusal.of(400, 160005, "Thread is locked");
        }
        if (thread.path("thread_metadata").path("archived").asBoolean()) {
            ObjectNode woken = thread.deepCopy();
            ((ObjectNode) woken.get("thread_metadata"))
                    .put("archived", false)
                    .put("archive_timestamp", world.now().toString());
            update(woken);
        }
        if (world.join(id, who.id())) {
            tellMembers(id, who.id(), true);
        }
    }

    /** Refuses what an archived thread does not allow. */
    void demandAwake(String id) {
        if (world.channel(id).path("thread_metadata").path("archived").asBoolean()) {
            throw Refusal.of(400, 50083, "Thread is archived");
        }
    }

    /** Counts messages that came or went. */
    public void count(String id, int more) {
        ObjectNode thread = world.channel(id).deepCopy();
        thread.put("message_count", Math.max(0, thread.path("message_count").asInt() + more));
        if (more > 0) {
            thread.put("total_message_sent", thread.path("total_message_sent").asInt() + more);
        }
        world.putChannel(thread);
    }

    /** Somebody joins, or is put in. */
    public void join(Call call, String userId) {
        String id = call.at("channel");
        demandThread(id);
        boolean isSelf = userId.equals(call.who().id());
        world.demand(call.who(), id);
        if (!isSelf) {
            world.demand(call.who(), id, Right.SEND_MESSAGES_IN_THREADS);
        }
        demandAwake(id);
        Member member = world.member(userId).orElseThrow(() -> Refusal.of(404, 10013, "Unknown User"));
        if (!world.canSee(member, world.channel(id).get("parent_id").asText())) {
            throw Refusal.missingAccess();
        }
        if (world.join(id, userId)) {
            if (world.channel(id).path("type").asInt() == PRIVATE) {
                world.tellOnly(userId, "THREAD_CREATE", Shown.channel(world, world.channel(id), member));
            }
            tellMembers(id, userId, true);
        }
    }

    /** Somebody leaves, or is taken out. */
    public void leave(Call call, String userId) {
        String id = call.at("channel");
        demandThread(id);
        world.demand(call.who(), id);
        boolean isMaker =
                world.channel(id).path("owner_id").asText().equals(call.who().id())
                        && world.channel(id).path("type").asInt() == PRIVATE;
        if (!userId.equals(call.who().id()) && !isMaker) {
            world.demand(call.who(), id, Right.MANAGE_THREADS);
        }
        demandAwake(id);
        if (!world.threadMembers(id).containsKey(userId)) {
            throw Refusal.of(404, 10007, "Unknown Member");
        }
        tellMembers(id, userId, false);
        world.leave(id, userId);
    }

    private void demandThread(String id) {
        if (!world.isThread(id)) {
            throw Refusal.of(400, 50024, "Cannot execute action on this channel type");
        }
    }

    private void tellMembers(String id, String userId, boolean hasJoined) {
        int count = world.threadMembers(id).size() - (hasJoined ? 0 : 1);
        ObjectNode told = Wire.object().put("id", id).put("member_count", count);
        ArrayNode added = told.putArray("added_members");
        ArrayNode removed = told.putArray("removed_member_ids");
        if (hasJoined) {
            ObjectNode entry = added.addObject();
            entry.setAll(member(id, userId));
            world.member(userId).ifPresent(m -> entry.set("member", m.member()));
            entry.putNull("presence");
        } else {
            removed.add(userId);
        }
        world.tell("THREAD_MEMBERS_UPDATE", told, id);
    }

    private ObjectNode member(String id, String userId) {
        var since = world.threadMembers(id).get(userId);
        if (since == null) {
            throw Refusal.of(404, 10007, "Unknown Member");
        }
        return Shown.threadMember(id, userId, since);
    }

    /** One member of a thread. */
    public ObjectNode memberOf(Call call) {
        world.demand(call.who(), call.at("channel"));
        return shownMember(call, call.at("user"));
    }

    private ObjectNode shownMember(Call call, String userId) {
        ObjectNode shown = member(call.at("channel"), userId);
        if (call.asked("with_member").map(Boolean::valueOf).orElse(false)) {
            world.member(userId).ifPresent(m -> shown.set("member", m.member()));
        }
        return shown;
    }

    /** Who is in it. */
    public ArrayNode members(Call call) {
        world.demand(call.who(), call.at("channel"));
        demandThread(call.at("channel"));
        ArrayNode list = Wire.array();
        world.threadMembers(call.at("channel")).keySet().forEach(u -> list.add(shownMember(call, u)));
        return list;
    }

    /** The threads of the guild that are not archived. */
    public ObjectNode active(Member who) {
        return list(who, t -> !t.path("thread_metadata").path("archived").asBoolean());
    }

    /** The archived ones of a channel, of one kind. */
    public ObjectNode archived(Call call, boolean isPrivate) {
        String parent = call.at("channel");
        world.demand(call.who(), parent, Right.READ_MESSAGE_HISTORY);
        return list(
                call.who(),
                t -> t.path("thread_metadata").path("archived").asBoolean()
                        && t.path("parent_id").asText().equals(parent)
                        && t.path("type").asInt() == (isPrivate ? PRIVATE : PUBLIC));
    }

    private ObjectNode list(Member who, java.util.function.Predicate<ObjectNode> fits) {
        ObjectNode answer = Wire.object();
        ArrayNode threads = answer.putArray("threads");
        ArrayNode members = answer.putArray("members");
        for (ObjectNode each : world.channels()) {
            String id = each.get("id").asText();
            if (each.has("thread_metadata") && fits.test(each) && world.canSee(who, id)) {
                ObjectNode shown = Shown.channel(world, each, who);
                threads.add(shown);
                if (shown.has("member")) {
                    members.add(shown.get("member").deepCopy());
                }
            }
        }
        return answer.put("has_more", false);
    }
}
