package casebell.sandbox.command;

import casebell.sandbox.chat.Call;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Application commands, of the guild or global. Whoever calls holds the world's lock. */
public final class Commands {
    private static final int CHAT = 1;
    private static final int MOST_CHAT = 100;
    private static final int MOST_OF_A_MENU = 15;

    private final World world;

    public Commands(World world) {
        this.world = world;
    }

    public ArrayNode list(Call call) {
        demandBot(call);
        return list(guild(call));
    }

    private ArrayNode list(Optional<String> guild) {
        ArrayNode list = Wire.array();
        of(guild).forEach(c -> list.add(c.deepCopy()));
        return list;
    }

    private List<ObjectNode> of(Optional<String> guild) {
        return world.commands().stream()
                .filter(c -> c.path("guild_id").asText("").equals(guild.orElse("")))
                .toList();
    }

    private static Optional<String> guild(Call call) {
        return Optional.of(call.at("guild")).filter(g -> !g.isEmpty());
    }

    private static void demandBot(Call call) {
        if (!call.who().bot()) {
            throw Refusal.of(403, 20002, "Only bots can use this endpoint");
        }
        if (!call.at("app").equals(TeamWorld.BOT)) {
            throw Refusal.of(404, 10002, "Unknown Application");
        }
    }

    /** All that a person may choose from. */
    public ObjectNode index() {
        ObjectNode index = Wire.object();
        index.putArray("applications").addObject().put("id", TeamWorld.BOT).put("name", "Casebell");
        ArrayNode commands = index.putArray("application_commands");
        world.commands().forEach(c -> commands.add(c.deepCopy()));
        return index;
    }

    /** Puts these in the place of all; one that was there keeps its id. */
    public ArrayNode overwrite(Call call) {
        demandBot(call);
        JsonNode bodies = call.json();
        Set<String> names = new HashSet<>();
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < bodies.size(); i++) {
            CommandRules.check(bodies.get(i), i + ".");
            if (!names.add(key(bodies.get(i)))) {
                throw Refusal.invalid(
                        i + ".name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
            }
            counts.merge(bodies.get(i).path("type").asInt(CHAT), 1, Integer::sum);
        }
        counts.forEach(Commands::demandRoom);
        List<ObjectNode> before = new ArrayList<>(of(guild(call)));
        before.forEach(old -> world.removeCommand(old.get("id").asText()));
        bodies.forEach(body -> store(guild(call), body, known(before, body).orElseGet(world::nextId)));
        return list(guild(call));
    }

    private static String key(JsonNode command) {
        return command.path("type").asInt(CHAT) + " " + command.path("name").asText();
    }

    private static Optional<String> known(List<ObjectNode> commands, JsonNode body) {
        return commands.stream()
                .filter(c -> key(c).equals(key(body)))
                .map(c -> c.get("id").asText())
                .findFirst();
    }

    private static void demandRoom(int type, int count) {
        int most = type == CHAT ? MOST_CHAT : MOST_OF_A_MENU;
        if (count > most) {
            throw Refusal.of(400, 30032, "Maximum number of application commands reached (" + most + ").");
        }
    }

    /** Makes one; the same name and kind again changes the one that is there. */
    public ObjectNode create(Call call) {
        demandBot(call);
        CommandRules.check(call.body(), "");
        List<ObjectNode> there = of(guild(call));
        Optional<String> known = known(there, call.body());
        if (known.isEmpty()) {
            int type = call.body().path("type").asInt(CHAT);
            long same =
                    there.stream().filter(c -> c.path("type").asInt() == type).count();
            demandRoom(type, (int) same + 1);
        }
        return store(guild(call), call.body(), known.orElseGet(world::nextId));
    }

    public ObjectNode edit(Call call) {
        ObjectNode merged = find(call).deepCopy();
        call.body().properties().forEach(f -> merged.set(f.getKey(), f.getValue()));
        CommandRules.check(merged, "");
        return store(guild(call), merged, call.at("command"));
    }

    public ObjectNode get(Call call) {
        return find(call).deepCopy();
    }

    private ObjectNode find(Call call) {
        demandBot(call);
        return of(guild(call)).stream()
                .filter(c -> c.get("id").asText().equals(call.at("command")))
                .findFirst()
                .orElseThrow(() -> Refusal.of(404, 10063, "Unknown application command"));
    }

    public void delete(Call call) {
        find(call);
        world.removeCommand(call.at("command"));
    }

    private ObjectNode store(Optional<String> guild, JsonNode body, String id) {
        ObjectNode command = body.deepCopy();
        command.put("id", id).put("application_id", TeamWorld.BOT).put("version", world.nextId());
        command.put("type", body.path("type").asInt(CHAT));
        command.put("description", body.path("description").asText(""));
        command.put("nsfw", body.path("nsfw").asBoolean());
        String permissions = body.path("default_member_permissions").asText("");
        command.put("default_member_permissions", body.hasNonNull("default_member_permissions") ? permissions : null);
        for (String list : new String[] {"contexts", "integration_types"}) {
            if (body.path(list).isArray()) {
                ArrayNode numbers = command.putArray(list);
                body.get(list).forEach(n -> numbers.add(n.asInt()));
            }
        }
        guild.ifPresent(g -> command.put("guild_id", g));
        world.putCommand(command);
        return command.deepCopy();
    }
}
