package casebell.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that exists in the local Discord. All access holds the world's own lock. */
public final class World {
    private final InstantSource clock;
    private final Snowflakes ids;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final List<ObjectNode> roles = new ArrayList<>();
    private final Map<String, ObjectNode> channels = new LinkedHashMap<>();
    private final Map<String, TreeMap<Long, ObjectNode>> messages = new LinkedHashMap<>();
    private final Map<String, ObjectNode> commands = new LinkedHashMap<>();
    private final Map<String, Upload> uploads = new LinkedHashMap<>();
    private final List<Audience> audiences = new CopyOnWriteArrayList<>();

    public World(InstantSource clock) {
        this.clock = clock;
        this.ids = new Snowflakes(clock);
        TeamWorld.members().forEach(m -> members.put(m.id(), m));
        roles.addAll(TeamWorld.roleObjects());
        TeamWorld.channelObjects().forEach(c -> channels.put(c.get("id").asText(), c));
    }

    /** A file that was sent with a message. */
    public record Upload(String name, String type, java.nio.ByteBuffer bytes) {}

    /** Hears every event; what each session may see is decided there. */
    public interface Audience {
        /**
         * Something happened.
         *
         * @param onlyFor the user id of the only one who learns of it; empty for everybody who may see the channel
         */
        void hear(String type, ObjectNode data, Optional<String> channelId, Optional<String> onlyFor);
    }

    public void addAudience(Audience audience) {
        audiences.add(audience);
    }

    /** Tells everybody who may see the channel. */
    public void tell(String type, ObjectNode data, String channelId) {
        audiences.forEach(a -> a.hear(type, data.deepCopy(), Optional.of(channelId), Optional.empty()));
    }

    /** Tells one user only. */
    public void tellOnly(String userId, String type, ObjectNode data) {
        audiences.forEach(a -> a.hear(type, data.deepCopy(), Optional.empty(), Optional.of(userId)));
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
        return List.copyOf(roles);
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

    public synchronized void putMessage(ObjectNode message) {
        String channel = message.get("channel_id").asText();
        messages.computeIfAbsent(channel, c -> new TreeMap<>())
                .put(Long.parseUnsignedLong(message.get("id").asText()), message);
        ObjectNode home = channels.get(channel);
        if (home != null) {
            home.put("last_message_id", message.get("id").asText());
        }
    }

    public synchronized ObjectNode message(String channelId, String id) {
        ObjectNode message = find(channelId, id);
        if (message == null) {
            throw Refusal.unknownMessage();
        }
        return message;
    }

    private @org.jspecify.annotations.Nullable ObjectNode find(String channelId, String id) {
        TreeMap<Long, ObjectNode> all = messages.get(channelId);
        return all == null || !id.matches("[0-9]{1,20}") ? null : all.get(Long.parseUnsignedLong(id));
    }

    public synchronized void removeMessage(String channelId, String id) {
        message(channelId, id);
        messages.getOrDefault(channelId, new TreeMap<>()).remove(Long.parseUnsignedLong(id));
    }

    /** The messages of a channel, oldest first. */
    public synchronized List<ObjectNode> messages(String channelId) {
        return List.copyOf(messages.getOrDefault(channelId, new TreeMap<>()).values());
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
        return Optional.ofNullable(uploads.get(path));
    }

    /** What the member may do in a channel; a thread is as its parent. */
    public synchronized long rights(Member member, String channelId) {
        long rights = 0;
        for (ObjectNode role : roles) {
            String id = role.get("id").asText();
            if (id.equals(TeamWorld.GUILD) || member.roles().contains(id)) {
                rights |= role.get("permissions").asLong();
            }
        }
        if ((rights & Right.ADMINISTRATOR.mask()) != 0) {
            return Right.all();
        }
        ObjectNode channel = channel(channelId);
        int type = channel.get("type").asInt();
        if (type == 1) {
            return channel.path("recipients").toString().contains(member.id()) ? Right.all() : 0;
        }
        ObjectNode ruling =
                type >= 10 && type <= 12 ? channel(channel.get("parent_id").asText()) : channel;
        return overwritten(rights, member, ruling.path("permission_overwrites"));
    }

    private static long overwritten(long rights, Member member, JsonNode overwrites) {
        long allow = 0;
        long deny = 0;
        long result = rights;
        for (JsonNode each : overwrites) {
            String id = each.get("id").asText();
            if (id.equals(TeamWorld.GUILD)) {
                result = (result & ~each.get("deny").asLong())
                        | each.get("allow").asLong();
            } else if (member.roles().contains(id)) {
                allow |= each.get("allow").asLong();
                deny |= each.get("deny").asLong();
            }
        }
        result = (result & ~deny) | allow;
        for (JsonNode each : overwrites) {
            if (each.get("id").asText().equals(member.id())) {
                result = (result & ~each.get("deny").asLong())
                        | each.get("allow").asLong();
            }
        }
        return result;
    }

    /** Refuses when the member may not see the channel, or lacks the right. */
    public void demand(Member member, String channelId, Right right) {
        long rights = rights(member, channelId);
        if ((rights & Right.VIEW_CHANNEL.mask()) == 0) {
            throw Refusal.missingAccess();
        }
        if ((rights & right.mask()) == 0) {
            throw Refusal.missingPermissions();
        }
    }

    public boolean canSee(Member member, String channelId) {
        return (rights(member, channelId) & Right.VIEW_CHANNEL.mask()) != 0;
    }
}
