package casebell.sandbox.rest;

import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Application commands, of the guild or global. */
final class Commands {
    private static final Pattern NAME = Pattern.compile("^[-_'\\p{L}\\p{N}]{1,32}$");

    private final World world;

    Commands(World world) {
        this.world = world;
    }

    ArrayNode list(Optional<String> guild) {
        ArrayNode list = Wire.array();
        world.commands().stream()
                .filter(c -> c.path("guild_id").asText("").equals(guild.orElse("")))
                .forEach(c -> list.add(c.deepCopy()));
        return list;
    }

    /** All that a person may choose from. */
    ObjectNode index() {
        ObjectNode index = Wire.object();
        index.putArray("applications").addObject().put("id", TeamWorld.BOT).put("name", "Casebell");
        ArrayNode commands = index.putArray("application_commands");
        world.commands().forEach(c -> commands.add(c.deepCopy()));
        return index;
    }

    ArrayNode overwrite(Optional<String> guild, JsonNode bodies) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < bodies.size(); i++) {
            check(bodies.get(i), Integer.toString(i));
            if (!names.add(bodies.get(i).path("type").asInt(1)
                    + bodies.get(i).path("name").asText())) {
                throw Refusal.invalid(
                        i + ".name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
            }
        }
        synchronized (world) {
            list(guild).forEach(old -> world.removeCommand(old.get("id").asText()));
            bodies.forEach(body -> store(guild, body, world.nextId()));
            return list(guild);
        }
    }

    ObjectNode create(Optional<String> guild, JsonNode body) {
        check(body, "0");
        return store(guild, body, world.nextId());
    }

    ObjectNode edit(Optional<String> guild, String id, JsonNode body) {
        ObjectNode merged = find(id).deepCopy();
        body.properties().forEach(f -> merged.set(f.getKey(), f.getValue()));
        check(merged, "0");
        return store(guild, merged, id);
    }

    ObjectNode find(String id) {
        return world.commands().stream()
                .filter(c -> c.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.of(404, 10063, "Unknown application command"));
    }

    void delete(String id) {
        find(id);
        world.removeCommand(id);
    }

    private ObjectNode store(Optional<String> guild, JsonNode body, String id) {
        ObjectNode command = body.deepCopy();
        command.put("id", id).put("application_id", TeamWorld.BOT).put("version", world.nextId());
        command.put("type", body.path("type").asInt(1));
        command.put("description", body.path("description").asText(""));
        guild.ifPresent(g -> command.put("guild_id", g));
        world.putCommand(command);
        return command.deepCopy();
    }

    private static void check(JsonNode command, String path) {
        int type = command.path("type").asInt(1);
        String name = command.path("name").asText("");
        if (type == 1) {
            checkName(name, path);
            checkDescription(command, path);
            checkOptions(command.path("options"), path);
        } else if (name.isEmpty() || name.length() > 32) {
            throw Refusal.invalid(path + ".name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 32 in length.");
        }
    }

    private static void checkOptions(JsonNode options, String path) {
        if (options.size() > 25) {
            throw Refusal.invalid(path + ".options", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
        }
        boolean optionalSeen = false;
        for (int i = 0; i < options.size(); i++) {
            JsonNode option = options.get(i);
            String at = path + ".options." + i;
            checkName(option.path("name").asText(""), at);
            checkDescription(option, at);
            if (option.path("choices").size() > 25) {
                throw Refusal.invalid(at + ".choices", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.");
            }
            boolean required = option.path("required").asBoolean();
            if (required && optionalSeen) {
                throw Refusal.invalid(
                        at,
                        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                        "Required options must be placed before non-required options");
            }
            optionalSeen |= option.path("type").asInt() > 2 && !required;
            checkOptions(option.path("options"), at);
        }
    }

    private static void checkName(String name, String path) {
        if (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT))) {
            throw Refusal.invalid(path + ".name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    }

    private static void checkDescription(JsonNode command, String path) {
        String text = command.path("description").asText("");
        if (text.isEmpty() || text.length() > 100) {
            throw Refusal.invalid(
                    path + ".description", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.");
        }
    }
}
