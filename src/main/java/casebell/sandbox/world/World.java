package casebell.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Everything that exists in the local Discord. All access holds the world's own lock.
 *
 * <p>What is stored is never changed in place: whoever changes something stores a changed copy, so what was read may be written to a wire in peace.
 * A channel keeps its latest {@value #MOST_MESSAGES} messages.
 */
public final class World {
    /** How many messages a channel keeps. */
    public static final int MOST_MESSAGES = 10_000;

    private final InstantSource clock;
    private final Snowflakes ids;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, ObjectNode> roles = new LinkedHashMap<>();
    private final Map<String, ObjectNode> channels = new LinkedHashMap<>();
    private final Map<String, TreeMap<Long, ObjectNode>> messages = new LinkedHashMap<>();
    private final Map<String, ObjectNode> commands = new LinkedHashMap<>();
    private final Map<String, Map<String, Instant>> threadMembers = new LinkedHashMap<>();
    private final Uploads uploads = new Uploads();
    private final List<Audience> audiences = new CopyOnWriteArrayList<>();

    public World(InstantSource clock) {
        this.clock = clock;
        this.ids = new Snowflakes(clock);
        TeamWorld.members().forEach(m -> members.put(m.id(), m));
        TeamWorld.roleObjects().forEach(r -> roles.put(r.get("id").asText(), r));
        TeamWorld.channelObjects().forEach(c -> channels.put(c.get("id").asText(), c));
    }

    /** A file that was sent with a message. */
    public record Upload(String name, String type, java.nio.ByteBuffer bytes) {}

    /** Hears every event; what each session may see is decided there. The data must not be changed. */
    public interface Audience {
        /**
         * Something happened.
         *
         * @param channelId where; empty for what concerns the whole guild
         * @param onlyFor the user id of the only one who learns of it; empty for everybody who may see the channel
         */
        void hear(String type, ObjectNode data, Optional<String> channelId, Optional<String> onlyFor);
    }

    public void addAudience(Audience audience) {
        audiences.add(audience);
    }

    /** Tells everybody who may see the channel; a channel of the guild names it. */
    public void tell(String type, ObjectNode data, String channelId) {
        ObjectNode told = data.deepCopy();
        if (!isDirect(channelId)) {
            told.put("guild_id", TeamWorld.GUILD);
        }
        audiences.forEach(a -> a.hear(type, told, Optional.of(channelId), Optional.empty()));
    }

    /** Tells everybody. */
    public void tellAll(String type, ObjectNode data) {
        ObjectNode told = data.deepCopy().put("guild_id", TeamWorld.GUILD);
        audiences.forEach(a -> a.hear(type, told, Optional.empty(), Optional.empty()));
    }

    /** Tells one user only. */
    public void tellOnly(String userId, String type, ObjectNode data) {
        ObjectNode told = data.deepCopy();
        audiences.forEach(a -> a.hear(type, told, Optional.empty(), Optional.of(userId)));
    }

    public String nextId() {
        return ids.next();
    }

    public Instant now() {
        return clock.instant();
    }

    public synchronized Collection<Member> members() {
        return List.copyOf(members.values());
    }

    public synchronized Optional<Member> member(String id) {
        return Optional.ofNullable(members.get(id));
    }

    public synchronized Optional<Member> byToken(String token) {
        return members.values().stream().filter(m -> m.token().equals(token)).findFirst();
    }

    public synchronized Member byUsername(String username) {
        return members.values().stream()
                .filter(m -> m.username().equals(username))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody is called " + username));
    }

    public synchronized void replace(Member member) {
        members.put(member.id(), member);
    }

    public synchronized List<ObjectNode> roles() {
        return List.copyOf(roles.values());
    }

    public synchronized Optional<ObjectNode> role(String id) {
        return Optional.ofNullable(roles.get(id));
    }

    public synchronized void putRole(ObjectNode role) {
        roles.put(role.get("id").asText(), role);
    }

    public synchronized List<ObjectNode> channels() {
        return List.copyOf(channels.values());
    }

    public synchronized ObjectNode channel(String id) {
        ObjectNode channel = channels.get(id);
        if (channel == null) {
            throw Refusal.unknownChannel();
        }
        return channel;
    }

    public synchronized String channelByName(String name) {
        return channels.values().stream()
                .filter(c -> c.path("name").asText().equals(name))
                .map(c -> c.get("id").asText())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no channel " + name));
    }

    public synchronized void putChannel(ObjectNode channel) {
        channels.put(channel.get("id").asText(), channel);
    }

    public synchronized void removeChannel(String id) {
        channels.remove(id);
        messages.remove(id);
        threadMembers.remove(id);
    }

    /** Whether it is a direct message channel. */
    public synchronized boolean isDirect(String channelId) {
        ObjectNode channel = channels.get(channelId);
        return channel != null && channel.path("type").asInt() == 1;
    }

    /** Whether it is a thread. */
    public synchronized boolean isThread(String channelId) {
        return channel(channelId).has("thread_metadata");
    }

    /** Who is in a thread, and since when. */
    public synchronized Map<String, Instant> threadMembers(String threadId) {
        return new LinkedHashMap<>(threadMembers.getOrDefault(threadId, Map.of()));
    }

    /** Puts somebody into a thread; false when already there. */
    public synchronized boolean join(String threadId, String userId) {
        return threadMembers
                        .computeIfAbsent(threadId, t -> new LinkedHashMap<>())
                        .putIfAbsent(userId, now())
                == null;
    }

    /** Takes somebody out of a thread; false when not there. */
    public synchronized boolean leave(String threadId, String userId) {
        Map<String, Instant> there = threadMembers.get(threadId);
        return there != null && there.remove(userId) != null;
    }

    /** Stores a message, or its changed copy; the oldest of too many go. */
    public synchronized void putMessage(ObjectNode message) {
        String channel = message.get("channel_id").asText();
        TreeMap<Long, ObjectNode> all = messages.computeIfAbsent(channel, c -> new TreeMap<>());
        boolean isNew = all.put(Long.parseUnsignedLong(message.get("id").asText()), message) == null;
        if (all.size() > MOST_MESSAGES) {
            all.pollFirstEntry();
        }
        ObjectNode home = channels.get(channel);
        if (home != null && isNew) {
            channels.put(
                    channel,
                    home.deepCopy().put("last_message_id", message.get("id").asText()));
        }
    }

    public synchronized ObjectNode message(String channelId, String id) {
        TreeMap<Long, ObjectNode> all = messages.get(channelId);
        ObjectNode message = all == null ? null : all.get(Snowflakes.number(id));
        if (message == null) {
            throw Refusal.unknownMessage();
        }
        return message;
    }

    public synchronized void removeMessage(String channelId, String id) {
        message(channelId, id);
        messages.getOrDefault(channelId, new TreeMap<>()).remove(Snowflakes.number(id));
    }

    /** The messages of a channel, oldest first. */
    public synchronized List<ObjectNode> messages(String channelId) {
        return List.copyOf(messages.getOrDefault(channelId, new TreeMap<>()).values());
    }

    /** At most so many messages, newest first, that are older than this one. */
    public synchronized List<ObjectNode> before(String channelId, long id, int most) {
        return messages.getOrDefault(channelId, new TreeMap<>()).headMap(id, false).descendingMap().values().stream()
                .limit(most)
                .toList();
    }

    /** At most so many messages, oldest first, that are newer than this one, or this one too. */
    public synchronized List<ObjectNode> after(String channelId, long id, boolean inclusive, int most) {
        NavigableMap<Long, ObjectNode> later =
                messages.getOrDefault(channelId, new TreeMap<>()).tailMap(id, inclusive);
        return later.values().stream().limit(most).toList();
    }

    public synchronized Collection<ObjectNode> commands() {
        return List.copyOf(commands.values());
    }

    public synchronized void putCommand(ObjectNode command) {
        commands.put(command.get("id").asText(), command);
    }

    public synchronized void removeCommand(String id) {
        commands.remove(id);
    }

    public synchronized void putUpload(String path, Upload upload) {
        uploads.put(path, upload);
    }

    public synchronized Optional<Upload> upload(String path) {
        return uploads.find(path);
    }

    /** What the member may do anywhere in the guild. */
    public synchronized long rights(Member member) {
        return Permissions.ofGuild(member, roles.values());
    }

    /** What the member may do in a channel; a thread is as its parent, a private one only for those in it. */
    public synchronized long rights(Member member, String channelId) {
        ObjectNode channel = channel(channelId);
        int type = channel.get("type").asInt();
        if (type == 1) {
            return isRecipient(channel, member.id()) ? Right.all() & ~Right.ADMINISTRATOR.mask() : 0;
        }
        if (!channel.has("thread_metadata")) {
            return Permissions.inChannel(member, roles.values(), channel, false);
        }
        ObjectNode parent = channel(channel.get("parent_id").asText());
        long rights = Permissions.inChannel(member, roles.values(), parent, true);
        boolean isInside = threadMembers.getOrDefault(channelId, Map.of()).containsKey(member.id());
        return type != 12 || isInside || Right.MANAGE_THREADS.in(rights) ? rights : 0;
    }

    private static boolean isRecipient(ObjectNode channel, String userId) {
        for (JsonNode each : channel.path("recipients")) {
            if (each.path("id").asText().equals(userId)) {
                return true;
            }
        }
        return false;
    }

    /** Refuses when the member may not see the channel, or lacks one of the rights. */
    public void demand(Member member, String channelId, Right... needed) {
        long rights = rights(member, channelId);
        if (!Right.VIEW_CHANNEL.in(rights)) {
            throw Refusal.missingAccess();
        }
        for (Right right : needed) {
            if (!right.in(rights)) {
                throw Refusal.missingPermissions();
            }
        }
    }

    /** Refuses when the member lacks the right in the guild. */
    public void demandInGuild(Member member, Right right) {
        if (!right.in(rights(member))) {
            throw Refusal.missingPermissions();
        }
    }

    public boolean canSee(Member member, String channelId) {
        return Right.VIEW_CHANNEL.in(rights(member, channelId));
    }
}
