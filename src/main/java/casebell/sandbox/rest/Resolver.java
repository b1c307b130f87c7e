package casebell.sandbox.rest;

import casebell.sandbox.world.Member;
import casebell.sandbox.world.Refusal;
import casebell.sandbox.world.Right;
import casebell.sandbox.world.TeamWorld;
import casebell.sandbox.world.Wire;
import casebell.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Makes the event that the bot receives from what a person did: with everything that it names, resolved. */
final class Resolver {
    private final World world;
    private final Map<String, ObjectNode> ephemeral;

    Resolver(World world, Map<String, ObjectNode> ephemeral) {
        this.world = world;
        this.ephemeral = ephemeral;
    }

    ObjectNode event(Member who, JsonNode wanted) {
        String channelId = wanted.path("channel_id").asText();
        int type = wanted.path("type").asInt();
        world.demand(who, channelId, type == 2 || type == 4 ? Right.USE_APPLICATION_COMMANDS : Right.VIEW_CHANNEL);
        ObjectNode event = Wire.object()
                .put("id", world.nextId())
                .put("application_id", TeamWorld.BOT)
                .put("type", type)
                .put("channel_id", channelId)
                .put("version", 1)
                .put("locale", "en-US")
                .put("app_permissions", Long.toString(world.rights(bot(), channelId)))
                .put("attachment_size_limit", 10_485_760);
        event.set("channel", world.channel(channelId).deepCopy());
        event.putArray("entitlements");
        if (world.channel(channelId).path("type").asInt() == 1) {
            event.put("context", 1);
            event.putObject("authorizing_integration_owners").put("0", "0");
            event.set("user", who.user());
        } else {
            placeInGuild(event, who, channelId);
        }
        event.set("data", data(type, wanted.path("data"), channelId));
        String messageId = wanted.path("message_id").asText("");
        if (!messageId.isEmpty()) {
            event.set("message", message(channelId, messageId, type, wanted.path("data")));
        }
        return event;
    }

    private void placeInGuild(ObjectNode event, Member who, String channelId) {
        event.put("context", 0).put("guild_id", TeamWorld.GUILD).put("guild_locale", "en-US");
        event.putObject("guild")
                .put("id", TeamWorld.GUILD)
                .put("locale", "en-US")
                .putArray("features");
        event.putObject("authorizing_integration_owners").put("0", TeamWorld.GUILD);
        ObjectNode member = who.member();
        member.put("permissions", Long.toString(world.rights(who, channelId)));
        event.set("member", member);
    }

    private Member bot() {
        return world.member(TeamWorld.BOT).orElseThrow();
    }

    /** The message that was pressed; a component that is not on it cannot be pressed. */
    private ObjectNode message(String channelId, String id, int type, JsonNode data) {
        ObjectNode hidden = ephemeral.get(id);
        ObjectNode message = (hidden != null ? hidden : world.message(channelId, id)).deepCopy();
        String customId = data.path("custom_id").asText();
        if (type == 3
                && !message.path("components")
                        .toString()
                        .contains(Wire.write(Wire.object().put("c", customId))
                                .substring(5)
                                .replace("}", ""))) {
            throw Refusal.invalid("data.custom_id", "COMPONENT_VALIDATION_FAILED", "Component validation failed");
        }
        return message;
    }

    private ObjectNode data(int type, JsonNode wanted, String channelId) {
        ObjectNode data = wanted.isObject() ? wanted.deepCopy() : Wire.object();
        if (type == 2 || type == 4) {
            command(data, channelId);
        } else if (type == 3) {
            data.put("component_type", data.path("component_type").asInt(2));
            if (data.get("component_type").asInt() != 2 && !data.has("values")) {
                data.putArray("values");
            }
        } else if (type == 5) {
            number(data.path("components"), new int[] {0});
        }
        return data;
    }

    private void command(ObjectNode data, String channelId) {
        ObjectNode command = world.commands().stream()
                .filter(c -> c.get("id").asText().equals(data.path("id").asText())
                        || (!data.has("id")
                                && c.path("name")
                                        .asText()
                                        .equals(data.path("name").asText())
                                && c.path("type").asInt(1) == data.path("type").asInt(1)))
                .findFirst()
                .orElseThrow(() -> Refusal.of(404, 10063, "Unknown application command"));
        data.put("id", command.get("id").asText());
        data.put("name", command.get("name").asText());
        data.put("type", command.get("type").asInt());
        if (command.hasNonNull("guild_id")) {
            data.put("guild_id", command.get("guild_id").asText());
        }
        if (data.hasNonNull("target_id") && command.get("type").asInt() == 3) {
            String target = data.get("target_id").asText();
            data.putObject("resolved")
                    .putObject("messages")
                    .set(target, world.message(channelId, target).deepCopy());
        }
    }

    private static void number(JsonNode components, int[] last) {
        for (JsonNode each : components) {
            if (each instanceof ObjectNode component) {
                if (component.path("id").asInt() == 0) {
                    component.put("id", ++last[0]);
                }
                number(component.path("components"), last);
                if (component.get("component") instanceof ObjectNode inner
                        && inner.path("id").asInt() == 0) {
                    inner.put("id", ++last[0]);
                }
            }
        }
    }
}
