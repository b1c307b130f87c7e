package casebell.sandbox.command;

import casebell.sandbox.chat.Parts;
import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Shown;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Everything that an interaction names by id, as the bot is told it. */
final class Resolved {
    private final World world;
    private final Member who;
    private final String channelId;
    private final ObjectNode found = Wire.object();

    Resolved(World world, Member who, String channelId) {
        this.world = world;
        this.who = who;
        this.channelId = channelId;
    }

    void user(String id, String path) {
        Member member = world.member(id).orElseThrow(() -> unknown(path, "user", id));
        found.withObjectProperty("users").set(id, member.user());
        if (!world.isDirect(channelId)) {
            ObjectNode shown = member.member();
            shown.remove("user");
            shown.put("permissions", Long.toString(world.rights(member, channelId)));
            found.withObjectProperty("members").set(id, shown);
        }
    }

    void role(String id, String path) {
        ObjectNode role = world.role(id).orElseThrow(() -> unknown(path, "role", id));
        found.withObjectProperty("roles").set(id, role.deepCopy());
    }

    void mentionable(String id, String path) {
        if (world.role(id).isPresent()) {
            role(id, path);
        } else {
            user(id, path);
        }
    }

    /** A channel that the person sees, of one of the types when there are any. */
    void channel(String id, JsonNode types, String path) {
        Optional<ObjectNode> channel = world.channels().stream()
                .filter(c -> c.get("id").asText().equals(id))
                .findFirst();
        if (channel.isEmpty() || !world.canSee(who, id)) {
            throw unknown(path, "channel", id);
        }
        boolean fits = types.isEmpty();
        for (JsonNode type : types) {
            fits |= type.asInt() == channel.get().get("type").asInt();
        }
        if (!fits) {
            throw unknown(path, "channel of these types", id);
        }
        ObjectNode shown = Shown.channel(world, channel.get(), who);
        shown.put("permissions", Long.toString(world.rights(who, id)));
        found.withObjectProperty("channels").set(id, shown);
    }

    void message(ObjectNode message) {
        Member bot = world.member(TeamWorld.BOT).orElseThrow();
        found.withObjectProperty("messages").set(message.get("id").asText(), Shown.message(message, bot));
    }

    /** What was chosen in a menu of this kind. */
    void chosen(JsonNode menu, JsonNode values, String path) {
        for (JsonNode value : values) {
            String id = value.asText();
            switch (menu.path("type").asInt()) {
                case Parts.USERS -> user(id, path);
                case Parts.ROLES -> role(id, path);
                case Parts.MENTIONABLES -> mentionable(id, path);
                case Parts.CHANNELS -> channel(id, menu.path("channel_types"), path);
                default -> {
                    // texts name nothing
                }
            }
        }
    }

    private static Refusal unknown(String path, String kind, String id) {
        return Refusal.invalid(path, "BASE_TYPE_CHOICES", "There is no " + kind + " " + id + ".");
    }

    /** Puts it into the data, when there is anything. */
    void into(ObjectNode data) {
        if (found.isEmpty()) {
            data.remove("resolved");
        } else {
            data.set("resolved", found);
        }
    }
}
